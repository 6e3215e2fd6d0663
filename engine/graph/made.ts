import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asObject, asString, isObject, type JsonObject } from '#engine/apimachinery/json.js';
import { meetsRequirement, type Requirement } from '#engine/apimachinery/label-selector.js';
import { fillTemplate, fitsPattern, type NamePattern } from '#engine/graph/name-template.js';
import { valuesAt } from '#engine/graph/path-pattern.js';
import type { Producer, Product } from '#engine/graph/producer-table.js';
import { memoized } from '#engine/graph/memoized.js';
import type { Store } from '#engine/graph/store.js';
import type { Resource } from '#engine/resource/resource.js';

/** An object that no manifest holds, and what makes it. */
export interface MadeObject {
  readonly producer: Producer;
  /** The object that it is made of; undefined for what every cluster has. */
  readonly source: Resource | undefined;
  /** Undefined: any key may be in it. */
  readonly keys: readonly string[] | undefined;
}

/** What producers make of the objects of a store. */
export interface Made {
  /** What makes an object of that name, of sources that `isVisible` lets pass. */
  find(kind: GroupKind, namespace: string, name: string, isVisible: (source: Resource) => boolean): MadeObject | undefined;
  /** What makes Pods that meet all requirements; undefined namespace: any. */
  pods(namespace: string | undefined, requirements: readonly Requirement[], isVisible: (source: Resource) => boolean): MadeObject | undefined;
  /** Something that may make anything at all in the namespace. */
  anything(namespace: string, isVisible: (source: Resource) => boolean): MadeObject | undefined;
  /** Where a kind that OpenAPI does not describe holds a Pod template. */
  readonly embedded: ReadonlyMap<GroupKind, readonly string[]>;
  /** What controllers set on the Pods of a resource: templates by label. */
  podLabels(resource: Resource): JsonObject;
  /** Label keys that some controller sets. */
  readonly podLabelKeys: ReadonlySet<string>;
  /** Whether a kind is known to make nothing. */
  isBarren(kind: GroupKind): boolean;
}

interface Entry extends MadeObject {
  readonly pattern: NamePattern;
}

interface PodEntry extends MadeObject {
  readonly labels: ReadonlyMap<string, readonly NamePattern[]>;
}

const ANYWHERE = '*';

function fits(producer: Producer, object: JsonObject): boolean {
  return producer.conditions.every(({ at, equals }) => {
    const values = valuesAt(object, at.steps).map(({ value }) => value);
    return equals === '*' ? values.length > 0 : values.includes(equals);
  });
}

function keysOf(product: Product, object: JsonObject): readonly string[] | undefined {
  if (product.keysAt.length === 0) return product.keys;
  if (product.unlessOpen !== undefined && valuesAt(object, product.unlessOpen.steps).length > 0) return undefined;
  return product.keysAt.flatMap(({ steps }) => valuesAt(object, steps)).flatMap(({ value }) => (isObject(value) ? Object.keys(value) : typeof value === 'string' ? [value] : []));
}

/** Whether Pods with such labels can meet the requirement. */
function canMeet(requirement: Requirement, labels: PodEntry['labels']): boolean {
  const patterns = labels.get(requirement.key);
  if (requirement.operator === 'In') return patterns?.some((pattern) => requirement.values.some((value) => fitsPattern(pattern, value))) === true;
  if (patterns === undefined) return meetsRequirement(requirement, {});
  return requirement.operator !== 'DoesNotExist';
}

const add = <Item>(index: Map<string, Item[]>, key: string, item: Item): void => {
  const items = index.get(key);
  if (items === undefined) index.set(key, [item]);
  else items.push(item);
};

interface Index {
  readonly named: Map<string, Entry[]>;
  readonly patterns: Map<string, Entry[]>;
  readonly pods: Map<string, PodEntry[]>;
  readonly anything: Map<string, MadeObject[]>;
}

function addProducts(index: Index, producer: Producer, source: Resource | undefined, ownNamespace: string): void {
  const object = source?.object ?? {};
  for (const product of producer.makes) {
    const named = product.namespaceAt === undefined ? undefined : valuesAt(object, product.namespaceAt.steps)[0]?.value;
    const namespace = product.isInAnyNamespace ? ANYWHERE : (product.namespace ?? asString(named) ?? ownNamespace);
    if (product.kind === undefined) add(index.anything, namespace, { producer, source, keys: undefined });
    for (const pattern of product.names.flatMap((name) => fillTemplate(name, object))) {
      const entry = { producer, source, keys: keysOf(product, object), pattern };
      if ('name' in pattern) add(index.named, `${product.kind} ${namespace} ${pattern.name}`, entry);
      else add(index.patterns, `${product.kind} ${namespace}`, entry);
    }
  }
  for (const { namespace, labels, labelsAt } of producer.pods) {
    const patterns = new Map(Object.entries(labels).map(([key, text]) => [key, fillTemplate(asString(text) ?? '', object)]));
    const more = labelsAt === undefined ? undefined : asObject(valuesAt(object, labelsAt.steps)[0]?.value);
    for (const [key, value] of Object.entries(more ?? {})) patterns.set(key, [{ name: asString(value) ?? '' }]);
    add(index.pods, namespace ?? ownNamespace, { producer, source, keys: undefined, labels: patterns });
  }
}

function indexMade(producers: readonly Producer[], store: Store, namespaceOf: (resource: Resource) => string): Index {
  const index: Index = { named: new Map(), patterns: new Map(), pods: new Map(), anything: new Map() };
  for (const producer of producers) {
    if (producer.of.length === 0) addProducts(index, producer, undefined, ANYWHERE);
    for (const source of producer.of.flatMap((kind) => store.listAll(kind)))
      if (fits(producer, source.object)) addProducts(index, producer, source, namespaceOf(source));
  }
  return index;
}

/** Works out what the producers make; the index is built when it is first asked. */
export function madeOf(producers: readonly Producer[], store: () => Store, namespaceOf: (resource: Resource) => string): Made {
  const index = memoized((_once: true) => indexMade(producers, store(), namespaceOf));
  const labelled = producers.filter(({ podLabels }) => Object.keys(podLabels).length > 0);
  const labelsByKind = new Map(labelled.flatMap(({ of, podLabels }) => of.map((kind) => [kind, podLabels] as const)));
  const barren = new Set(producers.filter(({ isBarren }) => isBarren).flatMap(({ of }) => of));
  const visible = (isVisible: (source: Resource) => boolean) => ({ source }: MadeObject): boolean => source === undefined || isVisible(source);
  return {
    embedded: new Map(producers.flatMap(({ of, embeds }) => (embeds === undefined ? [] : of.map((kind) => [kind, embeds.steps] as const)))),
    podLabelKeys: new Set(labelled.flatMap(({ podLabels }) => Object.keys(podLabels))),
    podLabels: (resource) => labelsByKind.get(resource.groupKind) ?? {},
    isBarren: (kind) => barren.has(kind),
    find: (kind, namespace, name, isVisible) => {
      const { named, patterns } = index(true);
      for (const place of [namespace, ANYWHERE]) {
        const found = named.get(`${kind} ${place} ${name}`)?.find(visible(isVisible))
          ?? patterns.get(`${kind} ${place}`)?.find((entry) => fitsPattern(entry.pattern, name) && visible(isVisible)(entry));
        if (found !== undefined) return found;
      }
      return undefined;
    },
    pods: (namespace, requirements, isVisible) => {
      const entries = namespace === undefined ? [...index(true).pods.values()].flat() : (index(true).pods.get(namespace) ?? []);
      return entries.find((entry) => visible(isVisible)(entry) && requirements.length > 0 && requirements.every((requirement) => canMeet(requirement, entry.labels)));
    },
    anything: (namespace, isVisible) => index(true).anything.get(namespace)?.find(visible(isVisible)),
  };
}

/** The path of what a Pod template's labels stand under. */
export const labelsPath = (template: FieldPath): FieldPath => [...template, 'metadata', 'labels'];
