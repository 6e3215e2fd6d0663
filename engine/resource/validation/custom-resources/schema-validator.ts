import { asList, asObject, asString, isList, isObject, jsonText } from '#engine/apimachinery/json.js';
import { sameJson } from '#engine/apimachinery/same-json.js';
import { child, fieldText, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required, tooLong, tooMany, typeInvalid } from '#engine/apimachinery/validation/field-error.js';
import { re2 } from '#engine/cel/re2.js';
import { oldItem } from '#engine/resource/validation/custom-resources/correlation.js';
import { inBody, invalidNowhere } from '#engine/resource/validation/custom-resources/in-body.js';
import { validateNumber } from '#engine/resource/validation/custom-resources/number-validator.js';
import { stringFormat } from '#engine/resource/validation/custom-resources/string-formats.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** What a schema says of a value. The branch of an `anyOf` that matches most is the one whose errors are told. */
export interface SchemaResult {
  readonly errors: FieldError[];
  matchCount: number;
}

/** JSON's word for the type of a value; a number without a fraction is an integer. */
export function typeWord(value: Json): string {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'bigint' ? 'integer' : typeof value;
}

function validateType(value: Json, schema: JsonObject, at: Field, errors: FieldError[]): void {
  const word = typeWord(value);
  if (schema['x-kubernetes-int-or-string'] === true) {
    if (value !== null && word !== 'integer' && word !== 'string') errors.push(typeInvalid(at, word, ['integer', 'string'], inBody(at, `must be of type integer,string: "${word}"`)));
    return;
  }
  const type = asString(schema['type']);
  if (type === undefined || type === '') return;
  if (value === null ? schema['nullable'] === true : word === type || (type === 'number' && word === 'integer')) return;
  const format = asString(schema['format']) ?? '';
  if (type === 'string' && word === 'array' && stringFormat(format) !== undefined) return;
  errors.push(typeInvalid(at, word, [type], inBody(at, `must be of type ${type}: "${word}"`)));
}

/** Formats of other types than strings are ignored. Follows StripUnsupportedFormatsPostProcessorForVersion. */
function formatOf(schema: JsonObject): string {
  const type = asString(schema['type']) ?? '';
  return type === '' || type === 'string' ? asString(schema['format']) ?? '' : '';
}

function validateString(value: string, schema: JsonObject, at: Field, errors: FieldError[]): void {
  const { maxLength, minLength } = schema;
  const length = typeof maxLength === 'number' || typeof minLength === 'number' ? [...value].length : 0;
  if (typeof maxLength === 'number' && length > maxLength) errors.push(tooLong(at, maxLength));
  else if (typeof minLength === 'number' && length < minLength) errors.push(invalid(at, value, inBody(at, `should be at least ${minLength} chars long`)));
  else {
    const pattern = asString(schema['pattern']) ?? '';
    if (pattern !== '' && re2(pattern)?.matcher(value).find() === false) errors.push(invalid(at, value, inBody(at, `should match '${pattern}'`)));
  }
  const format = formatOf(schema);
  if (stringFormat(format)?.(value) === false) errors.push(typeInvalid(at, value, [format], inBody(at, `must be of type ${format}: "${value}"`)));
}

/** Whether a value is a member of an enumeration; one with a fraction is cut to compare with a whole number, as Go converts it. */
const isMember = (value: Json, member: Json): boolean =>
  sameJson(value, member) || (typeof value === 'number' && Number.isInteger(member) && Math.trunc(value) === member);

function validateEnum(value: Json, schema: JsonObject, at: Field, errors: FieldError[]): void {
  const members = asList(schema['enum']);
  if (members.length === 0 || (value !== null && members.some((member) => isMember(value, member)))) return;
  errors.push(notSupported(at, value, members.map((member) => (typeof member === 'string' ? member : jsonText(member)))));
}

function merge(result: SchemaResult, part: SchemaResult): void {
  result.errors.push(...part.errors);
  result.matchCount += part.matchCount;
}

const branches = (schema: JsonObject, word: 'anyOf' | 'oneOf' | 'allOf', value: Json, at: Field): SchemaResult[] =>
  asList(schema[word]).map((branch) => validateSchema(value, asObject(branch) ?? {}, at));

const best = (results: readonly SchemaResult[]): SchemaResult | undefined =>
  results.reduce<SchemaResult | undefined>((most, result) => (most === undefined || result.matchCount > most.matchCount ? result : most), undefined);

const isValid = ({ errors }: SchemaResult): boolean => errors.length === 0;

/** `anyOf`, `oneOf`, `allOf` and `not`. Follows schemaPropsValidator. */
function validateJunctors(value: Json, schema: JsonObject, at: Field, result: SchemaResult): void {
  const path = fieldText(at) || '<nil>';
  const any = branches(schema, 'anyOf', value, at);
  if (any.length > 0 && !any.some(isValid)) {
    result.errors.push(invalidNowhere(at, `"${path}" must validate at least one schema (anyOf)`));
    const failures = best(any);
    if (failures !== undefined) merge(result, failures);
  }
  const one = branches(schema, 'oneOf', value, at);
  const valid = one.filter(isValid).length;
  if (one.length > 0 && valid !== 1) {
    result.errors.push(invalidNowhere(at, `"${path}" must validate one and only one schema (oneOf). Found ${valid === 0 ? 'none valid' : `${valid} valid alternatives`}`));
    const failures = valid === 0 ? best(one) : undefined;
    if (failures !== undefined) merge(result, failures);
  }
  const all = branches(schema, 'allOf', value, at);
  for (const part of all) merge(result, part);
  const met = all.filter(isValid).length;
  if (met < all.length) result.errors.push(invalidNowhere(at, `"${path}" must validate all the schemas (allOf)${met === 0 ? '. None validated' : ''}`));
  const not = asObject(schema['not']);
  if (not !== undefined && isValid(validateSchema(value, not, at))) result.errors.push(invalidNowhere(at, `"${path}" must not validate the schema (not)`));
}

function validateArray(list: readonly Json[], schema: JsonObject, at: Field, result: SchemaResult, old: Json | undefined): void {
  const items = asObject(schema['items']);
  if (items !== undefined) for (const [index, value] of list.entries()) merge(result, validateSchema(value, items, item(at, index), oldItem(old, value, schema)));
  const { minItems, maxItems } = schema;
  if (typeof minItems === 'number' && list.length < minItems) result.errors.push(invalid(at, list.length, inBody(at, `should have at least ${minItems} items`)));
  if (typeof maxItems === 'number' && list.length > maxItems) result.errors.push(tooMany(at, list.length, maxItems));
}

function validateObject(object: JsonObject, schema: JsonObject, at: Field, result: SchemaResult, old: Json | undefined): void {
  const keys = Object.keys(object);
  const { minProperties, maxProperties, additionalProperties } = schema;
  if (typeof minProperties === 'number' && keys.length < minProperties) result.errors.push(invalid(at, keys.length, inBody(at, `should have at least ${minProperties} properties`)));
  if (typeof maxProperties === 'number' && keys.length > maxProperties) result.errors.push(tooMany(at, keys.length, maxProperties));
  for (const name of asList(schema['required']))
    if (typeof name === 'string' && !Object.hasOwn(object, name)) result.errors.push(required(child(at, name)));
  const properties = asObject(schema['properties']) ?? {};
  const others = asObject(additionalProperties);
  const before = asObject(old);
  for (const name of keys) {
    const part = Object.hasOwn(properties, name) ? asObject(properties[name]) : others;
    if (part !== undefined) merge(result, validateSchema(object[name] ?? null, part, child(at, name), before?.[name]));
    else if (additionalProperties === false && !Object.hasOwn(properties, name)) result.errors.push(invalid(at, name, `${fieldText(child(at, name))} in body is a forbidden property`));
  }
}

/**
 * What a schema (OpenAPI v3, as a CRD has it) says of a value; `old`: the value that an update replaces. One that stays as it is may go on being
 * wrong. Follows k8s.io/kube-openapi/pkg/validation/validate.SchemaValidator and apiextensions' RatchetingSchemaValidator.
 */
export function validateSchema(value: Json, schema: JsonObject, at: Field, old?: Json): SchemaResult {
  const result: SchemaResult = { errors: [], matchCount: 1 };
  validateType(value, schema, at, result.errors);
  if (result.errors.length === 0) result.matchCount += 1;
  if (value !== null) {
    validateJunctors(value, schema, at, result);
    if (typeof value === 'string') validateString(value, schema, at, result.errors);
    else if (typeof value === 'number' || typeof value === 'bigint') validateNumber(value, schema, at, result.errors);
    else if (isList(value)) validateArray(value, schema, at, result, old);
  }
  validateEnum(value, schema, at, result.errors);
  if (isObject(value)) validateObject(value, schema, at, result, old);
  if (result.errors.length > 0 && old !== undefined && old !== null && sameJson(value, old)) result.errors.length = 0;
  return result;
}
