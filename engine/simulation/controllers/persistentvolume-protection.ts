import { finalizersOf, holds, isDeleting } from '#engine/simulation/cluster-object.js';
import type { Component } from '#engine/simulation/component.js';

/** The finalizer that keeps a volume while a claim is bound to it; admission puts it on. */
export const PV_PROTECTION = 'kubernetes.io/pv-protection';

/** Keeps a volume that is deleted while it is bound. After pkg/controller/volume/pvprotection. */
export const persistentvolumeProtection: Component = {
  name: 'persistentvolume-protection-controller',
  reconciles: ['PersistentVolume'],
  writes: ['PersistentVolume'],
  watches: [],
  wakes: () => [],
  reconcile(target) {
    if (!holds(target, 'PersistentVolume') || !isDeleting(target.object) || target.object.status?.phase === 'Bound') return [];
    const finalizers = finalizersOf(target.object).filter((finalizer) => finalizer !== PV_PROTECTION);
    if (finalizers.length === finalizersOf(target.object).length) return [];
    return [{ verb: 'update', target, object: { ...target.object, metadata: { ...target.object.metadata, finalizers } } }];
  },
};
