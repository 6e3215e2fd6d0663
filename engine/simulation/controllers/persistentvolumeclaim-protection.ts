import type { PersistentVolumeClaim } from '#engine/generated/kubernetes.js';
import { type ClusterObject, finalizersOf, holds, isDeleting, keyOf } from '#engine/simulation/cluster-object.js';
import { timestampOf } from '#engine/simulation/clock.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';
import { claimsOfPod } from '#engine/simulation/slots.js';
import { isTerminal } from '#engine/simulation/kubelet/pod-conditions.js';

/** The finalizer that keeps a claim while a Pod uses it; admission puts it on. */
export const PVC_PROTECTION = 'kubernetes.io/pvc-protection';

/** The Unused condition that a bound claim is to have. After PVCProtectionController of KEP-5541. */
function withUsage(claim: ClusterObject<PersistentVolumeClaim>, cluster: ClusterView): readonly Change[] {
  const { object } = claim;
  if (object.status?.phase !== 'Bound' || isDeleting(object)) return [];
  const isUsed = cluster.mounting(claim.namespace, claim.name).some((pod) => !isTerminal(pod.object));
  const status = isUsed ? 'False' : 'True';
  const known = object.status.conditions?.find(({ type }) => type === 'Unused');
  if (known?.status === status) return [];
  const others = (object.status.conditions ?? []).filter(({ type }) => type !== 'Unused');
  const [reason, message] = isUsed ? ['PodUsingPVC', 'PVC is currently referenced by a pod'] : ['NoPodsUsingPVC', 'No pods are currently referencing this PVC'];
  const condition = { type: 'Unused', status, reason, message, lastTransitionTime: timestampOf(cluster.elapsed) };
  return [{ verb: 'update', target: claim, object: { ...object, status: { ...object.status, conditions: [...others, condition] } } }];
}

function reconcile(claim: ClusterObject<PersistentVolumeClaim>, cluster: ClusterView): readonly Change[] {
  if (!isDeleting(claim.object) || !finalizersOf(claim.object).includes(PVC_PROTECTION)) return withUsage(claim, cluster);
  if (cluster.mounting(claim.namespace, claim.name).some(({ object }) => object.spec?.nodeName !== undefined)) return [];
  const finalizers = finalizersOf(claim.object).filter((finalizer) => finalizer !== PVC_PROTECTION);
  return [{ verb: 'update', target: claim, object: { ...claim.object, metadata: { ...claim.object.metadata, finalizers } } }];
}

/** Keeps a claim that is deleted while a scheduled Pod uses it, and says whether one does. After pkg/controller/volume/pvcprotection. */
export const persistentvolumeclaimProtection: Component = {
  name: 'persistentvolumeclaim-protection-controller',
  reconciles: ['PersistentVolumeClaim'],
  writes: ['PersistentVolumeClaim'],
  watches: ['Pod'],
  wakes({ before, after }) {
    const pod = after ?? before;
    return pod === undefined ? [] : claimsOfPod(pod).map((name) => keyOf('PersistentVolumeClaim', pod.namespace, name));
  },
  reconcile: (target, cluster) => (holds(target, 'PersistentVolumeClaim') ? reconcile(target, cluster) : []),
};
