import { asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

/** Words of CEL that no field may be called by. */
const RESERVED = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while']);
const ESCAPES: { readonly [part: string]: string } = { '__': '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' };

/** A property's name as expressions write it: `x-y` is `x__dash__y`. Follows apiserver/pkg/cel.Escape. */
export const escapedName = (name: string): string => (RESERVED.has(name) ? `__${name}__` : name.replace(/__|[./-]/g, (part) => ESCAPES[part] ?? part));

/** What rules see of what makes an object an object. */
const IDENTITY: { readonly [name: string]: JsonObject } = {
  apiVersion: {},
  kind: {},
  metadata: { properties: { name: {}, generateName: {} } },
};

function integerOrDouble(value: number | bigint, type: string | undefined): unknown {
  if (type === 'number') return Number(value);
  return typeof value === 'bigint' || Number.isInteger(value) ? BigInt(value) : value;
}

function objectValue(object: JsonObject, schema: JsonObject): { readonly [name: string]: unknown } {
  const view: { [name: string]: unknown } = {};
  const properties = asObject(schema['properties']) ?? {};
  const others = asObject(schema['additionalProperties']);
  const isEmbedded = schema['x-kubernetes-embedded-resource'] === true;
  for (const name of Object.keys(object)) {
    const identity = isEmbedded && Object.hasOwn(IDENTITY, name) ? IDENTITY[name] : undefined;
    const isProperty = identity !== undefined || Object.hasOwn(properties, name);
    const part = object[name];
    if ((!isProperty && others === undefined) || part === undefined || part === null) continue;
    const partSchema = identity ?? (isProperty ? asObject(properties[name]) : others) ?? {};
    Object.defineProperty(view, isProperty ? escapedName(name) : name, { enumerable: true, value: celValue(part, partSchema) });
  }
  return view;
}

/** A value as the rules of its schema see it: numbers by the schema's type, properties by their escaped names, unknown keys not at all. */
export function celValue(value: Json, schema: JsonObject): unknown {
  if (typeof value === 'number' || typeof value === 'bigint') return integerOrDouble(value, asString(schema['type']));
  if (isList(value)) return value.map((part) => celValue(part, asObject(schema['items']) ?? {}));
  return isObject(value) ? objectValue(value, schema) : value;
}
