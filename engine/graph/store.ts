import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asObject, type JsonObject } from '#engine/apimachinery/json.js';
import { labelIndex, type LabelIndex } from '#engine/graph/label-index.js';
import { valueAt } from '#engine/graph/path-pattern.js';
import type { Resource } from '#engine/resource/resource.js';

/** Something with labels: an object, or what makes Pods by the template whose labels stand there. */
export interface Labelled {
  readonly resource: Resource;
  readonly labelsAt: FieldPath;
}

/** Objects to resolve references in: those of the input, or of a simulation. */
export interface Store {
  /** Every object of that name; several where folders hold alternatives. Empty namespace: the unnamed one, or cluster-scoped. */
  get(kind: GroupKind, namespace: string, name: string): readonly Resource[];
  /** Objects of that name in any namespace. */
  named(kind: GroupKind, name: string): readonly Resource[];
  list(kind: GroupKind, namespace: string): readonly Resource[];
  /** Objects of a kind in all namespaces. */
  listAll(kind: GroupKind): readonly Resource[];
  /** The objects of a kind by their labels; undefined namespace: all. */
  byLabels(kind: GroupKind, namespace: string | undefined): LabelIndex<Labelled>;
  /** Pods and Pod templates by the labels that the template gives; undefined namespace: all. */
  podTemplates(namespace: string | undefined): LabelIndex<Labelled>;
  /** Namespaces that hold at least one object or are named by one. */
  readonly namespaces: readonly string[];
}

/** Labels of an object, those of wrong types left out by decoding. */
export const labelsOf = (object: JsonObject | undefined): JsonObject => asObject(asObject(object?.['metadata'])?.['labels']) ?? {};

/** Values by key, in the order in which they came. */
export function groupBy<Value>(values: Iterable<Value>, keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** A value made on first use for each key. */
export function memoized<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

const NONE: readonly never[] = [];
const OWN_LABELS: FieldPath = ['metadata', 'labels'];

/** The labels of an item, with the one that the API server gives every Namespace. */
export function readLabels({ resource, labelsAt }: Labelled): JsonObject {
  const labels = asObject(valueAt(resource.object, labelsAt)) ?? {};
  return resource.groupKind === 'Namespace' ? { ...labels, 'kubernetes.io/metadata.name': resource.name } : labels;
}

/** An index of resources. `templatesOf` says where Pod templates stand in one. */
export function storeOf(
  resources: readonly Resource[],
  namespaceOf: (resource: Resource) => string,
  templatesOf: (resource: Resource) => readonly FieldPath[],
): Store {
  const byKind = groupBy(resources, (resource) => resource.groupKind);
  const byNamespace = groupBy(resources, (resource) => `${resource.groupKind} ${namespaceOf(resource)}`);
  const byIdentity = memoized((kind: GroupKind) => groupBy(byKind.get(kind) ?? NONE, (resource) => `${namespaceOf(resource)} ${resource.name}`));
  const byName = memoized((kind: GroupKind) => groupBy(byKind.get(kind) ?? NONE, (resource) => resource.name));
  const namespaces = [...new Set(resources.map(namespaceOf))].sort();
  const templates = resources.flatMap((resource): Labelled[] =>
    (resource.groupKind === 'Pod' ? [[]] : templatesOf(resource)).map((path) => ({ resource, labelsAt: [...path, 'metadata', 'labels'] })));
  const templatesByNamespace = groupBy(templates, ({ resource }) => namespaceOf(resource));
  const templateIndex = memoized((namespace: string) => labelIndex(templatesByNamespace.get(namespace) ?? NONE, readLabels));
  const allTemplates = memoized((_all: true) => labelIndex(templates, readLabels));
  const index = (objects: readonly Resource[] = NONE): LabelIndex<Labelled> => labelIndex(objects.map((resource) => ({ resource, labelsAt: OWN_LABELS })), readLabels);
  const objectIndex = memoized((key: string) => index(byNamespace.get(key)));
  const allObjects = memoized((kind: string) => index(byKind.get(kind)));
  return {
    namespaces,
    get: (kind, namespace, name) => byIdentity(kind).get(`${namespace} ${name}`) ?? NONE,
    named: (kind, name) => byName(kind).get(name) ?? NONE,
    list: (kind, namespace) => byNamespace.get(`${kind} ${namespace}`) ?? NONE,
    listAll: (kind) => byKind.get(kind) ?? NONE,
    byLabels: (kind, namespace) => (namespace === undefined ? allObjects(kind) : objectIndex(`${kind} ${namespace}`)),
    podTemplates: (namespace) => (namespace === undefined ? allTemplates(true) : templateIndex(namespace)),
  };
}
