import { asObject, asString } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { isBlank, validateExpression } from '#engine/resource/validation/admissionregistration/expressions.js';
import { validateMatchConditions } from '#engine/resource/validation/admissionregistration/match-conditions.js';
import { validateVariables } from '#engine/resource/validation/admissionregistration/variables.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AdmissionVariables } from '#engine/cel/admission-environment.js';
import type { AuditAnnotation, ValidatingAdmissionPolicySpec, Validation } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** What policies of both kinds have. */
type Conditional = Pick<ValidatingAdmissionPolicySpec, 'matchConditions' | 'paramKind'>;

const REASONS = ['Forbidden', 'Invalid', 'RequestEntityTooLarge'];
const MOST_AUDIT_ANNOTATIONS = 20;
const MOST_BYTES_OF_VALUE_EXPRESSION = 5120;
const NOTHING_THERE = 'validations or auditAnnotations must contain at least one item';
const NOT_EMPTY = 'must be non-empty if specified';

function validateMessage(message: string, at: Field, errors: FieldError[]): void {
  if (message !== '' && isBlank(message)) errors.push(invalid(at, message, NOT_EMPTY));
  else if (/[\n\r]/.test(message.trim())) errors.push(invalid(at, message, 'must not contain line breaks'));
}

/** Follows pkg/apis/admissionregistration/validation.validateValidation. */
function validateValidation({ expression = '', message = '', messageExpression = '', reason }: Validation, at: Field, scope: AdmissionVariables, errors: FieldError[]): void {
  if (isBlank(expression)) errors.push(required(child(at, 'expression'), 'expression is not specified'));
  else validateExpression(expression, child(at, 'expression'), scope, 'bool', errors);
  const place = child(at, 'messageExpression');
  if (messageExpression !== '' && isBlank(messageExpression)) errors.push(invalid(place, messageExpression, NOT_EMPTY));
  else if (messageExpression !== '') validateExpression(messageExpression, place, { ...scope, hasAuthorizer: false }, 'string', errors);
  validateMessage(message, child(at, 'message'), errors);
  if (reason !== undefined && !REASONS.includes(reason)) errors.push(notSupported(child(at, 'reason'), reason, REASONS));
}

function validateValueExpression(expression: string, at: Field, scope: AdmissionVariables, errors: FieldError[]): void {
  const trimmed = expression.trim();
  if (trimmed === '') errors.push(required(at, 'valueExpression is not specified'));
  else if (byteLength(trimmed) > MOST_BYTES_OF_VALUE_EXPRESSION) errors.push(required(at, `must not exceed ${MOST_BYTES_OF_VALUE_EXPRESSION} bytes in length`));
  else validateExpression(trimmed, at, scope, 'string or null', errors);
}

/** Follows pkg/apis/admissionregistration/validation.validateAuditAnnotation. */
function validateAuditAnnotations(annotations: readonly AuditAnnotation[], at: Field, policy: string, scope: AdmissionVariables, errors: FieldError[]): void {
  const first = new Map<string, number>();
  if (annotations.length > MOST_AUDIT_ANNOTATIONS) errors.push(invalid(at, null, `must not have more than ${MOST_AUDIT_ANNOTATIONS} auditAnnotations`));
  for (const [index, { key = '', valueExpression = '' }] of annotations.entries()) {
    const place = child(item(at, index), 'key');
    if (policy === '') errors.push(invalid(place, key, 'requires metadata.name be non-empty'));
    else for (const message of isQualifiedName(`${policy}/${key}`)) errors.push(invalid(place, key, message));
    validateValueExpression(valueExpression, child(item(at, index), 'valueExpression'), scope, errors);
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else errors.push(duplicate(place, key, { other: child(item(at, other), 'key') }));
  }
}

/** Whether an update leaves what match conditions depend on as it was. */
export const hasSameMatchConditions = (spec: Conditional, old: Conditional | undefined): boolean =>
  old !== undefined && semanticallyEqual(spec.matchConditions, old.matchConditions) && semanticallyEqual(spec.paramKind, old.paramKind);

/** What a policy says of objects. Follows pkg/apis/admissionregistration/validation.validateValidatingAdmissionPolicySpec. */
export const validateValidatingAdmissionPolicySpec: Validator<ValidatingAdmissionPolicySpec> = (spec, at, { errors, object }, old) => {
  const { paramKind, matchConditions, variables = [], validations = [], auditAnnotations = [] } = spec;
  const hasParams = paramKind !== undefined;
  if (!hasSameMatchConditions(spec, old)) validateMatchConditions(matchConditions, child(at, 'matchConditions'), hasParams, errors);
  const scope: AdmissionVariables = { hasParams, hasAuthorizer: true, hasPatchTypes: false, variables: undefined };
  const types = validateVariables(variables, child(at, 'variables'), scope, errors);
  if (validations.length === 0 && auditAnnotations.length === 0) {
    for (const field of ['validations', 'auditAnnotations']) errors.push(required(child(at, field), NOTHING_THERE));
    return;
  }
  const composed = variables.length === 0 ? scope : { ...scope, variables: types };
  for (const [index, validation] of validations.entries()) validateValidation(validation, item(child(at, 'validations'), index), composed, errors);
  const policy = asString(asObject(object['metadata'])?.['name']) ?? '';
  validateAuditAnnotations(auditAnnotations, child(at, 'auditAnnotations'), policy, composed, errors);
};
