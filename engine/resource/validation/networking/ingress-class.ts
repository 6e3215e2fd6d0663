import { validateDomainPrefixedPath } from '#engine/apimachinery/validation/domain-prefixed-path.js';
import { child } from '#engine/apimachinery/validation/field.js';
import type { IngressClassSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** Follows pkg/apis/networking/validation.validateIngressClassSpec. */
export const validateIngressClassSpec: Validator<IngressClassSpec> = ({ controller = '' }, at, { errors }) => {
  validateDomainPrefixedPath(controller, child(at, 'controller'), errors);
};
