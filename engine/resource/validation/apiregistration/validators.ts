import { validateApiServiceSpec } from '#engine/resource/validation/apiregistration/api-service.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of apiregistration. */
export const apiregistrationValidators: Validators = {
  'io.k8s.kube-aggregator.pkg.apis.apiregistration.APIServiceSpec': validateApiServiceSpec,
};
