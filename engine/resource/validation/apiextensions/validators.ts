import { customResourceDefinition } from '#engine/resource/validation/apiextensions/custom-resource-definition.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of apiextensions: a definition is judged as a whole, as what its versions share is judged once. */
export const apiextensionsValidators: Validators = {
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition': customResourceDefinition,
};
