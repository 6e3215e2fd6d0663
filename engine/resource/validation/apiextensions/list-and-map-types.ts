import { child, key } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isSet, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { SchemaOptions } from '#engine/resource/validation/apiextensions/schema-options.js';

const MAP_TYPES = ['atomic', 'granular'] as const;
const LIST_TYPES = ['atomic', 'set', 'map'] as const;
const LIST_TYPE = 'x-kubernetes-list-type';
const MAP_TYPE = 'x-kubernetes-map-type';
const KEYS = 'x-kubernetes-list-map-keys';

/** `x-kubernetes-map-type` and `x-kubernetes-list-type` go with one type each. */
function validateExtensionType(schema: JSONSchemaProps, extension: typeof LIST_TYPE | typeof MAP_TYPE, wanted: string, at: Field, errors: FieldError[]): void {
  const { type = '' } = schema;
  if (!isSet(schema[extension]) || type === wanted) return;
  const detail = `must be ${wanted} if ${extension} is specified`;
  errors.push(type === '' ? required(child(at, 'type'), detail) : invalid(child(at, 'type'), type, detail));
}

function validateEnum(schema: JSONSchemaProps, extension: typeof LIST_TYPE | typeof MAP_TYPE, allowed: readonly string[], at: Field, errors: FieldError[]): void {
  const value = schema[extension];
  if (typeof value === 'string' && !allowed.includes(value)) errors.push(notSupported(child(at, extension), value, allowed));
}

/** Whether the items of a set are atomic: what is not is reported. */
function validateSetItems(items: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set';
  const listType = items[LIST_TYPE];
  if (items.type === 'array' && typeof listType === 'string' && listType !== 'atomic') errors.push(invalid(child(at, LIST_TYPE), listType, detail));
  if (items.type === 'object' && items[MAP_TYPE] !== 'atomic') errors.push(invalid(child(at, MAP_TYPE), listType ?? null, detail));
}

function validateKeys(keys: readonly string[], items: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const properties = child(child(at, 'items'), 'properties');
  for (const [index, name] of keys.entries()) {
    const property = propertyOf(items, name);
    if (property === undefined) errors.push(invalid(child(at, KEYS), keys, 'entries must all be names of item properties'));
    else if (property.type === 'array' || property.type === 'object')
      errors.push(invalid(child(key(properties, name), 'type'), items.type, "must be a scalar type if parent array's x-kubernetes-list-type is map"));
    if (keys.indexOf(name) < index) errors.push(invalid(child(at, KEYS), keys, 'must not contain duplicate entries'));
  }
}

/** A list whose items have keys. */
function validateMapList(schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const keys = schema[KEYS] ?? [];
  const items = itemsOf(schema);
  if (keys.length === 0) errors.push(required(child(at, KEYS), 'must not be empty if x-kubernetes-list-type is map'));
  if (!isSet(schema.items)) errors.push(required(child(at, 'items'), 'must have a schema if x-kubernetes-list-type is map'));
  else if (items === undefined) errors.push(invalid(child(at, 'items'), schema.items, 'must only have a single schema if x-kubernetes-list-type is map'));
  else if (items.type !== 'object') errors.push(invalid(child(child(at, 'items'), 'type'), items.type ?? '', "must be object if parent array's x-kubernetes-list-type is map"));
  else validateKeys(keys, items, at, errors);
}

/** Items of sets and keys of maps are always there. Follows apiextensions validation.validateMapListKeysMapSet. */
export function validateMapListKeysMapSet(schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const listType = schema[LIST_TYPE];
  const items = itemsOf(schema);
  if (items === undefined || (listType !== 'map' && listType !== 'set')) return;
  const place = child(at, 'items');
  if (items.nullable === true) errors.push(forbidden(child(place, 'nullable'), `cannot be nullable when x-kubernetes-list-type is ${listType}`));
  if (listType !== 'map') return;
  for (const name of schema[KEYS] ?? []) {
    const property = propertyOf(items, name);
    if (property === undefined) continue;
    const propertyAt = key(child(place, 'properties'), name);
    if (items.required?.includes(name) !== true && !isSet(property.default))
      errors.push(required(child(propertyAt, 'default'), 'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property'));
    if (property.nullable === true) errors.push(forbidden(child(propertyAt, 'nullable'), 'this property is in x-kubernetes-list-map-keys, so it cannot be nullable'));
  }
}

/** How lists and maps are merged. */
export function validateListAndMapTypes(schema: JSONSchemaProps, at: Field, options: SchemaOptions, errors: FieldError[]): void {
  const listType = schema[LIST_TYPE];
  validateExtensionType(schema, MAP_TYPE, 'object', at, errors);
  validateEnum(schema, MAP_TYPE, MAP_TYPES, at, errors);
  validateExtensionType(schema, LIST_TYPE, 'array', at, errors);
  const items = itemsOf(schema);
  if (options.requireAtomicSetType && listType === 'set' && items !== undefined) validateSetItems(items, child(at, 'items'), errors);
  validateEnum(schema, LIST_TYPE, LIST_TYPES, at, errors);
  if ((schema[KEYS] ?? []).length > 0 && listType !== 'map') {
    const detail = 'must be map if x-kubernetes-list-map-keys is non-empty';
    errors.push(isSet(listType) ? invalid(child(at, LIST_TYPE), listType, detail) : required(child(at, LIST_TYPE), detail));
  }
  if (listType === 'map') validateMapList(schema, at, errors);
  if (options.requireMapListKeysMapSetValidation) validateMapListKeysMapSet(schema, at, errors);
}
