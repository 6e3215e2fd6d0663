import { additionalPropertiesOf, hasAny, isSet, itemSchemasOf, itemsOf, propertiesOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** The first field that a structural schema cannot have. Follows structuralschema.validateUnsupportedFields. */
function unsupportedField(schema: JSONSchemaProps): string | undefined {
  if ((schema.id ?? '') !== '') return 'id';
  if (isSet(schema.additionalItems)) return 'additionalItems';
  if (hasAny(schema.patternProperties)) return 'patternProperties';
  if (hasAny(schema.definitions)) return 'definitions';
  if (hasAny(schema.dependencies)) return 'dependencies';
  if ((schema.$ref ?? '') !== '') return '$ref';
  return (schema.$schema ?? '') === '' ? undefined : 'schema';
}

function* subschemas(schema: JSONSchemaProps): Generator<JSONSchemaProps> {
  const items = itemsOf(schema);
  if (items !== undefined) yield items;
  yield* Object.values(propertiesOf(schema));
  const additional = additionalPropertiesOf(schema)?.schema;
  if (additional !== undefined) yield additional;
  for (const parts of [schema.allOf, schema.anyOf, schema.oneOf]) if (parts !== undefined) yield* parts;
  if (schema.not !== undefined) yield schema.not;
}

/** Why a schema cannot be made a structural one, in the API server's words; undefined where it can. Follows structuralschema.NewStructural. */
export function newStructural(schema: JSONSchemaProps): string | undefined {
  const field = unsupportedField(schema);
  if (field !== undefined) return `OpenAPIV3Schema '${field}' is not supported`;
  if (itemSchemasOf(schema).length > 0) return "OpenAPIV3Schema 'items' must be a schema, but is an array";
  if (schema['x-kubernetes-preserve-unknown-fields'] === false) return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined";
  for (const part of subschemas(schema)) {
    const message = newStructural(part);
    if (message !== undefined) return message;
  }
  return undefined;
}
