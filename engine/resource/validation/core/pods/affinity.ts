import { ROOT, child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label, isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { validateMatchLabelKeysAndMismatchLabelKeys } from '#engine/resource/validation/core/pods/match-label-keys.js';
import { validateNodeSelector, validateNodeSelectorTerm } from '#engine/resource/validation/core/pods/node-selector.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

function validateWeight(weight: number, at: Field, errors: FieldError[]): void {
  if (weight < 1 || weight > 100) errors.push(invalid(child(at, 'weight'), weight, 'must be in the range 1-100'));
}

/** Follows pkg/apis/core/validation.validateNodeAffinity. */
function validateNodeAffinity(affinity: NodeAffinity, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  const demanded = affinity[REQUIRED];
  if (demanded !== undefined) validateNodeSelector(demanded, child(at, REQUIRED), errors, allowsInvalidValues);
  for (const [index, { weight = 0, preference = {} }] of (affinity[PREFERRED] ?? []).entries()) {
    const place = item(child(at, PREFERRED), index);
    validateWeight(weight, place, errors);
    validateNodeSelectorTerm(preference, child(place, 'preference'), errors, true);
  }
}

/** Follows pkg/apis/core/validation.ValidatePodAffinityTermSelector. */
function validatePodAffinityTermSelector({ labelSelector, namespaceSelector }: PodAffinityTerm, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  if (labelSelector !== undefined) validateLabelSelector(labelSelector, child(at, 'labelSelector'), errors, allowsInvalidValues);
  if (namespaceSelector !== undefined) validateLabelSelector(namespaceSelector, child(at, 'namespaceSelector'), errors, allowsInvalidValues);
}

/** Follows pkg/apis/core/validation.validatePodAffinityTerm. */
function validatePodAffinityTerm(term: PodAffinityTerm, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  const { namespaces, topologyKey = '' } = term;
  validatePodAffinityTermSelector(term, at, errors, allowsInvalidValues);
  if (namespaces !== undefined)
    for (const [index, name] of namespaces.entries())
      for (const message of isDns1123Label(name)) errors.push(invalid(child(at, 'namespace'), name, message, { place: [...pathOf(at), 'namespaces', index] }));
  validateMatchLabelKeysAndMismatchLabelKeys(term, at, errors);
  if (topologyKey === '') errors.push(required(child(at, 'topologyKey'), 'can not be empty'));
  for (const message of isQualifiedName(topologyKey)) errors.push(invalid(child(at, 'topologyKey'), topologyKey, message));
}

/** Follows pkg/apis/core/validation.validatePodAffinity and validatePodAntiAffinity. */
function validatePodAffinity(affinity: PodAffinity, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  for (const [index, term] of (affinity[REQUIRED] ?? []).entries())
    validatePodAffinityTerm(term, item(child(at, REQUIRED), index), errors, allowsInvalidValues);
  for (const [index, { weight = 0, podAffinityTerm = {} }] of (affinity[PREFERRED] ?? []).entries()) {
    const place = item(child(at, PREFERRED), index);
    validateWeight(weight, place, errors);
    validatePodAffinityTerm(podAffinityTerm, child(place, 'podAffinityTerm'), errors, allowsInvalidValues);
  }
}

function hasInvalidSelector(affinity: PodAffinity | undefined, at: Field): boolean {
  const errors: FieldError[] = [];
  for (const term of affinity?.[REQUIRED] ?? []) validatePodAffinityTermSelector(term, at, errors, false);
  for (const { podAffinityTerm = {} } of affinity?.[PREFERRED] ?? []) validatePodAffinityTermSelector(podAffinityTerm, at, errors, false);
  return errors.length > 0;
}

/** Whether a rule about other Pods selects by what would be refused. Follows pkg/api/pod.hasInvalidLabelValueInAffinitySelector. */
export const hasInvalidLabelValueInAffinitySelector = (affinity: Affinity | undefined): boolean =>
  affinity !== undefined && (hasInvalidSelector(affinity.podAffinity, ROOT) || hasInvalidSelector(affinity.podAntiAffinity, ROOT));

/** Follows pkg/api/pod.hasInvalidLabelValueInRequiredNodeAffinity. */
function hasInvalidValueInRequiredNodeAffinity(affinity: NodeAffinity | undefined, at: Field): boolean {
  const errors: FieldError[] = [];
  const demanded = affinity?.[REQUIRED];
  if (demanded !== undefined) validateNodeSelector(demanded, at, errors);
  return errors.length > 0;
}

/** Where Pods want to be. Values of labels that were wrong before may stay so. Follows pkg/apis/core/validation.validateAffinity. */
export const validateAffinity: Validator<Affinity> = ({ nodeAffinity, podAffinity, podAntiAffinity }, at, { errors }, old) => {
  const allowsInvalidNodeValues = old !== undefined && hasInvalidValueInRequiredNodeAffinity(old.nodeAffinity, at);
  const allowsInvalidValues = hasInvalidLabelValueInAffinitySelector(old);
  if (nodeAffinity !== undefined) validateNodeAffinity(nodeAffinity, child(at, 'nodeAffinity'), errors, allowsInvalidNodeValues);
  if (podAffinity !== undefined) validatePodAffinity(podAffinity, child(at, 'podAffinity'), errors, allowsInvalidValues);
  if (podAntiAffinity !== undefined) validatePodAffinity(podAntiAffinity, child(at, 'podAntiAffinity'), errors, allowsInvalidValues);
  return ['*'];
};
