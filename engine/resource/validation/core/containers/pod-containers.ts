import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What the containers of a Pod must be, all kinds of them. `at`: the Pod's spec. */
export function validatePodContainers(_spec: PodSpec, _at: Field, _context: ValidationContext): void {
  // Each container is judged by its type.
}
