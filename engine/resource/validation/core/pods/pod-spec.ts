import { validateVolumes } from '#engine/resource/validation/core/volumes/pod-volumes.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/**
 * What the fields of a Pod's specification say of each other, and what rows cannot say of them. What is inside of them is judged by its own type:
 * walk there. Follows pkg/apis/core/validation.ValidatePodSpec.
 */
export function validatePodSpec(spec: PodSpec, at: Field, context: ValidationContext): void {
  validateVolumes(spec, at, context);
}
