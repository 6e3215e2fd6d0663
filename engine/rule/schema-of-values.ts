import { isList, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

function schemaOf(value: Json | undefined): JsonObject {
  switch (typeof value) {
    case 'string': return { type: 'string' };
    case 'boolean': return { type: 'boolean' };
    case 'bigint': return { type: 'integer' };
    case 'number': return { type: Number.isInteger(value) ? 'integer' : 'number' };
    default:
      if (isList(value)) return { type: 'array', items: schemaOf(value[0]) };
      return isObject(value) ? schemaOfValues(value) : {};
  }
}

/** A JSON Schema of an object like this one: the types that a rule's `params` have by their defaults. */
export const schemaOfValues = (values: JsonObject): JsonObject => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, schemaOf(value)])),
});
