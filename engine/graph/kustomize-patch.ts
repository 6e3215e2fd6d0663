import { RE2JS } from 're2js';
import { asList, asObject, asString, isList, isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { matchesSelector } from '#engine/apimachinery/label-selector.js';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { EACH } from '#engine/graph/path-pattern.js';
import { labelsOf } from '#engine/graph/store.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Document } from '#engine/source/document.js';
import { parseFiles } from '#engine/source/parse.js';

/** What a patch, a replacement or a count of replicas may change, and in which objects. */
export interface Patch {
  readonly group: string | undefined;
  readonly kind: string | undefined;
  readonly hasName: (name: string) => boolean;
  readonly labels: JsonObject | undefined;
  /** Fields that it touches; the items of a list are not told apart. An empty path is the whole object. */
  readonly touches: readonly (readonly string[])[];
}

type Steps = readonly string[];

const anywhere = { group: undefined, kind: undefined, hasName: (): boolean => true, labels: undefined };

/** Fields that a strategic merge patch touches: its leaves, but for what names the object. */
function leavesOf(value: Json, steps: Steps): Steps[] {
  if (isList(value)) return value.flatMap((item) => (isObject(item) ? leavesOf(item, [...steps, EACH]) : [steps]));
  if (!isObject(value)) return [steps];
  if (value['$patch'] !== undefined) return [steps];
  const keys = Object.keys(value).filter((key) => !(steps.length === 0 && (key === 'apiVersion' || key === 'kind')));
  const isNameOnly = steps.at(-1) === 'metadata' && steps.length === 1;
  return keys.flatMap((key) => (isNameOnly && (key === 'name' || key === 'namespace') ? [] : leavesOf(value[key] ?? null, [...steps, key])));
}

/** `/spec/template/0` -> `spec`, `template`, `[*]`. */
const pointerSteps = (pointer: string): Steps =>
  pointer.split('/').slice(1).map((step) => (/^(\d+|-)$/.test(step) ? EACH : step.replaceAll('~1', '/').replaceAll('~0', '~')));

/** A name, or a regular expression that the whole name must match (RE2, as in Go). */
function nameMatcher(pattern: string | undefined): Patch['hasName'] {
  if (pattern === undefined || pattern === '') return () => true;
  if (/^[\w-]+$/.test(pattern)) return (name) => name === pattern;
  try {
    const compiled = RE2JS.compile(pattern);
    return (name) => compiled.matches(name);
  } catch {
    return () => true;
  }
}

function labelsWanted(selector: string | undefined): JsonObject | undefined {
  if (selector === undefined || !/^[\w./=,\- ]+$/.test(selector) || selector.includes('!')) return undefined;
  const pairs = selector.split(',').map((pair) => pair.trim().split(/==?/));
  return Object.fromEntries(pairs.flatMap(([key, value]): [string, string][] => (key === undefined || value === undefined ? [] : [[key, value]])));
}

function readTarget(target: JsonObject | undefined): Omit<Patch, 'touches'> {
  const kind = asString(target?.['kind']);
  return {
    group: asString(target?.['group']),
    kind: kind === undefined || /^\w+$/.test(kind) ? kind : undefined,
    hasName: nameMatcher(asString(target?.['name'])),
    labels: labelsWanted(asString(target?.['labelSelector'])),
  };
}

/** The patches of one document: JSON 6902 operations on the target, or a strategic merge patch that names its own. */
function patchesOf(content: Json | undefined, target: JsonObject | undefined): Patch[] {
  if (isList(content)) {
    const touches = content.flatMap((operation) => ['path', 'from'].map((field) => asString(asObject(operation)?.[field]))).filter((path) => path !== undefined);
    return [{ ...readTarget(target), touches: touches.map(pointerSteps) }];
  }
  if (!isObject(content)) return [];
  const name = asString(asObject(content['metadata'])?.['name']);
  const named = { group: parseApiVersion(asString(content['apiVersion']) ?? '').group, kind: asString(content['kind']), hasName: (other: string): boolean => other === name };
  const where = target === undefined ? { ...anywhere, ...named } : readTarget(target);
  return [{ ...where, touches: leavesOf(content, []) }];
}

function contentsOf(text: string): readonly (Json | undefined)[] {
  return parseFiles([{ path: 'patch.yaml', text }]).map(({ root }) => (root === undefined ? undefined : jsonOf(root)));
}

/** `spec.template.spec.containers.[name=x].image` -> steps, whatever selects an item as `[*]`. */
const fieldPathSteps = (path: string): Steps => path.split(/\.(?![^[]*\])/).map((step) => (/^(\[.*\]|\d+|\*)$/.test(step) ? EACH : step));

function replacementPatches(root: JsonObject): Patch[] {
  const replacements = asList(root['replacements']).filter(isObject);
  if (replacements.some((replacement) => replacement['path'] !== undefined)) return [{ ...anywhere, touches: [[]] }];
  return replacements.flatMap((replacement) => asList(replacement['targets']).filter(isObject).map((target) => ({
    ...readTarget(asObject(target['select'])),
    touches: asList(target['fieldPaths']).filter((path) => typeof path === 'string').map(fieldPathSteps),
  })));
}

const replicaPatches = (root: JsonObject): Patch[] =>
  asList(root['replicas']).map((count) => ({ ...anywhere, hasName: nameMatcher(asString(asObject(count)?.['name'])), touches: [['spec', 'replicas']] }));

/** All that a kustomization changes field by field. `documentsOf` finds the documents of a patch file. */
export function readPatches(root: JsonObject, documentsOf: (path: string) => readonly Document[]): Patch[] {
  const ofFile = (path: string): readonly (Json | undefined)[] => documentsOf(path).map((document) => (document.root === undefined ? undefined : jsonOf(document.root)));
  const entries = ['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap((field) => asList(root[field]));
  const patches = entries.flatMap((entry) => {
    if (typeof entry === 'string') return (entry.includes('\n') ? contentsOf(entry) : ofFile(entry)).flatMap((content) => patchesOf(content, undefined));
    if (!isObject(entry)) return [];
    const [inline, path] = [asString(entry['patch']), asString(entry['path'])];
    const contents = inline !== undefined ? contentsOf(inline) : path !== undefined ? ofFile(path) : [];
    return contents.flatMap((content) => patchesOf(content, asObject(entry['target'])));
  });
  return [...patches, ...replacementPatches(root), ...replicaPatches(root)];
}

/** Whether a patch is meant for the resource. */
export function isPatchFor(patch: Patch, resource: Resource): boolean {
  if (patch.kind !== undefined && patch.kind !== resource.kind) return false;
  if (patch.group !== undefined && patch.group !== '' && patch.group !== resource.group) return false;
  if (!patch.hasName(resource.name)) return false;
  return patch.labels === undefined || matchesSelector({ matchLabels: patch.labels }, labelsOf(resource.object)) === true;
}

/** Whether the touched steps lie at, above or below the path. */
export const touchesPath = (steps: Steps, path: FieldPath): boolean =>
  steps.slice(0, path.length).every((step, index) => step === EACH ? typeof path[index] === 'number' : step === path[index]);
