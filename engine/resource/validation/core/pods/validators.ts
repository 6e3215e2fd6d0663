import { validateAffinity } from '#engine/resource/validation/core/pods/affinity.js';
import { validateNodeSelector } from '#engine/resource/validation/core/pods/node-selector.js';
import { validatePod } from '#engine/resource/validation/core/pods/pod.js';
import { validatePodSpec } from '#engine/resource/validation/core/pods/pod-spec.js';
import { validatePodTemplateSpec } from '#engine/resource/validation/core/pods/pod-template.js';
import { validateAppArmorProfileField, validateSeccompProfileField } from '#engine/resource/validation/core/pods/security-profiles.js';
import { toleration } from '#engine/resource/validation/core/pods/tolerations.js';
import { validateWindowsSecurityContextOptions } from '#engine/resource/validation/core/pods/windows-security-context.js';
import type { NodeSelector } from '#engine/generated/kubernetes.js';
import type { Validator, Validators } from '#engine/resource/validation/validation-context.js';

const nodeSelector: Validator<NodeSelector> = (selector, at, { errors }) => {
  validateNodeSelector(selector, at, errors);
  return ['*'];
};

/** What rows cannot say of the types of core/pods. */
export const podValidators: Validators = {
  'io.k8s.api.core.Pod': validatePod,
  'io.k8s.api.core.PodSpec': validatePodSpec,
  'io.k8s.api.core.PodTemplateSpec': validatePodTemplateSpec,
  'io.k8s.api.core.Affinity': validateAffinity,
  'io.k8s.api.core.NodeSelector': nodeSelector,
  'io.k8s.api.core.Toleration': toleration,
  'io.k8s.api.core.SeccompProfile': validateSeccompProfileField,
  'io.k8s.api.core.AppArmorProfile': validateAppArmorProfileField,
  'io.k8s.api.core.WindowsSecurityContextOptions': validateWindowsSecurityContextOptions,
};
