import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateMutatingOperations } from '#engine/resource/validation/admissionregistration/mutating-admission-policy.js';
import type { MutatingAdmissionPolicyBindingSpec, ValidatingAdmissionPolicyBindingSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** What is done where a policy is not held. Follows pkg/apis/admissionregistration/validation.validateValidationActions. */
export const validateValidatingAdmissionPolicyBindingSpec: Validator<ValidatingAdmissionPolicyBindingSpec> = ({ validationActions = [] }, at, { errors }) => {
  if (validationActions.includes('Deny') && validationActions.includes('Warn'))
    errors.push(invalid(child(at, 'validationActions'), validationActions, 'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)'));
};

/** Follows pkg/apis/admissionregistration/validation.validateMutatingAdmissionPolicyBindingSpec. */
export const validateMutatingAdmissionPolicyBindingSpec: Validator<MutatingAdmissionPolicyBindingSpec> = ({ matchResources }, at, { errors }) => {
  if (matchResources !== undefined) validateMutatingOperations(matchResources, child(at, 'matchResources'), errors);
};
