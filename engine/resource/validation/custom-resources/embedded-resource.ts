import { asObject, isList, isObject } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label } from '#engine/apimachinery/validation/names.js';
import { validateEmbeddedMetadata } from '#engine/resource/validation/meta/object-meta.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

function validateApiVersion(value: Json | undefined, at: Field, errors: FieldError[]): void {
  if (value === undefined) errors.push(required(at));
  else if (typeof value !== 'string') errors.push(invalid(at, value, 'must be a string'));
  else if (value === '') errors.push(invalid(at, value, 'must not be empty'));
  else if (value.split('/').length > 2) errors.push(invalid(at, value, `unexpected GroupVersion string: ${value}`));
}

function validateKind(value: Json | undefined, at: Field, errors: FieldError[]): void {
  if (value === undefined) errors.push(required(at));
  else if (typeof value !== 'string') errors.push(invalid(at, value, 'must be a string'));
  else if (value === '') errors.push(invalid(at, value, 'must not be empty'));
  else for (const message of isDns1035Label(value.toLowerCase())) errors.push(invalid(at, value, `may have mixed case, but should otherwise match: ${message}`));
}

function validateEmbedded(resource: JsonObject, at: Field, errors: FieldError[]): void {
  validateApiVersion(resource['apiVersion'], child(at, 'apiVersion'), errors);
  validateKind(resource['kind'], child(at, 'kind'), errors);
  const metadata = asObject(resource['metadata']);
  if (metadata !== undefined) validateEmbeddedMetadata(metadata, child(at, 'metadata'), errors);
}

/** Objects inside of an object (`x-kubernetes-embedded-resource`), at any depth. Follows apiserver/schema/objectmeta.Validate. */
export function validateEmbeddedResources(value: Json, schema: JsonObject, at: Field, errors: FieldError[]): void {
  if (isList(value)) {
    const items = asObject(schema['items']);
    if (items !== undefined) for (const [index, part] of value.entries()) validateEmbeddedResources(part, items, item(at, index), errors);
    return;
  }
  if (!isObject(value)) return;
  if (schema['x-kubernetes-embedded-resource'] === true) validateEmbedded(value, at, errors);
  const properties = asObject(schema['properties']) ?? {};
  const others = asObject(schema['additionalProperties']);
  for (const name of Object.keys(value)) {
    const part = Object.hasOwn(properties, name) ? asObject(properties[name]) : others;
    if (part !== undefined) validateEmbeddedResources(value[name] ?? null, part, child(at, name), errors);
  }
}
