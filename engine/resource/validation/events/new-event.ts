import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isTime } from '#engine/resource/validation/events/event.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { EventsV1Event } from '#engine/generated/kubernetes.js';

const UNSET = 'needs to be unset';

/** Follows pkg/apis/core/validation.validateV1EventSeries. */
function validateSeries({ series }: EventsV1Event, at: Field, errors: FieldError[]): void {
  if (series === undefined) return;
  const place = child(at, 'series');
  if ((series.count ?? 0) < 2) errors.push(invalid(child(place, 'count'), '', 'should be at least 2'));
  if (!isTime(series.lastObservedTime)) errors.push(required(child(place, 'lastObservedTime')));
}

/** Paths are those of the core group's Event, whose names are older. Follows pkg/apis/core/validation.ValidateEventCreate. */
export function validateEventCreate(event: EventsV1Event, at: Field, errors: FieldError[]): void {
  const { type = '', deprecatedSource } = event;
  validateSeries(event, at, errors);
  if (!isTime(event.eventTime)) errors.push(required(child(at, 'eventTime')));
  if (type !== 'Normal' && type !== 'Warning') errors.push(invalid(child(at, 'type'), '', `has invalid value: ${type}`));
  if (isTime(event.deprecatedFirstTimestamp)) errors.push(invalid(child(at, 'firstTimestamp'), '', UNSET, { place: ['deprecatedFirstTimestamp'] }));
  if (isTime(event.deprecatedLastTimestamp)) errors.push(invalid(child(at, 'lastTimestamp'), '', UNSET, { place: ['deprecatedLastTimestamp'] }));
  if ((event.deprecatedCount ?? 0) !== 0) errors.push(invalid(child(at, 'count'), '', UNSET, { place: ['deprecatedCount'] }));
  if ((deprecatedSource?.component ?? '') !== '' || (deprecatedSource?.host ?? '') !== '') errors.push(invalid(child(at, 'source'), '', UNSET, { place: ['deprecatedSource'] }));
}

/** Whether two objects of texts say the same; an empty text says nothing. */
function sameTexts(left: JsonObject = {}, right: JsonObject = {}): boolean {
  for (const name in left) if ((left[name] ?? '') !== (right[name] ?? '')) return false;
  for (const name in right) if ((left[name] ?? '') !== (right[name] ?? '')) return false;
  return true;
}

/** A time in microseconds: all six digits of them. */
function microTime(time: string | null | undefined): string {
  if (!isTime(time)) return '';
  const [, seconds = '', fraction = '', zone = ''] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(time ?? '') ?? [];
  return `${seconds}.${fraction.slice(0, 6).padEnd(6, '0')}${zone}`;
}

/** Fields that may not change, by the names that they are reported and written under. */
const IMMUTABLE: readonly (readonly [reported: string, written: keyof EventsV1Event & string, isSame: (after: EventsV1Event, before: EventsV1Event) => boolean])[] = [
  ['involvedObject', 'regarding', (after, before) => sameTexts(after.regarding, before.regarding)],
  ['reason', 'reason', (after, before) => (after.reason ?? '') === (before.reason ?? '')],
  ['message', 'note', (after, before) => (after.note ?? '') === (before.note ?? '')],
  ['source', 'deprecatedSource', (after, before) => sameTexts(after.deprecatedSource, before.deprecatedSource)],
  ['firstTimestamp', 'deprecatedFirstTimestamp', (after, before) => (after.deprecatedFirstTimestamp ?? '') === (before.deprecatedFirstTimestamp ?? '')],
  ['lastTimestamp', 'deprecatedLastTimestamp', (after, before) => (after.deprecatedLastTimestamp ?? '') === (before.deprecatedLastTimestamp ?? '')],
  ['count', 'deprecatedCount', (after, before) => (after.deprecatedCount ?? 0) === (before.deprecatedCount ?? 0)],
  ['type', 'type', (after, before) => (after.type ?? '') === (before.type ?? '')],
  ['eventTime', 'eventTime', (after, before) => microTime(after.eventTime) === microTime(before.eventTime)],
  ['action', 'action', (after, before) => (after.action ?? '') === (before.action ?? '')],
  ['related', 'related', (after, before) => (after.related === undefined) === (before.related === undefined) && sameTexts(after.related, before.related)],
  ['reportingController', 'reportingController', (after, before) => (after.reportingController ?? '') === (before.reportingController ?? '')],
  ['reportingInstance', 'reportingInstance', (after, before) => (after.reportingInstance ?? '') === (before.reportingInstance ?? '')],
];

const valueOf = (value: Json | undefined): Json => value ?? null;

/** Follows pkg/apis/core/validation.ValidateEventUpdate. */
export function validateEventUpdate(event: EventsV1Event, old: EventsV1Event, at: Field, errors: FieldError[]): void {
  if (old.series === undefined || !semanticallyEqual(event.series, old.series)) validateSeries(event, at, errors);
  for (const [reported, written, isSame] of IMMUTABLE)
    if (!isSame(event, old)) errors.push(invalid(child(at, reported), valueOf(event[written]), 'field is immutable', { place: [written], rule: 'immutable-field' }));
}
