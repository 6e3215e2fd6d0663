import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { validFieldPath } from '#engine/resource/validation/apiextensions/field-path.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps, ValidationRule } from '#engine/resource/validation/apiextensions/json-schema.js';

const REASONS = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired'] as const;
const KNOWN_REASONS: ReadonlySet<string> = new Set(REASONS);
const LINE_BREAK = /[\r\n]/;

function validateRuleAndMessage({ rule = '', message = '' }: ValidationRule, at: Field, errors: FieldError[]): void {
  const trimmedRule = rule.trim();
  const trimmedMessage = message.trim();
  if (trimmedRule === '') errors.push(required(child(at, 'rule'), 'rule is not specified'));
  else if (message !== '' && trimmedMessage === '') errors.push(invalid(child(at, 'message'), message, 'must be non-empty if specified'));
  else if (LINE_BREAK.test(trimmedMessage)) errors.push(invalid(child(at, 'message'), message, 'must not contain line breaks'));
  else if (LINE_BREAK.test(trimmedRule) && trimmedMessage === '') errors.push(required(child(at, 'message'), 'message must be specified if rule contains line breaks'));
}

function validateFieldPath({ fieldPath = '' }: ValidationRule, schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  if (fieldPath === '') return;
  const place = child(at, 'fieldPath');
  if (fieldPath.trim() === '') errors.push(invalid(place, fieldPath, 'must be non-empty if specified'));
  if (LINE_BREAK.test(fieldPath)) errors.push(invalid(place, fieldPath, 'must not contain line breaks'));
  if ('message' in validFieldPath(fieldPath, schema)) errors.push(invalid(place, fieldPath, 'must be a valid path'));
}

/** The rules of a schema, apart from their expressions. Follows the part on XValidations of ValidateCustomResourceDefinitionOpenAPISchema. */
export function validateRules(schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const rules = schema['x-kubernetes-validations'];
  if (rules === undefined) return;
  for (const [index, rule] of rules.entries()) {
    const place = item(child(at, 'x-kubernetes-validations'), index);
    const { messageExpression = '', reason } = rule;
    validateRuleAndMessage(rule, place, errors);
    if (messageExpression !== '' && messageExpression.trim() === '') errors.push(required(child(place, 'messageExpression'), 'messageExpression must be non-empty if specified'));
    if (typeof reason === 'string' && !KNOWN_REASONS.has(reason)) errors.push(notSupported(child(place, 'reason'), reason, REASONS));
    validateFieldPath(rule, schema, place, errors);
  }
}
