import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asObject, type JsonObject } from '#engine/apimachinery/json.js';
import { groupBy } from '#engine/graph/group-by.js';
import { labelIndex, type LabelIndex } from '#engine/graph/label-index.js';
import { memoized } from '#engine/graph/memoized.js';
import { nearNames, type NearNames } from '#engine/graph/near-names.js';
import { valueAt } from '#engine/graph/path-pattern.js';
import type { Resource } from '#engine/resource/resource.js';

/** Something with labels: an object, or what makes Pods by the template whose labels stand there. */
export interface Labelled {
  readonly resource: Resource;
  readonly labelsAt: FieldPath;
}

/** Objects of one scope by namespace (undefined: all) and label. Empty namespace: the unnamed one, or cluster-scoped. */
export interface ScopedStore {
  /** Every object of that name; several where it is defined more than once. */
  get(kind: GroupKind, namespace: string, name: string): readonly Resource[];
  /** The names of a kind in a namespace. */
  names(kind: GroupKind, namespace: string): NearNames;
  listAll(kind: GroupKind): readonly Resource[];
  /** The objects of a kind by their labels. */
  byLabels(kind: GroupKind, namespace: string | undefined): LabelIndex<Labelled>;
  /** Pods and Pod templates by the labels that the template gives. */
  podTemplates(namespace: string | undefined): LabelIndex<Labelled>;
}

/** Objects to resolve references in, those of the input or of a simulation: all of them, and by scope of sets. */
export interface Store extends ScopedStore {
  /** Objects of that name in any namespace. */
  named(kind: GroupKind, name: string): readonly Resource[];
  scope(name: string): ScopedStore;
  /** Namespaces that hold at least one object. */
  readonly namespaces: readonly string[];
}

/** Labels of an object, those of wrong types left out by decoding. */
export const labelsOf = (object: JsonObject | undefined): JsonObject => asObject(asObject(object?.['metadata'])?.['labels']) ?? {};

const NONE: readonly never[] = [];
const OWN_LABELS: FieldPath = ['metadata', 'labels'];

/** The labels of an item, with the one that the API server gives every Namespace. */
export function readLabels({ resource, labelsAt }: Labelled): JsonObject {
  const labels = asObject(valueAt(resource.object, labelsAt)) ?? {};
  return resource.groupKind === 'Namespace' ? { ...labels, 'kubernetes.io/metadata.name': resource.name } : labels;
}

const ALL = '*';

const labelled = (resource: Resource): Labelled => ({ resource, labelsAt: OWN_LABELS });

/** An index of some resources; parts of it are made when they are first asked for. */
function scopedStore(resources: readonly Resource[], namespaceOf: (resource: Resource) => string, templates: readonly Labelled[]): ScopedStore {
  const byKind = memoized((_once: true) => groupBy(resources, (resource) => resource.groupKind));
  const ofKind = (kind: GroupKind): readonly Resource[] => byKind(true).get(kind) ?? NONE;
  const byIdentity = memoized((kind: GroupKind) => groupBy(ofKind(kind), (resource) => `${namespaceOf(resource)} ${resource.name}`));
  const byNamespace = memoized((kind: GroupKind) => groupBy(ofKind(kind), namespaceOf));
  const inNamespace = (kind: GroupKind, namespace: string): readonly Resource[] => byNamespace(kind).get(namespace) ?? NONE;
  const names = memoized((kind: GroupKind) => memoized((namespace: string) => nearNames(inNamespace(kind, namespace).map(({ name }) => name))));
  const labels = memoized((kind: GroupKind) => memoized((namespace: string) => labelIndex((namespace === ALL ? ofKind(kind) : inNamespace(kind, namespace)).map(labelled), readLabels)));
  const templatesByNamespace = memoized((_once: true) => groupBy(templates, ({ resource }) => namespaceOf(resource)));
  const templateIndex = memoized((namespace: string) => labelIndex(namespace === ALL ? templates : (templatesByNamespace(true).get(namespace) ?? NONE), readLabels));
  return {
    get: (kind, namespace, name) => byIdentity(kind).get(`${namespace} ${name}`) ?? NONE,
    names: (kind, namespace) => names(kind)(namespace),
    listAll: ofKind,
    byLabels: (kind, namespace = ALL) => labels(kind)(namespace),
    podTemplates: (namespace = ALL) => templateIndex(namespace),
  };
}

/** Adds each item to the group of each of its keys. */
function groupByEach<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  return groups;
}

/** How the resources of a store are looked at. */
export interface StoreView {
  namespaceOf(resource: Resource): string;
  /** Where Pod templates stand in a resource. */
  templatesOf(resource: Resource): readonly FieldPath[];
  /** The scopes that a resource is found in. */
  scopesIn(resource: Resource): readonly string[];
}

/** An index of resources. Where all are in one scope, that scope is the whole. */
export function storeOf(resources: readonly Resource[], { namespaceOf, templatesOf, scopesIn }: StoreView): Store {
  const templates = resources.flatMap((resource): Labelled[] =>
    (resource.groupKind === 'Pod' ? [[]] : templatesOf(resource)).map((path) => ({ resource, labelsAt: [...path, 'metadata', 'labels'] })));
  const whole = scopedStore(resources, namespaceOf, templates);
  const scoped = groupByEach(resources, scopesIn);
  const scopedTemplates = groupByEach(templates, ({ resource }) => scopesIn(resource));
  const byName = memoized((kind: GroupKind) => groupBy(whole.listAll(kind), ({ name }) => name));
  return {
    ...whole,
    named: (kind, name) => byName(kind).get(name) ?? NONE,
    scope: memoized((name: string) =>
      scoped.get(name)?.length === resources.length ? whole : scopedStore(scoped.get(name) ?? NONE, namespaceOf, scopedTemplates.get(name) ?? NONE)),
    namespaces: [...new Set(resources.map(namespaceOf))].sort(),
  };
}
