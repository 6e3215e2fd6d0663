import { isList, isObject } from '#engine/apimachinery/json.js';
import { additionalPropertiesOf, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** Kept in every object that is a resource. */
const META_FIELDS = new Set(['apiVersion', 'kind', 'metadata']);

/** Whether a value has fields that the server would take away; no schema: all. Follows structural pruning.Prune. */
export function hasUnknownFields(value: Json | undefined, schema: JSONSchemaProps | undefined, isResource = false): boolean {
  if (isList(value)) return value.some((part) => hasUnknownFields(part, schema && itemsOf(schema)));
  if (!isObject(value)) return false;
  const additional = schema && additionalPropertiesOf(schema);
  const isKept = schema?.['x-kubernetes-preserve-unknown-fields'] === true;
  const hasMeta = isResource || schema?.['x-kubernetes-embedded-resource'] === true;
  return Object.keys(value).some((name) => {
    if (hasMeta && META_FIELDS.has(name)) return false;
    const property = schema && propertyOf(schema, name);
    if (property !== undefined) return hasUnknownFields(value[name], property);
    if (additional !== undefined) return isKept && additional.schema === undefined ? false : hasUnknownFields(value[name], additional.schema);
    return !isKept;
  });
}
