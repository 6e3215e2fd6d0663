import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, notFound } from '#engine/apimachinery/validation/field-error.js';
import { isNamed, validateContainerCommon, validateContainerOnlyForPod } from '#engine/resource/validation/core/containers/container.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { EphemeralContainer, PodSpec } from '#engine/generated/kubernetes.js';
import type { Surroundings } from '#engine/resource/validation/core/containers/container.js';

/** Fields that every container has but an ephemeral one, where one that is empty is one too many already. */
const REFUSED = ['ports', 'resizePolicy', 'restartPolicy', 'restartPolicyRules', 'livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const;
const NOT_FOR_EPHEMERAL = 'cannot be set for an Ephemeral Container';

/** Follows pkg/apis/core/validation.validateFieldAllowList. */
function validateFieldAllowList(container: EphemeralContainer, at: Field, errors: FieldError[]): void {
  for (const field of REFUSED) if (container[field] !== undefined) errors.push(forbidden(child(at, field), NOT_FOR_EPHEMERAL));
  if (container.resources !== undefined && Object.keys(container.resources).length > 0) errors.push(forbidden(child(at, 'resources'), NOT_FOR_EPHEMERAL));
  for (const [index, { subPath = '', subPathExpr = '' }] of (container.volumeMounts ?? []).entries()) {
    const place = item(child(at, 'volumeMounts'), index);
    if (subPath !== '') errors.push(forbidden(child(place, 'subPath'), NOT_FOR_EPHEMERAL));
    if (subPathExpr !== '') errors.push(forbidden(child(place, 'subPathExpr'), NOT_FOR_EPHEMERAL));
  }
}

/** Names that no other container has, and the container that one looks into. */
function validateNames(container: EphemeralContainer, index: number, { containers = [], initContainers = [], ephemeralContainers = [] }: PodSpec, at: Field, errors: FieldError[]): void {
  const { name = '', targetContainerName: target = '' } = container;
  if (containers.some(isNamed(name)) || initContainers.some(isNamed(name)) || ephemeralContainers.findIndex(isNamed(name)) < index)
    errors.push(duplicate(child(at, 'name'), name, { rule: 'duplicate-name' }));
  if (target !== '' && !containers.some(isNamed(target)) && !initContainers.some(isNamed(target))) errors.push(notFound(child(at, 'targetContainerName'), target));
}

/** Containers that come later, to look into a Pod. `at`: the list. Follows pkg/apis/core/validation.validateEphemeralContainers. */
export function validateEphemeralContainers(containers: readonly EphemeralContainer[], at: Field, surroundings: Surroundings): void {
  const { spec, context } = surroundings;
  for (const [index, container] of containers.entries()) {
    const place = item(at, index);
    validateContainerCommon(container, place, surroundings);
    validateContainerOnlyForPod(container, place, context);
    validateNames(container, index, spec, place, context.errors);
    validateFieldAllowList(container, place, context.errors);
  }
}
