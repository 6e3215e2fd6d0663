import { validateEvictionRequestSpec, validateEvictionTarget } from '#engine/resource/validation/lifecycle/eviction-request.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of lifecycle. */
export const lifecycleValidators: Validators = {
  'io.k8s.api.lifecycle.EvictionRequestSpec': validateEvictionRequestSpec,
  'io.k8s.api.lifecycle.EvictionRequestTarget': validateEvictionTarget,
  'io.k8s.api.lifecycle.EvictionTarget': validateEvictionTarget,
};
