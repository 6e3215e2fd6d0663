import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { withoutVersion } from '#engine/resource/definition-name.js';

/** A step of a field's path that a type does not have, and what it has. */
export interface WrongStep {
  readonly found: string;
  readonly allowed: readonly string[];
}

/** The OpenAPI definitions of all versions, by full name and by the name without the version. */
export interface KnownTypes {
  readonly names: readonly string[];
  has(type: string): boolean;
  /** The first step that the type has in no version; undefined where one has the whole path: `ports[*].name`, `data{key}`. */
  wrongStep(type: string, path: string): WrongStep | undefined;
}

/** The schemas that a step leads to, through references. */
type Step = (schema: JsonObject) => readonly JsonObject[];

const objectsOf = (value: Json | undefined): readonly JsonObject[] => {
  const object = asObject(value);
  return object === undefined ? [] : [object];
};

/** Reads `definitions/` of `schemas/kubernetes/`. */
export function readKnownTypes(kubernetesFolder: string): KnownTypes {
  const folder = join(kubernetesFolder, 'definitions');
  const schemas = new Map<string, JsonObject[]>();
  const add = (name: string, schema: JsonObject): void => { schemas.set(name, [...(schemas.get(name) ?? []), schema]); };
  for (const file of readdirSync(folder))
    for (const [name, variants] of Object.entries(asObject(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json) ?? {})) {
      const full = `${file.slice(0, -'.json'.length)}.${name}`;
      for (const schema of asList(variants).flatMap((variant) => objectsOf(asObject(variant)?.['schema']))) {
        add(full, schema);
        if (withoutVersion(full) !== full) add(withoutVersion(full), schema);
      }
    }
  const resolved: Step = (schema) => {
    const name = asString(schema['$ref']);
    return name === undefined ? [schema] : schemas.get(name) ?? [];
  };
  const propertiesOf = (schema: JsonObject): JsonObject => asObject(schema['properties']) ?? {};
  const within: { readonly [each: string]: Step } = {
    '': (schema) => [schema],
    '[*]': (schema) => objectsOf(schema['items']),
    '{*}': (schema) => objectsOf(schema['additionalProperties']),
    '{key}': (schema) => objectsOf(schema['additionalProperties']),
  };
  return {
    names: [...schemas.keys()],
    has: (type) => schemas.has(type),
    wrongStep: (type, path) => {
      let at: readonly JsonObject[] = schemas.get(type) ?? [];
      for (const step of path === '' ? [] : path.split('.')) {
        const [, name = step, each = ''] = /^([^[{]*)(\[\*\]|\{\*\}|\{key\})?$/.exec(step) ?? [];
        const next = at.flatMap((schema) => objectsOf(propertiesOf(schema)[name])).flatMap(resolved);
        if (next.length === 0) return { found: name, allowed: [...new Set(at.flatMap((schema) => Object.keys(propertiesOf(schema))))] };
        at = next.flatMap(within[each] ?? resolved).flatMap(resolved);
        if (at.length === 0) return { found: step, allowed: [name] };
      }
      return undefined;
    },
  };
}
