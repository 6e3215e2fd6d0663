import { validateEndpointSlice } from '#engine/resource/validation/discovery/endpoint-slice.js';
import { validateHints } from '#engine/resource/validation/discovery/hints.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of discovery. */
export const discoveryValidators: Validators = {
  'io.k8s.api.discovery.EndpointHints': validateHints,
  'io.k8s.api.discovery.EndpointSlice': validateEndpointSlice,
};
