import { asString, isList, isObject } from '#engine/apimachinery/json.js';
import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label } from '#engine/apimachinery/validation/names.js';
import { additionalPropertiesOf, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateAnnotations, validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** The text of a field that must be there; undefined where something is wrong with it already. */
function textOf(object: JsonObject, name: string, at: Field, errors: FieldError[]): string | undefined {
  const value = object[name];
  const text = asString(value);
  if (value === undefined) errors.push(required(child(at, name), 'must not be empty'));
  else if (text === undefined) errors.push(invalid(child(at, name), value, 'must be a string'));
  else if (text === '') errors.push(invalid(child(at, name), text, 'must not be empty'));
  return text === '' ? undefined : text;
}

function validateEmbeddedResource(object: JsonObject, at: Field, errors: FieldError[]): void {
  const apiVersion = textOf(object, 'apiVersion', at, errors);
  if (apiVersion !== undefined && apiVersion.split('/').length > 2) errors.push(invalid(child(at, 'apiVersion'), apiVersion, `unexpected GroupVersion string: ${apiVersion}`));
  const kind = textOf(object, 'kind', at, errors);
  const messages = kind === undefined ? [] : isDns1035Label(kind.toLowerCase());
  if (messages.length > 0) errors.push(invalid(child(at, 'kind'), kind, `may have mixed case, but should otherwise match: ${messages.join(',')}`));
  const { metadata } = object;
  if (!isObject(metadata)) return;
  validateLabels(metadata['labels'], child(child(at, 'metadata'), 'labels'), errors);
  validateAnnotations(metadata['annotations'], child(child(at, 'metadata'), 'annotations'), errors);
}

/** The resources in a value say what they are. Follows structural objectmeta.Validate. */
export function validateEmbeddedResources(value: Json, schema: JSONSchemaProps, at: Field, errors: FieldError[], isResource = false): void {
  if (isList(value)) {
    const items = itemsOf(schema);
    if (items !== undefined) for (const [index, part] of value.entries()) validateEmbeddedResources(part, items, item(at, index), errors);
  }
  if (!isObject(value)) return;
  if (isResource || schema['x-kubernetes-embedded-resource'] === true) validateEmbeddedResource(value, at, errors);
  const additional = additionalPropertiesOf(schema)?.schema;
  for (const name of Object.keys(value)) {
    const property = propertyOf(schema, name);
    const part = value[name] ?? null;
    if (property !== undefined) validateEmbeddedResources(part, property, child(at, name), errors);
    else if (additional !== undefined) validateEmbeddedResources(part, additional, key(at, name), errors);
  }
}
