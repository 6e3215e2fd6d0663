import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { LimitResponse, PriorityLevelConfiguration, PriorityLevelConfigurationSpec, QueuingConfiguration } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const PRESERVE_ANNOTATION = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares';
const CATCH_ALL = { type: 'Limited', limited: { nominalConcurrencyShares: 5, lendablePercent: 0, limitResponse: { type: 'Reject' } } } as const;
const MOST_ENTROPY_BITS = 60;

/** Follows pkg/apis/flowcontrol/validation.ValidatePriorityLevelConfiguration. */
export const validatePriorityLevelConfiguration: Validator<PriorityLevelConfiguration> = ({ metadata, spec = {} }, at, { errors }) => {
  const name = metadata?.name ?? '';
  const place = child(at, 'spec');
  if (metadata?.annotations?.[PRESERVE_ANNOTATION] !== undefined)
    errors.push(forbidden(child(child(at, 'metadata'), 'annotations'), `annotation '${PRESERVE_ANNOTATION}' is forbidden`));
  if ((name === 'exempt') !== (spec.type === 'Exempt')) errors.push(invalid(child(place, 'type'), spec.type ?? '', "must be 'Exempt' if and only if `name` is 'exempt'"));
  if (spec.limited !== undefined && spec.type !== 'Limited') errors.push(forbidden(child(place, 'limited'), ''));
  if (spec.exempt !== undefined && spec.type !== 'Exempt') errors.push(forbidden(child(place, 'exempt'), ''));
  if (name === 'exempt' && (spec.type !== 'Exempt' || spec.limited !== undefined)) errors.push(invalid(place, null, "spec of 'exempt' except the 'spec.exempt' field must equal the fixed value"));
  if (name === 'catch-all' && !semanticallyEqual(spec, CATCH_ALL)) errors.push(invalid(place, null, "spec of 'catch-all' must equal the fixed value"));
};

/** What does not belong to the type is forbidden, and not judged. */
export const validatePriorityLevelSpec: Validator<PriorityLevelConfigurationSpec> = ({ type }) =>
  type === 'Limited' ? ['exempt'] : type === 'Exempt' ? ['limited'] : ['exempt', 'limited'];

/** Follows ValidateLimitResponse. */
export const validateLimitResponse: Validator<LimitResponse> = ({ type, queuing }, at, { errors }) => {
  if (queuing !== undefined && type !== 'Queue') errors.push(forbidden(child(at, 'queuing'), ''));
  return type === 'Queue' ? undefined : ['queuing'];
};

/** A hand of queues must be few enough that its shuffling is a number of 60 bits. Follows ValidatePriorityLevelQueuingConfiguration. */
export const validateQueuingConfiguration: Validator<QueuingConfiguration> = ({ queues = 0, handSize = 0 }, at, { errors }) => {
  if (handSize <= 0) return;
  const place = child(at, 'handSize');
  if (handSize > queues) errors.push(invalid(place, handSize, `should not be greater than queues (${queues})`));
  else if (Math.ceil(Math.log2(queues) * handSize) > MOST_ENTROPY_BITS)
    errors.push(invalid(place, handSize, `required entropy bits of deckSize ${queues} and handSize ${handSize} should not be greater than ${MOST_ENTROPY_BITS}`));
};
