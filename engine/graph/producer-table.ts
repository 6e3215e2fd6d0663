import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asList, asObject, asString, isList, isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { parsePathPattern, type PathPattern } from '#engine/graph/path-pattern.js';

/** Objects that a producer makes: a kind, and templates of names (`{path}` of the object that it makes them of). */
export interface Product {
  /** Undefined: anything at all in that namespace. */
  readonly kind: GroupKind | undefined;
  /** Undefined: the namespace of what it makes them of, or any namespace for what the cluster makes. */
  readonly namespace: string | undefined;
  readonly namespaceAt: PathPattern | undefined;
  readonly isInAnyNamespace: boolean;
  readonly names: readonly string[];
  /** The keys of the object, where they are known. */
  readonly keys: readonly string[] | undefined;
  readonly keysAt: readonly PathPattern[];
  /** A field that, where it is set, brings keys that are not known. */
  readonly unlessOpen: PathPattern | undefined;
}

/** Pods that a producer makes: templates of their labels. */
export interface ProducedPods {
  readonly namespace: string | undefined;
  readonly labels: JsonObject;
  readonly labelsAt: PathPattern | undefined;
}

/** One row of `schemas/producers/`, as `schemas/producer.schema.json` describes it. */
export interface Producer {
  readonly id: string;
  readonly by: 'cluster' | 'controller' | 'operator';
  readonly of: readonly GroupKind[];
  readonly conditions: readonly { readonly at: PathPattern; readonly equals: string }[];
  readonly makes: readonly Product[];
  readonly pods: readonly ProducedPods[];
  /** Labels that it adds to the Pods of the object's own template. */
  readonly podLabels: JsonObject;
  /** Where the object holds a Pod template. */
  readonly embeds: PathPattern | undefined;
  /** It is known to make nothing that a manifest could point at. */
  readonly isBarren: boolean;
}

const texts = (value: Json | undefined): string[] => (isList(value) ? value : value === undefined ? [] : [value]).filter((item) => typeof item === 'string');

function pathAt(row: JsonObject, field: string): PathPattern | undefined {
  const text = asString(row[field]);
  return text === undefined ? undefined : parsePathPattern(text);
}

const readProduct = (row: JsonObject): Product => ({
  kind: row['anything'] === true ? undefined : (asString(row['kind']) ?? ''),
  namespace: asString(row['namespace']),
  namespaceAt: pathAt(row, 'namespaceAt'),
  isInAnyNamespace: row['anyNamespace'] === true,
  names: texts(row['names']),
  keys: row['keys'] === undefined ? undefined : texts(row['keys']),
  keysAt: texts(row['keysAt']).map(parsePathPattern),
  unlessOpen: pathAt(row, 'unlessOpen'),
});

const readPods = (row: JsonObject): ProducedPods => ({ namespace: asString(row['namespace']), labels: asObject(row['labels']) ?? {}, labelsAt: pathAt(row, 'labelsAt') });

/** Reads rows of `schemas/producers/`; their schema has been held against them by the tests. */
export const readProducers = (rows: readonly JsonObject[]): Producer[] =>
  rows.map((row) => ({
    id: asString(row['id']) ?? '',
    by: row['by'] === 'cluster' ? 'cluster' : row['by'] === 'controller' ? 'controller' : 'operator',
    of: texts(row['of']),
    conditions: Object.entries(asObject(row['when']) ?? {}).map(([at, equals]) => ({ at: parsePathPattern(at), equals: asString(equals) ?? '*' })),
    makes: asList(row['makes']).filter(isObject).map(readProduct),
    pods: asList(row['pods']).filter(isObject).map(readPods),
    podLabels: asObject(row['podLabels']) ?? {},
    embeds: pathAt(row, 'embeds'),
    isBarren: row['nothing'] === true,
  }));
