import type { Pod } from '#engine/generated/kubernetes.js';
import { holds, keyOf } from '#engine/simulation/cluster-object.js';
import type { Component } from '#engine/simulation/component.js';
import { claimsOfPod } from '#engine/simulation/slots.js';
import { syncClaim } from '#engine/simulation/persistentvolume/sync-claim.js';
import { syncVolume } from '#engine/simulation/persistentvolume/sync-volume.js';

/** Every claim that waits is looked at again, as the binder does each fifteen seconds. */
const ALL_CLAIMS = ['PersistentVolumeClaim/*'] as const;

const isUnschedulable = (pod: Pod): boolean => pod.status?.conditions?.some(({ reason }) => reason === 'Unschedulable') === true;

/** Binds claims to volumes, one to one. After pkg/controller/volume/persistentvolume. */
export const persistentvolumeBinder: Component = {
  name: 'persistentvolume-binder-controller',
  reconciles: ['PersistentVolume', 'PersistentVolumeClaim'],
  writes: ['PersistentVolume', 'PersistentVolumeClaim'],
  watches: ['PersistentVolume', 'PersistentVolumeClaim', 'StorageClass.storage.k8s.io', 'Pod'],
  wakes({ before, after }) {
    const changed = after ?? before;
    if (changed === undefined) return [];
    if (holds(changed, 'PersistentVolumeClaim')) {
      const volume = changed.object.spec?.volumeName ?? '';
      return after === undefined && volume !== '' ? [keyOf('PersistentVolume', '', volume)] : [];
    }
    if (holds(changed, 'Pod')) return after === undefined || !isUnschedulable(changed.object) ? [] : claimsOfPod(changed).map((name) => keyOf('PersistentVolumeClaim', changed.namespace, name));
    const reference = holds(changed, 'PersistentVolume') && after !== undefined ? changed.object.spec?.claimRef : undefined;
    return reference?.uid === undefined ? ALL_CLAIMS : [keyOf('PersistentVolumeClaim', reference.namespace ?? '', reference.name ?? '')];
  },
  reconcile(target, cluster) {
    if (holds(target, 'PersistentVolumeClaim')) return syncClaim(target, cluster);
    return holds(target, 'PersistentVolume') ? syncVolume(target, cluster) : [];
  },
};
