import { RE2JS } from 're2js';
import { isList, isObject } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required, tooLong, tooMany, typeInvalid } from '#engine/apimachinery/validation/field-error.js';
import { additionalPropertiesOf, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateNumber } from '#engine/resource/validation/apiextensions/schema-values/number-validator.js';
import { enforcedFormat, isOfFormat } from '#engine/resource/validation/apiextensions/schema-values/string-formats.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** The type of a value in the words of JSON Schema. */
function typeOfValue(value: Json): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'bigint') return 'integer';
  return isList(value) ? 'array' : typeof value;
}

function isOfType(value: Json, schema: JSONSchemaProps): boolean {
  const found = typeOfValue(value);
  const { type = '' } = schema;
  if (found === 'null') return schema.nullable === true || (type === '' && schema['x-kubernetes-int-or-string'] !== true);
  if (schema['x-kubernetes-int-or-string'] === true) return found === 'integer' || found === 'string';
  if (type === '' || found === type || (found === 'integer' && type === 'number')) return true;
  return found === 'array' && type === 'string' && enforcedFormat(schema) !== undefined;
}

function validateType(value: Json, schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  if (isOfType(value, schema)) return;
  const wanted = schema['x-kubernetes-int-or-string'] === true ? 'integer,string' : enforcedFormat(schema) ?? schema.type ?? '';
  const found = typeOfValue(value);
  errors.push(typeInvalid(at, found, ` in body must be of type ${wanted}: "${found}"`));
}

const patterns = new WeakMap<JSONSchemaProps, RE2JS>();

function isMatch(text: string, pattern: string, schema: JSONSchemaProps): boolean {
  let compiled = patterns.get(schema);
  if (compiled === undefined) {
    try {
      compiled = RE2JS.compile(pattern);
    } catch {
      return true;
    }
    patterns.set(schema, compiled);
  }
  return compiled.matcher(text).find();
}

function validateString(text: string, schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const { maxLength, minLength, pattern = '' } = schema;
  const length = maxLength === undefined && minLength === undefined ? 0 : [...text].length;
  if (maxLength !== undefined && length > maxLength) errors.push(tooLong(at, maxLength));
  else if (minLength !== undefined && length < minLength) errors.push(invalid(at, text, ` in body should be at least ${minLength} chars long`));
  else if (pattern !== '' && !isMatch(text, pattern, schema)) errors.push(invalid(at, text, ` in body should match '${pattern}'`));
  const format = enforcedFormat(schema);
  if (format !== undefined && !isOfFormat(text, format)) errors.push(typeInvalid(at, text, ` in body must be of type ${format}: ${JSON.stringify(text)}`));
}

function validateList(list: readonly Json[], schema: JSONSchemaProps, at: Field, root: Field, errors: FieldError[]): void {
  const { minItems, maxItems } = schema;
  const items = itemsOf(schema);
  if (items !== undefined) for (const [index, value] of list.entries()) validateAgainst(value, items, item(at, index), root, errors);
  if (minItems !== undefined && list.length < minItems) errors.push(invalid(at, list.length, ` in body should have at least ${minItems} items`));
  if (maxItems !== undefined && list.length > maxItems) errors.push(tooMany(at, list.length, maxItems));
}

function validateFields(object: JsonObject, schema: JSONSchemaProps, at: Field, root: Field, errors: FieldError[]): void {
  const additional = additionalPropertiesOf(schema);
  for (const name of Object.keys(object)) {
    const property = propertyOf(schema, name) ?? additional?.schema;
    const value = object[name];
    if (property !== undefined && value !== undefined) validateAgainst(value, property, child(at, name), root, errors);
    else if (additional?.allows === false && propertyOf(schema, name) === undefined) errors.push(invalid(at, name, `.${name} in body is a forbidden property`));
  }
}

function validateObject(object: JsonObject, schema: JSONSchemaProps, at: Field, root: Field, errors: FieldError[]): void {
  const { minProperties, maxProperties } = schema;
  const count = minProperties === undefined && maxProperties === undefined ? 0 : Object.keys(object).length;
  if (minProperties !== undefined && count < minProperties) errors.push(invalid(at, count, ` in body should have at least ${minProperties} properties`));
  if (maxProperties !== undefined && count > maxProperties) errors.push(tooMany(at, count, maxProperties));
  if (schema.required !== undefined) for (const name of schema.required) if (object[name] === undefined) errors.push(required(child(at, name)));
  validateFields(object, schema, at, root, errors);
}

function errorsAgainst(value: Json, schema: JSONSchemaProps, at: Field, root: Field): FieldError[] {
  const errors: FieldError[] = [];
  validateAgainst(value, schema, at, root, errors);
  return errors;
}

/** `anyOf`, `oneOf`, `allOf` and `not`. What no branch takes is reported with the errors of the first one. Follows kube-openapi validate.schemaPropsValidator. */
function validateJunctors(value: Json, schema: JSONSchemaProps, at: Field, root: Field, errors: FieldError[]): void {
  const { anyOf = [], oneOf = [], allOf = [], not } = schema;
  const outcomes = (parts: readonly JSONSchemaProps[]): readonly FieldError[][] => parts.map((part) => errorsAgainst(value, part, at, root));
  const any = outcomes(anyOf);
  if (any.length > 0 && any.every((found) => found.length > 0)) errors.push(...(any[0] ?? []), invalid(root, '', '"" must validate at least one schema (anyOf)'));
  const one = outcomes(oneOf);
  const fitting = one.filter((found) => found.length === 0).length;
  if (one.length > 0 && fitting === 0) errors.push(...(one[0] ?? []), invalid(root, '', '"" must validate one and only one schema (oneOf). Found none valid'));
  if (fitting > 1) errors.push(invalid(root, '', `"" must validate one and only one schema (oneOf). Found ${fitting} valid alternatives`));
  const failed = outcomes(allOf).filter((found) => found.length > 0);
  if (failed.length > 0) errors.push(...failed.flat(), invalid(root, '', `"" must validate all the schemas (allOf)${failed.length === allOf.length ? '. None validated' : ''}`));
  if (not !== undefined && errorsAgainst(value, not, at, root).length === 0) errors.push(invalid(root, '', '"" must not validate the schema (not)'));
}

function validateEnum(value: Json, { enum: members = [] }: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  if (members.length === 0 || (value !== null && members.some((member) => semanticallyEqual(member, value)))) return;
  errors.push(notSupported(at, value, members.map((member) => (typeof member === 'string' ? member : JSON.stringify(member)))));
}

function validateAgainst(value: Json, schema: JSONSchemaProps, at: Field, root: Field, errors: FieldError[]): void {
  validateType(value, schema, at, errors);
  if (value !== null) {
    validateJunctors(value, schema, at, root, errors);
    if (typeof value === 'string') validateString(value, schema, at, errors);
    else if (typeof value === 'number') validateNumber(value, schema, at, root, errors);
    else if (isList(value)) validateList(value, schema, at, root, errors);
  }
  validateEnum(value, schema, at, errors);
  if (isObject(value)) validateObject(value, schema, at, root, errors);
}

/** What is said more than once is reported once. */
function distinct(errors: readonly FieldError[]): readonly FieldError[] {
  if (errors.length < 2) return errors;
  const seen = new Set<string>();
  return errors.filter(({ type, field, detail }) => {
    const path: string[] = [];
    for (let at: Field | undefined = field; at !== undefined; at = at.above) path.push(String(at.step));
    const text = `${type} ${path.join('\0')} ${detail}`;
    return !seen.has(text) && seen.add(text).size > 0;
  });
}

/**
 * A value against a schema: types, limits, formats, enums, junctors. Rules and list types are judged elsewhere. Errors that the API
 * server has no path for stand at `at`. Follows apiextensions validation.ValidateCustomResource with kube-openapi's validators.
 */
export const validateCustomResource = (value: Json, schema: JSONSchemaProps, at: Field): readonly FieldError[] => distinct(errorsAgainst(value, schema, at, at));
