import { child, key } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { additionalPropertiesOf, forEachProperty, hasAny, isSet, itemsOf, propertiesOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateStructuralCompleteness } from '#engine/resource/validation/apiextensions/structural/completeness.js';
import { validateValueValidation } from '#engine/resource/validation/apiextensions/structural/nested-value-validation.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** Where a schema stands. */
type Level = 'root' | 'items' | 'field';

const RULE = { rule: 'crd-not-structural' } as const;

const UNTYPED: { readonly [level in Level]: string } = {
  root: 'must not be empty at the root',
  items: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
};

/** Follows structuralschema.validateExtensions. */
function validateExtensions(schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  if (schema['x-kubernetes-int-or-string'] !== true) return;
  for (const field of ['x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource'] as const)
    if (schema[field] === true) errors.push(invalid(child(at, field), true, 'must be false if x-kubernetes-int-or-string is true'));
}

function validateType(schema: JSONSchemaProps, level: Level, at: Field, errors: FieldError[]): void {
  const { type = '' } = schema;
  const place = child(at, 'type');
  if (schema['x-kubernetes-embedded-resource'] === true && type !== 'object') {
    const detail = 'must be object if x-kubernetes-embedded-resource is true';
    errors.push(type === '' ? required(place, detail) : invalid(place, type, detail));
  } else if (type === '' && schema['x-kubernetes-int-or-string'] !== true && schema['x-kubernetes-preserve-unknown-fields'] !== true) {
    errors.push(required(place, UNTYPED[level], RULE));
  }
  if (level === 'root' && type !== '' && type !== 'object') errors.push(invalid(place, type, 'must be object at the root', RULE));
}

const isZero = (value: Json | undefined): boolean => value === undefined || value === null || value === '' || value === false;

/** What says nothing of the values, or is judged elsewhere. */
const FREE = new Set(['type', 'default', 'properties', 'example', 'externalDocs']);

/** Whether metadata's schema says more than the type, a default and what a name is like. */
const saysMore = (metadata: JSONSchemaProps): boolean =>
  Object.keys(propertiesOf(metadata)).some((name) => name !== 'name' && name !== 'generateName')
  || Object.entries(metadata).some(([field, value]) => !FREE.has(field) && !isZero(value));

/** Follows structuralschema.validateStructuralMetadataInvariants. */
function validateStructuralMetadataInvariants(metadata: JSONSchemaProps, isChecked: boolean, level: Level, at: Field, errors: FieldError[]): void {
  if (isChecked && metadata.type !== 'object') errors.push(invalid(child(at, 'type'), metadata.type ?? '', 'must be object'));
  if (level === 'root' && saysMore(metadata))
    errors.push(forbidden(at, 'must not specify anything other than name and generateName, but metadata is implicitly specified'));
}

/** The identity of the object itself or of one in it. */
function validateTypeMeta(schema: JSONSchemaProps, level: Level, at: Field, errors: FieldError[]): void {
  const isResource = level === 'root' || schema['x-kubernetes-embedded-resource'] === true;
  const properties = child(at, 'properties');
  if (isResource) for (const name of ['kind', 'apiVersion']) {
    const property = propertyOf(schema, name);
    if (property !== undefined && property.type !== 'string') errors.push(invalid(child(key(properties, name), 'type'), property.type ?? '', 'must be string'));
  }
  const metadata = propertyOf(schema, 'metadata');
  if (metadata !== undefined) validateStructuralMetadataInvariants(metadata, isResource, level, key(properties, 'metadata'), errors);
}

/** Follows structuralschema.validateStructuralInvariants. */
function validateStructuralInvariants(schema: JSONSchemaProps, level: Level, at: Field, errors: FieldError[]): void {
  const items = itemsOf(schema);
  if (schema.type === 'array' && items === undefined) errors.push(required(child(at, 'items'), 'must be specified', RULE));
  if (items !== undefined) validateStructuralInvariants(items, 'items', child(at, 'items'), errors);
  forEachProperty(schema, at, (property, place) => validateStructuralInvariants(property, 'field', place, errors));
  const additional = additionalPropertiesOf(schema);
  const additionalAt = child(at, 'additionalProperties');
  if (additional !== undefined && level === 'root') errors.push(forbidden(additionalAt, 'must not be used at the root'));
  if (additional?.schema !== undefined) validateStructuralInvariants(additional.schema, 'field', additionalAt, errors);
  validateExtensions(schema, at, errors);
  validateValueValidation(schema, at, errors);
  validateType(schema, level, at, errors);
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  if (isEmbedded && isSet(schema.additionalProperties)) errors.push(forbidden(additionalAt, 'must not be used if x-kubernetes-embedded-resource is set'));
  validateTypeMeta(schema, level, at, errors);
  if (isEmbedded && schema['x-kubernetes-preserve-unknown-fields'] !== true && !hasAny(schema.properties))
    errors.push(required(child(at, 'properties'), 'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields'));
}

/** Whether a schema is structural: every value has a type that no junctor changes. Follows structuralschema.ValidateStructural. */
export function validateStructural(schema: JSONSchemaProps, at: Field): FieldError[] {
  const errors: FieldError[] = [];
  validateStructuralInvariants(schema, 'root', at, errors);
  validateStructuralCompleteness(schema, at, errors);
  return errors;
}
