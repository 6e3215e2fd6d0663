import { validateEndpointAddress, validateEndpoints, validateEndpointSubset } from '#engine/resource/validation/core/services/endpoints.js';
import { validateService } from '#engine/resource/validation/core/services/service.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of core/services. */
export const serviceValidators: Validators = {
  'io.k8s.api.core.Service': validateService,
  'io.k8s.api.core.Endpoints': validateEndpoints,
  'io.k8s.api.core.EndpointSubset': validateEndpointSubset,
  'io.k8s.api.core.EndpointAddress': validateEndpointAddress,
};
