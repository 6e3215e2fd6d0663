import { selectorOfMap } from '#engine/apimachinery/label-selector.js';
import { asObject, type JsonObject } from '#engine/apimachinery/json.js';
import { type ClusterObject, holds, keyOf, type KindName, labelsOf } from '#engine/simulation/cluster-object.js';
import { type CompiledSelector, compileSelector } from '#engine/simulation/compiled-selector.js';
import type { ClusterView } from '#engine/simulation/component.js';
import { generatedName } from '#engine/simulation/names.js';
import { slot } from '#engine/simulation/slots.js';
import type { Store } from '#engine/simulation/store.js';

const ofServices = new WeakMap<JsonObject, JsonObject>();

/** A Service's selector as a LabelSelector, the same one each time. */
export function selectorOfService(selector: JsonObject): JsonObject {
  const known = ofServices.get(selector);
  if (known !== undefined) return known;
  const made = selectorOfMap(selector);
  ofServices.set(selector, made);
  return made;
}

/** The selector of an object as a LabelSelector; undefined where it selects nothing. */
function selectorOf(entry: ClusterObject): JsonObject | undefined {
  const selector = asObject(asObject(entry.object['spec'])?.['selector']);
  if (entry.groupKind !== 'Service') return selector;
  return selector === undefined || Object.keys(selector).length === 0 ? undefined : selectorOfService(selector);
}

/** All objects of a kind, or those under the one label that the selector asks for and that the fewest have. */
function candidates(store: Store, kind: KindName, namespace: string, { pairs }: CompiledSelector): ClusterObject[] {
  if (pairs.length === 0) return store.under(slot.kind(kind, namespace));
  const found = pairs.map((pair) => store.under(slot.label(kind, namespace, pair)));
  return found.reduce((least, some) => (some.length < least.length ? some : least));
}

const narrowed = <Name extends KindName>(entries: readonly ClusterObject[], kind: Name) => entries.filter((entry) => holds(entry, kind));

/** What a view needs beside the store. */
export interface ViewOptions {
  readonly clock: () => number;
  readonly review: ClusterView['review'];
  readonly isClosed: boolean;
}

/** The view of a store that components are given. */
export function viewOf(store: Store, { clock, review, isClosed }: ViewOptions): ClusterView {
  return {
    get elapsed() {
      return clock();
    },
    get hasNodes() {
      return store.under(slot.kind('Node')).length > 0;
    },
    isClosed,
    get(kind, namespace, name) {
      const entry = store.get(keyOf(kind, namespace, name));
      return entry !== undefined && holds(entry, kind) ? entry : undefined;
    },
    list: (kind) => narrowed(store.under(slot.kind(kind)), kind),
    ownedBy: (uid, kind) => narrowed(store.under(slot.owner(uid)), kind),
    dependentsOf: (uid) => store.under(slot.owner(uid)),
    select(kind, namespace, selector) {
      if (selector === undefined) return [];
      const compiled = compileSelector(selector);
      return narrowed(candidates(store, kind, namespace, compiled).filter((entry) => compiled.matches(labelsOf(entry.object))), kind);
    },
    orphans(kind, namespace, selector) {
      const found = store.under(slot.orphans(kind, namespace));
      if (selector === undefined || found.length === 0) return [];
      const compiled = compileSelector(selector);
      return narrowed(found.filter((entry) => compiled.matches(labelsOf(entry.object))), kind);
    },
    selecting(kind, namespace, labels) {
      const slots = [...Object.entries(labels).map((pair) => slot.selector(kind, namespace, pair)), slot.selector(kind, namespace)];
      const found = slots.flatMap((one) => store.under(one)).filter((entry) => {
        const selector = selectorOf(entry);
        return selector !== undefined && compileSelector(selector).matches(labels);
      });
      return narrowed(found, kind);
    },
    mounting: (namespace, claim) => narrowed(store.under(slot.mounted(namespace, claim)), 'Pod'),
    volumesOfClass: (name) => narrowed(store.under(slot.storageClass(name)), 'PersistentVolume'),
    volumesKeptFor: (claim) => narrowed(store.under(slot.keptFor(claim)), 'PersistentVolume'),
    byUid: (uid) => store.byUid(uid),
    exists: (kind, namespace, name) => store.get(keyOf(kind, namespace, name)) !== undefined,
    generateName: (namespace, prefix, nth) => generatedName(prefix, store.counted(`${namespace}/${prefix}`) + nth),
    review,
  };
}
