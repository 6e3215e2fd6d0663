import { validatePriorityClass } from '#engine/resource/validation/scheduling/priority-class.js';
import { validateDisruptionMode, validatePodGroupResourceClaim, validateSchedulingPolicy, validateWholeSchedulingPolicy } from '#engine/resource/validation/scheduling/scheduling-policy.js';
import { validateWorkloadSpec } from '#engine/resource/validation/scheduling/workload.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of scheduling. */
export const schedulingValidators: Validators = {
  'io.k8s.api.scheduling.CompositeDisruptionMode': validateDisruptionMode,
  'io.k8s.api.scheduling.CompositePodGroupSchedulingPolicy': validateWholeSchedulingPolicy,
  'io.k8s.api.scheduling.DisruptionMode': validateDisruptionMode,
  'io.k8s.api.scheduling.PodGroupResourceClaim': validatePodGroupResourceClaim,
  'io.k8s.api.scheduling.PodGroupSchedulingPolicy': validateSchedulingPolicy,
  'io.k8s.api.scheduling.PriorityClass': validatePriorityClass,
  'io.k8s.api.scheduling.WorkloadPodGroupDisruptionMode': validateDisruptionMode,
  'io.k8s.api.scheduling.WorkloadPodGroupResourceClaim': validatePodGroupResourceClaim,
  'io.k8s.api.scheduling.WorkloadPodGroupSchedulingPolicy': validateWholeSchedulingPolicy,
  'io.k8s.api.scheduling.v1alpha3.WorkloadSpec': validateWorkloadSpec,
  'io.k8s.api.scheduling.v1beta1.WorkloadSpec': validateWorkloadSpec,
};
