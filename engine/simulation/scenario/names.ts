import { type ClusterObject, holds, ownersOf } from '#engine/simulation/cluster-object.js';
import type { Store } from '#engine/simulation/store.js';
import { POD_TEMPLATE_HASH } from '#engine/simulation/deployment/replica-sets.js';

/** Names as recordings write them: the hash of a ReplicaSet as `<rsN>`, a random suffix as `<n>`. */
export interface RecordedNames {
  /** Learns the names of objects; to be told of each before it can be gone. */
  learn(entries: readonly ClusterObject[], store: Store): void;
  nameOf(entry: ClusterObject<unknown>): string;
  /** A hash label, or the value itself. */
  hash(value: string): string;
  /** Words in which names that are known are replaced. */
  words(text: string): string;
}

const NAME = /[a-z0-9][a-z0-9.-]*/g;

/** Names that are learnt as objects come. */
export function recordedNames(): RecordedNames {
  const names = new Map<string, string>();
  const hashes = new Map<string, string>();
  const generations = new Map<string, number>();
  const nameOf = (entry: ClusterObject<unknown>): string => names.get(`${entry.namespace}/${entry.name}`) ?? entry.name;
  const learnReplicaSet = (entry: ClusterObject, owner: ClusterObject): void => {
    const hash = holds(entry, 'ReplicaSet.apps') ? entry.object.metadata?.labels?.[POD_TEMPLATE_HASH] : undefined;
    if (hash === undefined || entry.name !== `${owner.name}-${hash}`) return;
    const generation = (generations.get(owner.uid) ?? 0) + 1;
    generations.set(owner.uid, generation);
    names.set(`${entry.namespace}/${entry.name}`, `${owner.name}-<rs${generation}>`);
    hashes.set(hash, `<rs${generation}>`);
  };
  return {
    learn(entries, store) {
      for (const entry of entries) {
        if (names.has(`${entry.namespace}/${entry.name}`)) continue;
        const uid = ownersOf(entry.object).controller;
        const owner = uid === undefined ? undefined : store.byUid(uid);
        if (owner?.groupKind === 'Deployment.apps') learnReplicaSet(entry, owner);
        else if (entry.groupKind === 'Pod' && owner !== undefined && owner.groupKind !== 'StatefulSet.apps') names.set(`${entry.namespace}/${entry.name}`, `${nameOf(owner)}-<n>`);
      }
    },
    nameOf,
    hash: (value) => hashes.get(value) ?? value,
    words(text) {
      const known = new Map([...names].map(([key, name]) => [key.slice(key.indexOf('/') + 1), name]));
      return text.replace(NAME, (word) => known.get(word) ?? (word.endsWith('-') && known.has(word.slice(0, -1)) ? `${known.get(word.slice(0, -1)) ?? ''}-` : word));
    },
  };
}
