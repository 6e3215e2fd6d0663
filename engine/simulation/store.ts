import { asObject } from '#engine/apimachinery/json.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import { slotsOf } from '#engine/simulation/slots.js';

/**
 * The objects of a cluster, filed under what components ask for. A layer shows its parent's objects, as they were when the parent came to
 * rest, and holds only what is added, changed or removed above it.
 */
export interface Store {
  get(key: string): ClusterObject | undefined;
  put(entry: ClusterObject): void;
  remove(entry: ClusterObject): void;
  /** The objects that are filed under a slot. */
  under(slot: string): ClusterObject[];
  byUid(uid: string): ClusterObject | undefined;
  /** How many objects of this key are gone, and how many were ever put into this store and its parents. */
  gone(key: string): number;
  readonly births: number;
  /** How often a name was made of a prefix. */
  counted(prefix: string): number;
  count(prefix: string): void;
  /** What this layer itself holds, in the order of creation. */
  own(): ClusterObject[];
}

/** Whether both are filed under the same slots: only what files nothing has changed, such as the status or a Pod's node. */
function filedAlike({ object: before, groupKind }: ClusterObject, { object: after }: ClusterObject): boolean {
  if (before['metadata'] !== after['metadata']) return false;
  return before['spec'] === after['spec'] || (groupKind === 'Pod' && asObject(before['spec'])?.['volumes'] === asObject(after['spec'])?.['volumes']);
}

/** Sets of keys by slot. */
function slotIndex() {
  const slots = new Map<string, Set<string>>();
  return {
    file(entry: ClusterObject): void {
      for (const slot of slotsOf(entry)) {
        const keys = slots.get(slot);
        if (keys === undefined) slots.set(slot, new Set([entry.key]));
        else keys.add(entry.key);
      }
    },
    unfile(entry: ClusterObject): void {
      for (const slot of slotsOf(entry)) {
        const keys = slots.get(slot);
        if (keys?.delete(entry.key) === true && keys.size === 0) slots.delete(slot);
      }
    },
    under: (slot: string): Iterable<string> => slots.get(slot) ?? [],
  };
}

/** An empty store, or a layer above another one, which must not change any more. */
export function storeAbove(parent?: Store): Store {
  const objects = new Map<string, ClusterObject | null>();
  const uids = new Map<string, string>();
  const counters = new Map<string, number>();
  const ends = new Map<string, number>();
  let births = parent?.births ?? 0;
  const index = slotIndex();
  const get = (key: string): ClusterObject | undefined => {
    const own = objects.get(key);
    return own === undefined ? parent?.get(key) : (own ?? undefined);
  };
  const counted = (prefix: string): number => counters.get(prefix) ?? parent?.counted(prefix) ?? 0;
  const gone = (key: string): number => ends.get(key) ?? parent?.gone(key) ?? 0;
  return {
    get,
    put(entry) {
      const before = objects.get(entry.key) ?? undefined;
      objects.set(entry.key, entry);
      if (before !== undefined && filedAlike(before, entry)) return;
      births = Math.max(births, entry.created);
      uids.set(entry.uid, entry.key);
      if (before !== undefined) index.unfile(before);
      index.file(entry);
    },
    remove(entry) {
      const own = objects.get(entry.key);
      if (own !== undefined && own !== null) index.unfile(own);
      if (parent?.get(entry.key) === undefined) objects.delete(entry.key);
      else objects.set(entry.key, null);
      uids.delete(entry.uid);
      ends.set(entry.key, gone(entry.key) + 1);
    },
    under(slot) {
      const found = (parent?.under(slot) ?? []).filter(({ key }) => !objects.has(key));
      for (const key of index.under(slot)) {
        const entry = objects.get(key);
        if (entry !== undefined && entry !== null) found.push(entry);
      }
      return found;
    },
    byUid(uid) {
      const key = uids.get(uid);
      const entry = key === undefined ? parent?.byUid(uid) : get(key);
      return entry !== undefined && get(entry.key)?.uid === uid ? entry : undefined;
    },
    gone,
    get births() {
      return births;
    },
    counted,
    count(prefix) {
      counters.set(prefix, counted(prefix) + 1);
    },
    own: () => [...objects.values()].filter((entry) => entry !== null).sort((left, right) => left.created - right.created),
  };
}
