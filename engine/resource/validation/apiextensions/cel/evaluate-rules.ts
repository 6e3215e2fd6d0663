import { isList, isObject } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { celContext } from '#engine/cel/context.js';
import { compileExpression as compileRunnable } from '#engine/cel/expression.js';
import { CelError } from '#engine/cel/cel-error.js';
import { compileExpression, rulesEnvironment } from '#engine/resource/validation/apiextensions/cel/compile-rule.js';
import { declaredType, escapedName } from '#engine/resource/validation/apiextensions/cel/declared-type.js';
import { additionalPropertiesOf, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps, ValidationRule } from '#engine/resource/validation/apiextensions/json-schema.js';

const VARIABLES = ['self', 'oldSelf'] as const;

/** Formats whose values are no texts in expressions. */
const CONVERTED = new Set(['byte', 'date', 'date-time', 'duration']);

/** A value as expressions see it; undefined where that cannot be made of JSON alone. */
function seenValue(value: Json, schema: JSONSchemaProps): Json | undefined {
  if (schema.type === 'number' || (schema.type === 'string' && CONVERTED.has(schema.format ?? ''))) return undefined;
  if (isList(value)) {
    const items = itemsOf(schema);
    const parts = items === undefined ? [] : value.map((part) => seenValue(part, items));
    return parts.every((part) => part !== undefined) ? parts : undefined;
  }
  if (!isObject(value)) return value;
  const additional = additionalPropertiesOf(schema)?.schema;
  const seen: { [name: string]: Json } = {};
  for (const [name, part] of Object.entries(value)) {
    const property = propertyOf(schema, name) ?? additional;
    const known = additional === undefined ? escapedName(name) : name;
    if (property === undefined || known === undefined || part === undefined) continue;
    const one = seenValue(part, property);
    if (one === undefined) return undefined;
    seen[known] = one;
  }
  return seen;
}

function errorOf({ reason, message = '', rule = '' }: ValidationRule, value: Json, at: Field): FieldError {
  const detail = message.trim() === '' ? `failed rule: ${rule.trim()}` : message.trim();
  switch (reason) {
    case 'FieldValueForbidden': return forbidden(at, detail);
    case 'FieldValueRequired': return required(at, detail);
    case 'FieldValueDuplicate': return duplicate(at, value);
    default: return invalid(at, value, detail);
  }
}

function* errorsOfRules(value: Json, schema: JSONSchemaProps, at: Field, isRoot: boolean): Generator<FieldError> {
  const rules = schema['x-kubernetes-validations'] ?? [];
  const type = rules.length === 0 ? undefined : declaredType(schema, isRoot);
  if (type === undefined) return;
  const seen = seenValue(value, schema);
  for (const rule of rules) {
    const { error } = compileExpression(rule.rule ?? '', type, rulesEnvironment(type, rule.optionalOldSelf === true), 'bool');
    if (error !== undefined) yield invalid(at, value, `rule compile error: ${error}`);
    else if (seen !== undefined && rule.optionalOldSelf !== true) {
      const runnable = compileRunnable(rule.rule ?? '', VARIABLES);
      if (!(runnable instanceof CelError) && runnable.holds(celContext({ self: seen, oldSelf: seen })) === false) yield errorOf(rule, value, at);
    }
  }
}

/**
 * The rules at and below a place in a schema, for a value that is its own old one. What cannot be decided is not reported. Follows
 * apiextensions schema/cel.Validator.Validate.
 */
export function* evaluateRules(value: Json, schema: JSONSchemaProps, at: Field, isRoot = false): Generator<FieldError> {
  if (value === null) return;
  yield* errorsOfRules(value, schema, at, isRoot);
  if (isList(value)) {
    const items = itemsOf(schema);
    if (items !== undefined) for (const [index, part] of value.entries()) yield* evaluateRules(part, items, item(at, index));
  }
  if (!isObject(value)) return;
  const additional = additionalPropertiesOf(schema)?.schema;
  for (const [name, part] of Object.entries(value)) {
    const property = propertyOf(schema, name) ?? additional;
    if (property !== undefined && part !== undefined) yield* evaluateRules(part, property, child(at, name));
  }
}
