import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, required, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { isBlank, validateExpression } from '#engine/resource/validation/admissionregistration/expressions.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AdmissionVariables } from '#engine/cel/admission-environment.js';
import type { MatchCondition } from '#engine/generated/kubernetes.js';

const MOST_MATCH_CONDITIONS = 64;

const WITHOUT_PARAMS: AdmissionVariables = { hasParams: false, hasAuthorizer: true, hasPatchTypes: false, variables: undefined };
const WITH_PARAMS: AdmissionVariables = { ...WITHOUT_PARAMS, hasParams: true };

function validateMatchCondition({ expression = '', name = '' }: MatchCondition, at: Field, hasParams: boolean, errors: FieldError[]): void {
  if (isBlank(expression)) errors.push(required(child(at, 'expression')));
  else validateExpression(expression.trim(), child(at, 'expression'), hasParams ? WITH_PARAMS : WITHOUT_PARAMS, 'bool', errors);
  if (name === '') errors.push(required(child(at, 'name')));
  else for (const message of isQualifiedName(name)) errors.push(invalid(child(at, 'name'), name, message));
}

/** Conditions of a webhook or a policy. Follows pkg/apis/admissionregistration/validation.validateMatchConditions. */
export function validateMatchConditions(conditions: readonly MatchCondition[] = [], at: Field, hasParams: boolean, errors: FieldError[]): void {
  if (conditions.length === 0) return;
  const names = new Map<string, number>();
  for (const [index, condition] of conditions.entries()) {
    validateMatchCondition(condition, item(at, index), hasParams, errors);
    const { name = '' } = condition;
    const other = names.get(name);
    if (other !== undefined) errors.push(duplicate(child(item(at, index), 'name'), name, { other: child(item(at, other), 'name') }));
    else if (name !== '') names.set(name, index);
  }
  if (conditions.length > MOST_MATCH_CONDITIONS) errors.push(tooMany(at, conditions.length, MOST_MATCH_CONDITIONS));
}
