import type { Environment } from '@marcbachmann/cel-js';
import { asObject, asString } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

const PRIMITIVES: { readonly [type: string]: string } = { string: 'string', integer: 'int', number: 'double', boolean: 'bool' };

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Registers the type of an object with named fields, and of the objects in it. Yields its name. */
function registerObject(environment: Environment, name: string, properties: JsonObject): string {
  const fields: [string, string][] = [];
  for (const [field, schema] of Object.entries(properties)) fields.push([field, declareType(environment, `${name}.${capital(field)}`, schema)]);
  environment.registerType(name, { fields: Object.fromEntries(fields) });
  return name;
}

/**
 * The CEL type that a JSON Schema describes, with the types of objects in it registered under `name` and `name.Field`:
 * `string`, `list<int>`, `map<string, string>`, `Selection`. What the schema leaves open is `dyn`.
 */
export function declareType(environment: Environment, name: string, schema: Json | undefined): string {
  const shape = asObject(schema) ?? {};
  const type = asString(shape['type']) ?? '';
  const primitive = PRIMITIVES[type];
  if (primitive !== undefined) return primitive;
  if (type === 'array') return `list<${declareType(environment, name, shape['items'])}>`;
  if (type !== 'object') return 'dyn';
  const properties = asObject(shape['properties']);
  if (properties !== undefined) return registerObject(environment, name, properties);
  return `map<string, ${declareType(environment, name, shape['additionalProperties'])}>`;
}

/** The names of an object's fields by the name of the type that `declareType` gives it, for the nearest right word. */
export function fieldNames(name: string, schema: Json | undefined): ReadonlyMap<string, readonly string[]> {
  const shape = asObject(schema) ?? {};
  const properties = asObject(shape['properties']);
  if (properties === undefined) return shape['items'] === undefined ? new Map() : fieldNames(name, shape['items']);
  const found = new Map<string, readonly string[]>([[name, Object.keys(properties)]]);
  for (const [field, one] of Object.entries(properties)) {
    for (const [type, names] of fieldNames(`${name}.${capital(field)}`, one)) found.set(type, names);
  }
  return found;
}
