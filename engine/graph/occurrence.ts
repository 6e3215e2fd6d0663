import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asObject, asString, isList, isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { EACH } from '#engine/graph/path-pattern.js';
import type { Reference } from '#engine/graph/reference.js';
import type { Resource } from '#engine/resource/resource.js';

/** A place of a resource where a row holds: a value of the row's type, or the whole object for a row by kind. */
export interface Occurrence {
  readonly reference: Reference;
  readonly path: FieldPath;
  readonly value: Json;
}

/** What a resource holds, found in one walk: places where rows hold, and its Pod templates. */
export interface Occurrences {
  readonly references: readonly Occurrence[];
  readonly templates: readonly FieldPath[];
}

/** Finds the occurrences of a resource; the positions of types in a kind are worked out once per schema. */
export type OccurrenceFinder = (resource: Resource) => Occurrences;

const POD_TEMPLATE = 'io.k8s.api.core.v1.PodTemplateSpec';
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const MAP = '{*}';

/** Positions of interesting types below one schema. Empty tries are left out, so a walk visits only branches that lead somewhere. */
interface Trie {
  readonly rows: readonly Reference[];
  readonly isTemplate: boolean;
  readonly branches: ReadonlyMap<string, Trie>;
}

const NOTHING: Trie = { rows: [], isTemplate: false, branches: new Map() };

function isWorthwhile(trie: Trie): boolean {
  return trie.rows.length > 0 || trie.isTemplate || trie.branches.size > 0;
}

/** Compiles positions below schemas, each definition once; a definition that holds itself ends there. */
function trieCompiler(rowsOf: ReadonlyMap<string, readonly Reference[]>, definitionOf: DefinitionOf): (schema: JsonObject) => Trie {
  const known = new Map<string, Trie>();
  const ofDefinition = (name: string): Trie => {
    const made = known.get(name);
    if (made !== undefined) return made;
    known.set(name, NOTHING);
    const definition = definitionOf(name);
    const { branches } = definition === undefined ? NOTHING : compile(definition);
    const trie = { rows: rowsOf.get(name) ?? [], isTemplate: name === POD_TEMPLATE, branches };
    known.set(name, trie);
    return trie;
  };
  const compile = (schema: JsonObject): Trie => {
    const name = asString(schema['$ref']);
    if (name !== undefined) return ofDefinition(name);
    const branches = new Map<string, Trie>();
    const grow = (step: string, part: Json | undefined): void => {
      const trie = isObject(part) ? compile(part) : NOTHING;
      if (isWorthwhile(trie)) branches.set(step, trie);
    };
    for (const [field, part] of Object.entries(asObject(schema['properties']) ?? {})) grow(field, part);
    grow(EACH, schema['items']);
    grow(MAP, schema['additionalProperties']);
    return { rows: [], isTemplate: false, branches };
  };
  return compile;
}

/** The schema of a definition by its OpenAPI name, in the chosen version. */
export type DefinitionOf = (name: string) => JsonObject | undefined;

/** The same positions one level deeper: what a custom resource embeds. */
function embed(trie: Trie, steps: readonly string[], below: Trie): Trie {
  const [step, ...rest] = steps;
  if (step === undefined) return below;
  const branches = new Map(trie.branches);
  branches.set(step, embed(branches.get(step) ?? NOTHING, rest, below));
  return { ...trie, branches };
}

/** Rows by what they hang on. */
function groupRows(references: readonly Reference[], keysOf: (reference: Reference) => readonly string[]): Map<string, Reference[]> {
  const groups = new Map<string, Reference[]>();
  for (const reference of references)
    for (const key of keysOf(reference)) {
      const rows = groups.get(key) ?? [];
      rows.push(reference);
      groups.set(key, rows);
    }
  return groups;
}

function collect(trie: Trie, value: Json, path: FieldPath, found: { references: Occurrence[]; templates: FieldPath[] }): void {
  for (const reference of trie.rows) if (!reference.root || path.length === 1) found.references.push({ reference, path, value });
  if (trie.isTemplate) found.templates.push(path);
  if (trie.branches.size === 0) return;
  if (isList(value)) {
    const each = trie.branches.get(EACH);
    if (each !== undefined) for (const [index, item] of value.entries()) collect(each, item, [...path, index], found);
  } else if (isObject(value)) {
    for (const [step, branch] of trie.branches)
      for (const key of step === MAP ? Object.keys(value) : [step]) {
        const next = Object.hasOwn(value, key) ? value[key] : undefined;
        if (next !== undefined && next !== null) collect(branch, next, [...path, key], found);
      }
  }
}

/**
 * Makes the finder. `embedded` says where kinds that no OpenAPI document describes hold a Pod template (`Rollout.argoproj.io` -> `spec.template`).
 * A Pod and a PodTemplate hold no template: one is a Pod, the other makes none.
 */
export function occurrenceFinder(references: readonly Reference[], definitionOf: DefinitionOf, embedded: ReadonlyMap<string, readonly string[]>): OccurrenceFinder {
  const rowsOfType = groupRows(references, (reference) => reference.types);
  const rowsOfKind = groupRows(references, (reference) => reference.kinds);
  const compile = trieCompiler(rowsOfType, definitionOf);
  const tries = new Map<string, Trie>();
  const make = (resource: Resource): Trie => {
    const isKnown = resource.schema !== undefined && definitionOf(resource.schema) !== undefined;
    const own = compile(isKnown ? { $ref: resource.schema } : { properties: { metadata: { $ref: OBJECT_META } } });
    const steps = isKnown ? undefined : embedded.get(resource.groupKind);
    const full = steps === undefined ? own : embed(own, steps, compile({ $ref: POD_TEMPLATE }));
    return { ...full, rows: [...full.rows, ...(rowsOfKind.get(resource.groupKind) ?? [])] };
  };
  return (resource) => {
    const key = `${resource.schema ?? ''} ${resource.groupKind}`;
    const trie = tries.get(key) ?? make(resource);
    tries.set(key, trie);
    const found = { references: [], templates: [] };
    collect(trie, resource.object, [], found);
    return resource.groupKind === 'PodTemplate' ? { ...found, templates: [] } : found;
  };
}
