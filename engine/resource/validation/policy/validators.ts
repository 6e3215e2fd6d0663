import { validatePodDisruptionBudgetSpec } from '#engine/resource/validation/policy/pod-disruption-budget.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of policy. */
export const policyValidators: Validators = {
  'io.k8s.api.policy.PodDisruptionBudgetSpec': validatePodDisruptionBudgetSpec,
};
