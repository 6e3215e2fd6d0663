import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isTime } from '#engine/resource/validation/events/event.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
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

/** Fields that may not change, by the names that they are reported and written under. */
const IMMUTABLE: readonly (readonly [reported: string, written: keyof EventsV1Event & string])[] = [
  ['involvedObject', 'regarding'],
  ['reason', 'reason'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['type', 'type'],
  ['eventTime', 'eventTime'],
  ['action', 'action'],
  ['related', 'related'],
  ['reportingController', 'reportingController'],
  ['reportingInstance', 'reportingInstance'],
];

/** Of these fields the one that may be there and empty is `related`. */
const isSame = (after: EventsV1Event, before: EventsV1Event, field: keyof EventsV1Event): boolean =>
  semanticallyEqual(after[field], before[field]) && (field !== 'related' || (after.related === undefined) === (before.related === undefined));

/** Follows pkg/apis/core/validation.ValidateEventUpdate. */
export function validateEventUpdate(event: EventsV1Event, old: EventsV1Event, at: Field, errors: FieldError[]): void {
  if (old.series === undefined || !semanticallyEqual(event.series, old.series)) validateSeries(event, at, errors);
  for (const [reported, written] of IMMUTABLE)
    if (!isSame(event, old, written)) errors.push(invalid(child(at, reported), event[written], 'field is immutable', { place: [written], rule: 'immutable-field' }));
}
