import type { PersistentVolumeClaim } from '#engine/generated/kubernetes.js';
import type { ClusterView } from '#engine/simulation/component.js';
import { type ClaimObject, classOfClaim, type VolumeObject } from '#engine/simulation/persistentvolume/matching.js';
import { omit } from '#engine/apimachinery/same-json.js';

/** Annotations by which the binder keeps book (k8s.io/component-helpers/storage/volume). */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';
export const BOUND_BY_CONTROLLER = 'pv.kubernetes.io/bound-by-controller';
export const SELECTED_NODE = 'volume.kubernetes.io/selected-node';
/** The provisioner of classes whose volumes are made by hand. */
export const NO_PROVISIONER = 'kubernetes.io/no-provisioner';

/** Whether the claim's class leaves binding to the scheduler. After storage/volume.IsDelayBindingMode. */
export const isDelayed = (claim: ClaimObject, cluster: ClusterView): boolean =>
  cluster.get('StorageClass.storage.k8s.io', '', classOfClaim(claim))?.object.volumeBindingMode === 'WaitForFirstConsumer';

/** The claim in a phase, with what it got. After PersistentVolumeController.updateClaimStatus. */
export function inPhase(claim: PersistentVolumeClaim, phase: 'Pending' | 'Bound' | 'Lost', volume: VolumeObject | undefined): PersistentVolumeClaim {
  const status = omit(claim.status ?? {}, 'capacity', 'accessModes');
  if (phase !== 'Bound' || volume === undefined) return { ...claim, status: { ...status, phase } };
  const { accessModes, capacity } = volume.object.spec ?? {};
  return { ...claim, status: { ...status, phase, ...(accessModes && { accessModes }), capacity: { ...claim.status?.capacity, ...(capacity && { storage: capacity['storage'] ?? '0' }) } } };
}
