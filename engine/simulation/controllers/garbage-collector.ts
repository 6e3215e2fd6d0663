import { isDeleting, ownersOf } from '#engine/simulation/cluster-object.js';
import type { Component } from '#engine/simulation/component.js';

/** Deletes what has owners that are all gone. After pkg/controller/garbagecollector, background deletion only. */
export const garbageCollector: Component = {
  name: 'garbage-collector-controller',
  reconciles: [],
  writes: 'all',
  watches: 'all',
  wakes({ before, after }, cluster) {
    if (after === undefined) return before === undefined ? [] : cluster.dependentsOf(before.uid).map(({ key }) => key);
    return before === undefined && ownersOf(after.object).uids.some((uid) => cluster.byUid(uid) === undefined) ? [after.key] : [];
  },
  reconcile(target, cluster) {
    const { uids } = ownersOf(target.object);
    const isOrphaned = uids.length > 0 && uids.every((uid) => cluster.byUid(uid) === undefined);
    return isOrphaned && !isDeleting(target.object) ? [{ verb: 'delete', target }] : [];
  },
};
