import { asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import type { Resource } from '#engine/resource/resource.js';
import { admit } from '#engine/simulation/admission/admit.js';
import { timestampOf } from '#engine/simulation/clock.js';
import { type ClusterObject, finalizersOf, groupKindOf, isDeleting, keyOf } from '#engine/simulation/cluster-object.js';
import type { ClusterView, Notice } from '#engine/simulation/component.js';
import { sameJson } from '#engine/apimachinery/same-json.js';
import type { Store } from '#engine/simulation/store.js';

/** Writes to a store as the API server does: stamps, admission, finalizers, grace. What changes nothing is not written. */
export interface ApiServer {
  create(object: JsonObject, origin: Resource | undefined): void;
  update(target: ClusterObject<unknown>, object: JsonObject): void;
  /** `now`: without grace period or finalizers. */
  delete(target: ClusterObject<unknown>, now: boolean): void;
}

/** A Pod on a node ends with a grace period; one without a node, or one that has ended, goes at once. */
function isGraceful(pod: ClusterObject): boolean {
  const phase = asString(asObject(pod.object['status'])?.['phase']);
  return asString(asObject(pod.object['spec'])?.['nodeName']) !== undefined && phase !== 'Succeeded' && phase !== 'Failed';
}

const isHeld = (entry: ClusterObject): boolean => finalizersOf(entry.object).length > 0 || (entry.groupKind === 'Pod' && isGraceful(entry));

/** The object under its key, with a uid that no other object ever has and its place in the order of creation. */
function stamped(given: JsonObject, origin: Resource | undefined, store: Store, elapsed: number): ClusterObject {
  const groupKind = groupKindOf(given);
  const metadata = asObject(given['metadata']);
  const [namespace, name] = [asString(metadata?.['namespace']) ?? '', asString(metadata?.['name']) ?? ''];
  const key = keyOf(groupKind, namespace, name);
  const prefix = asString(metadata?.['generateName']);
  if (prefix !== undefined) store.count(`${namespace}/${prefix}`);
  const uid = `${key}#${store.gone(key) + 1}`;
  const object = { ...given, metadata: { ...metadata, uid, creationTimestamp: timestampOf(elapsed) } };
  return { key, groupKind, kind: asString(given['kind']) ?? '', namespace, name, uid, created: store.births + 1, object, origin };
}

/** An API server above a store; `notify` is told of every change. */
export function apiServer(store: Store, view: ClusterView, notify: (notice: Notice) => void): ApiServer {
  /** The object as it is now; undefined where it is gone or another one has its name. */
  const current = (target: ClusterObject<unknown>): ClusterObject | undefined => {
    const found = store.get(target.key);
    return found?.uid === target.uid ? found : undefined;
  };
  const drop = (before: ClusterObject): void => {
    store.remove(before);
    notify({ before, after: undefined });
  };
  const update: ApiServer['update'] = (target, object) => {
    const before = current(target);
    if (before === undefined || sameJson(before.object, object)) return;
    const after = { ...before, object };
    if (isDeleting(object) && !isHeld(after)) return drop(before);
    store.put(after);
    notify({ before, after });
  };
  return {
    create(given, origin) {
      const asked = stamped(given, origin, store, view.elapsed);
      const after = { ...asked, object: admit(asked, view) };
      store.put(after);
      notify({ before: undefined, after });
    },
    update,
    delete(target, now) {
      const before = current(target);
      if (before === undefined) return;
      if (now || !isHeld(before)) return drop(before);
      if (isDeleting(before.object)) return;
      update(before, { ...before.object, metadata: { ...asObject(before.object['metadata']), deletionTimestamp: timestampOf(view.elapsed) } });
    },
  };
}
