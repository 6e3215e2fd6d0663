import { validatePodSpec } from '#engine/resource/validation/core/pods/pod-spec.js';
import { validatePodTemplateSpec } from '#engine/resource/validation/core/pods/pod-template.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/pods. */
export const podValidators: Validators = {
  'io.k8s.api.core.PodSpec': validatePodSpec,
  'io.k8s.api.core.PodTemplateSpec': validatePodTemplateSpec,
};
