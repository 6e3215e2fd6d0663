import { judgedOfContainer } from '#engine/resource/validation/core/containers/container.js';
import { validateEnvVar } from '#engine/resource/validation/core/containers/env.js';
import { validateHttpGetAction, validateLifecycleHandler, validateProbe } from '#engine/resource/validation/core/containers/handlers.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/containers. */
export const containerValidators: Validators = {
  'io.k8s.api.core.Container': judgedOfContainer,
  'io.k8s.api.core.EnvVar': validateEnvVar,
  'io.k8s.api.core.HTTPGetAction': validateHttpGetAction,
  'io.k8s.api.core.LifecycleHandler': validateLifecycleHandler,
  'io.k8s.api.core.Probe': validateProbe,
};
