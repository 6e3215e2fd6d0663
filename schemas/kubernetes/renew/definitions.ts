import { compareVersions, type Schema, type VersionedKinds } from '#schemas/kubernetes/renew/contents.js';

/** One reading of a definition: from which minor to which (absent: to the newest). */
interface Variant {
  readonly from: string;
  readonly to?: string;
  readonly schema: Schema;
}

/** Variants, newest first, by definition name. */
export interface Definitions {
  [name: string]: readonly Variant[];
}

const NOT_KEPT = new Set(['description', 'x-kubernetes-group-version-kind', 'x-kubernetes-unions', 'title', 'example', 'externalDocs']);

/** A schema without words, with plain definition names in `$ref`, `allOf` of one reference flattened, keys in a fixed order. */
export function plainSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainSchema);
  if (typeof value !== 'object' || value === null) return value;
  const made: { [key: string]: unknown } = {};
  for (const [key, part] of Object.entries(value)) {
    if (NOT_KEPT.has(key) && (typeof part !== 'object' || key.startsWith('x-') || key === 'externalDocs')) continue;
    if (key === '$ref' && typeof part === 'string') made[key] = part.slice(part.lastIndexOf('/') + 1);
    else if (key === 'default' || key === 'enum') made[key] = part;
    else if (key === 'properties') made[key] = plainProperties(part);
    else if (key === 'allOf' && Array.isArray(part) && part.length === 1) Object.assign(made, plainSchema(part[0]));
    else made[key] = plainSchema(part);
  }
  return Object.fromEntries(Object.keys(made).sort().map((key) => [key, made[key]]));
}

function plainProperties(value: unknown): unknown {
  const properties = Object.entries(value ?? {}).map(([name, schema]): [string, unknown] => [name, plainSchema(schema)]);
  return Object.fromEntries(properties.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** What the named definitions lead to by `$ref`, themselves included. */
export function reachable(schemas: { readonly [name: string]: Schema }, roots: Iterable<string>): { [name: string]: Schema } {
  const found: { [name: string]: Schema } = {};
  const open = [...roots];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = schemas[name];
    if (schema === undefined || name in found) continue;
    found[name] = schema;
    for (const [, reference] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) if (reference !== undefined) open.push(reference);
  }
  return found;
}

/** The same definitions, one row each, neighbouring versions that agree merged. */
export function compactDefinitions(versions: VersionedKinds): Definitions {
  const order = Object.keys(versions).sort(compareVersions);
  const names = new Set(order.flatMap((version) => Object.keys(versions[version] ?? {})));
  const definitions: Definitions = {};
  for (const name of names) {
    const variants: { from: string; to: string; text: string }[] = [];
    for (const [index, version] of order.entries()) {
      const schema = versions[version]?.[name];
      if (schema === undefined) continue;
      const text = JSON.stringify(schema);
      const last = variants.at(-1);
      if (last !== undefined && last.text === text && last.to === order[index - 1]) last.to = version;
      else variants.push({ from: version, to: version, text });
    }
    definitions[name] = variants.reverse().map(({ from, to, text }) => {
      const schema = JSON.parse(text) as Schema;
      return to === order.at(-1) ? { from, schema } : { from, to, schema };
    });
  }
  return definitions;
}

/** The way back: what each version holds. */
export function expandDefinitions(definitions: Definitions, versions: readonly string[]): VersionedKinds {
  const made: { [version: string]: { [name: string]: Schema } } = Object.fromEntries(versions.map((version) => [version, {}]));
  for (const [name, variants] of Object.entries(definitions))
    for (const { from, to, schema } of variants) {
      const isIn = (version: string): boolean => compareVersions(from, version) <= 0 && (to === undefined || compareVersions(version, to) <= 0);
      for (const version of versions.filter(isIn)) (made[version] ??= {})[name] = schema;
    }
  return made;
}
