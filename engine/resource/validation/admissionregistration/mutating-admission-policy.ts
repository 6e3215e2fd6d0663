import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isBlank, validateExpression } from '#engine/resource/validation/admissionregistration/expressions.js';
import { validateMatchConditions } from '#engine/resource/validation/admissionregistration/match-conditions.js';
import { hasSameMatchConditions } from '#engine/resource/validation/admissionregistration/validating-admission-policy.js';
import { validateVariables } from '#engine/resource/validation/admissionregistration/variables.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AdmissionVariables, Wanted } from '#engine/cel/admission-environment.js';
import type { MatchResources, MutatingAdmissionPolicySpec, Mutation } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'UPDATE'];
const PATCH_TYPES = ['ApplyConfiguration', 'JSONPatch'];

/** Nothing is changed in what is deleted. Reported at the list, without indexes. */
export function validateMutatingOperations({ resourceRules = [] }: MatchResources, at: Field, errors: FieldError[]): void {
  const place = child(child(at, 'resourceRules'), 'operations');
  for (const { operations = [] } of resourceRules)
    for (const operation of operations) if (!OPERATIONS.includes(operation)) errors.push(notSupported(place, operation, OPERATIONS));
}

/** An expression by which an object is changed. Follows pkg/apis/admissionregistration/validation.validateApplyConfiguration and validateJSONPatch. */
function validatePatch(expression: string, at: Field, scope: AdmissionVariables, wanted: Wanted, errors: FieldError[]): void {
  if (isBlank(expression)) errors.push(required(at));
  else validateExpression(expression.trim(), at, { ...scope, hasPatchTypes: true }, wanted, errors);
}

/** Follows pkg/apis/admissionregistration/validation.validateMutation. */
function validateMutation({ patchType = '', jsonPatch, applyConfiguration }: Mutation, at: Field, scope: AdmissionVariables, errors: FieldError[]): void {
  const apply = child(at, 'applyConfiguration');
  const patch = child(at, 'jsonPatch');
  switch (patchType) {
    case '':
      errors.push(required(child(at, 'patchType')));
      break;
    case 'JSONPatch':
      if (jsonPatch === undefined) errors.push(required(patch, 'must be specified when patchType is JSONPatch'));
      else validatePatch(jsonPatch.expression ?? '', child(patch, 'expression'), scope, 'list(JSONPatch)', errors);
      if (applyConfiguration !== undefined) errors.push(invalid(apply, '{applyConfiguration}', 'must not be specified when patchType is JSONPatch'));
      break;
    case 'ApplyConfiguration':
      if (applyConfiguration === undefined) errors.push(required(apply, 'must be specified when patchType is ApplyConfiguration'));
      else validatePatch(applyConfiguration.expression ?? '', child(apply, 'expression'), scope, 'Object', errors);
      if (jsonPatch !== undefined) errors.push(invalid(patch, '{jsonPatch}', 'must not be specified when patchType is ApplyConfiguration'));
      break;
    default:
      errors.push(notSupported(child(at, 'patchType'), patchType, PATCH_TYPES));
  }
}

/** How a policy changes objects. Follows pkg/apis/admissionregistration/validation.validateMutatingAdmissionPolicySpec. */
export const validateMutatingAdmissionPolicySpec: Validator<MutatingAdmissionPolicySpec> = (spec, at, { errors }, old) => {
  const { paramKind, matchConstraints, matchConditions, variables = [], mutations = [] } = spec;
  const hasParams = paramKind !== undefined;
  if (matchConstraints !== undefined) validateMutatingOperations(matchConstraints, child(at, 'matchConstraints'), errors);
  if (!hasSameMatchConditions(spec, old)) validateMatchConditions(matchConditions, child(at, 'matchConditions'), hasParams, errors);
  const scope: AdmissionVariables = { hasParams, hasAuthorizer: true, hasPatchTypes: false, variables: undefined };
  const types = validateVariables(variables, child(at, 'variables'), scope, errors);
  for (const [index, mutation] of mutations.entries()) validateMutation(mutation, item(child(at, 'mutations'), index), { ...scope, variables: types }, errors);
};
