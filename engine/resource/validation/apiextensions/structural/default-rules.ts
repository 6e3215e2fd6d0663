import { isList, isObject } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { compileExpression, rulesEnvironment } from '#engine/resource/validation/apiextensions/cel/compile-rule.js';
import { declaredType } from '#engine/resource/validation/apiextensions/cel/declared-type.js';
import { additionalPropertiesOf, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateRules } from '#engine/resource/validation/custom-resources/validation-rules.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** Rules that do not compile, at and below a place. */
function compileErrors(value: Json, schema: JSONSchemaProps, at: Field, isRoot: boolean, errors: FieldError[]): void {
  if (value === null) return;
  const rules = schema['x-kubernetes-validations'] ?? [];
  const type = rules.length === 0 ? undefined : declaredType(schema, isRoot);
  if (type !== undefined) for (const { rule = '', optionalOldSelf } of rules) {
    const { error } = compileExpression(rule, type, rulesEnvironment(type, optionalOldSelf === true), 'bool');
    if (error !== undefined) errors.push(invalid(at, value, `rule compile error: ${error}`));
  }
  const items = itemsOf(schema);
  if (isList(value) && items !== undefined) for (const [index, part] of value.entries()) compileErrors(part, items, item(at, index), false, errors);
  if (!isObject(value)) return;
  const additional = additionalPropertiesOf(schema)?.schema;
  for (const [name, part] of Object.entries(value)) {
    const property = propertyOf(schema, name) ?? additional;
    if (property !== undefined && part !== undefined) compileErrors(part, property, child(at, name), false, errors);
  }
}

/** The rules at and below a default, which is its own old value for those about changes. Follows the end of structural defaulting.validate. */
export function validateDefaultRules(value: Json, schema: JSONSchemaProps, at: Field, isRoot: boolean, errors: FieldError[]): void {
  const known = errors.length;
  compileErrors(value, schema, at, isRoot, errors);
  if (errors.length > known) return;
  const whole = isRoot ? { ...schema, 'x-kubernetes-embedded-resource': true } : schema;
  for (const old of [value, undefined]) validateRules(value, old, whole, at, { errors, warnings: [] });
}
