import { legacyValidateEvent } from '#engine/resource/validation/events/event.js';
import { validateEventCreate, validateEventUpdate } from '#engine/resource/validation/events/new-event.js';
import type { Event, EventsV1Event } from '#engine/generated/kubernetes.js';
import type { EventNames } from '#engine/resource/validation/events/event.js';
import type { Validator, Validators } from '#engine/resource/validation/validation-context.js';

const CORE_NAMES: EventNames = { reportingController: 'reportingComponent', involvedObject: 'involvedObject', message: 'message' };
const NEW_NAMES: EventNames = { reportingController: 'reportingController', involvedObject: 'regarding', message: 'note' };

/** An Event of the core group, of which little is refused. */
const coreEvent: Validator<Event> = (event, at, { errors }) => {
  const { metadata, involvedObject, eventTime, reportingComponent = '', reportingInstance = '', action = '', reason = '', message = '' } = event;
  legacyValidateEvent({ namespace: metadata?.namespace ?? '', involvedObject, eventTime, reportingController: reportingComponent, reportingInstance, action, reason, message }, CORE_NAMES, at, errors);
};

/** An Event of its own group. Follows pkg/apis/core/validation.ValidateEventCreate and ValidateEventUpdate. */
const newEvent: Validator<EventsV1Event> = (event, at, { errors }, old) => {
  const { metadata, regarding, eventTime, reportingController = '', reportingInstance = '', action = '', reason = '', note = '' } = event;
  legacyValidateEvent({ namespace: metadata?.namespace ?? '', involvedObject: regarding, eventTime, reportingController, reportingInstance, action, reason, message: note }, NEW_NAMES, at, errors);
  if (old === undefined) validateEventCreate(event, at, errors);
  else validateEventUpdate(event, old, at, errors);
};

/** What rows cannot say of the types of events. */
export const eventsValidators: Validators = {
  'io.k8s.api.core.v1.Event': coreEvent,
  'io.k8s.api.events.v1.Event': newEvent,
};
