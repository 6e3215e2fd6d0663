import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ObjectReference } from '#engine/generated/kubernetes.js';

/** What Events of both groups say, each under its own names. */
export interface LegacyEvent {
  readonly namespace: string;
  readonly involvedObject: ObjectReference | undefined;
  readonly eventTime: string | undefined;
  readonly reportingController: string;
  readonly reportingInstance: string;
  readonly action: string;
  readonly reason: string;
  readonly message: string;
}

/** How the fields are called that are not called alike: where they are reported, and where they are written. */
export interface EventNames {
  readonly reportingController: string;
  readonly involvedObject: string;
  readonly message: string;
}

/** Whether a time is given; the zero time of Go is none. */
export const isTime = (time: string | null | undefined): boolean => typeof time === 'string' && !/^0001-01-01T00:00:00(\.0+)?Z$/.test(time);

/** Whether an Event stands where what it is about is. A namespace that is not given is that of the request, which is not known. */
function agreesWithNamespace({ namespace, involvedObject, eventTime }: LegacyEvent): boolean {
  const involved = involvedObject?.namespace ?? '';
  if (namespace === '' || namespace === 'default') return namespace === '' || involved === '' || involved === namespace || isTime(eventTime);
  if (isTime(eventTime)) return involved !== '' || namespace === 'kube-system';
  return involved === namespace;
}

function validateLength(text: string, at: Field, most: number, errors: FieldError[]): void {
  if (byteLength(text) > most) errors.push(invalid(at, '', `can have at most ${most} characters`));
}

/** Follows pkg/apis/core/validation.legacyValidateEvent. */
export function legacyValidateEvent(event: LegacyEvent, names: EventNames, at: Field, errors: FieldError[]): void {
  if (!agreesWithNamespace(event))
    errors.push(invalid(child(child(at, 'involvedObject'), 'namespace'), event.involvedObject?.namespace ?? '', 'does not match event.namespace', { place: [names.involvedObject, 'namespace'] }));
  if (!isTime(event.eventTime)) return;
  const controller = child(at, names.reportingController);
  if (event.reportingController === '') errors.push(required(controller));
  for (const message of isQualifiedName(event.reportingController)) errors.push(invalid(controller, event.reportingController, message));
  for (const field of ['reportingInstance', 'action', 'reason'] as const) {
    if (event[field] === '') errors.push(required(child(at, field)));
    validateLength(event[field], child(at, field), 128, errors);
  }
  const known = errors.length;
  validateLength(event.message, child(at, 'message'), 1024, errors);
  for (const error of errors.splice(known)) errors.push({ ...error, place: [names.message] });
}
