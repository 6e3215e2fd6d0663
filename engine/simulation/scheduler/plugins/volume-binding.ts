import type { Node, PersistentVolumeClaim, Pod } from '#engine/generated/kubernetes.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import type { Change, ClusterView } from '#engine/simulation/component.js';
import { bestMatch, type ClaimObject, classOfClaim, reaches, type VolumeObject } from '#engine/simulation/persistentvolume/matching.js';
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, isDelayed, NO_PROVISIONER, SELECTED_NODE } from '#engine/simulation/persistentvolume/claim-state.js';
import { claimsOfPod } from '#engine/simulation/slots.js';
import type { FilterPlugin } from '#engine/simulation/scheduler/plugin.js';

const claimsOf = (pod: ClusterObject<Pod>, cluster: ClusterView): ClaimObject[] =>
  claimsOfPod(pod).map((name) => cluster.get('PersistentVolumeClaim', pod.namespace, name)).filter((claim) => claim !== undefined);

/** Whether binding is done: the claim names its volume and the binder has confirmed it. */
const isBound = ({ object }: ClusterObject<PersistentVolumeClaim>): boolean =>
  (object.spec?.volumeName ?? '') !== '' && object.metadata?.annotations?.[BIND_COMPLETED] !== undefined;

const provisioned = (claim: ClaimObject, cluster: ClusterView): boolean => {
  const provisioner = cluster.get('StorageClass.storage.k8s.io', '', classOfClaim(claim))?.object.provisioner;
  return provisioner !== undefined && provisioner !== NO_PROVISIONER;
};

/** A volume for each claim that waits for the Pod, no volume twice. */
function matches(claims: readonly ClaimObject[], cluster: ClusterView, node: ClusterObject<Node> | undefined): Map<ClaimObject, VolumeObject> {
  const found = new Map<ClaimObject, VolumeObject>();
  const taken = new Set<string>();
  for (const claim of claims) {
    const volumes = [...cluster.volumesKeptFor(claim.name), ...cluster.volumesOfClass(classOfClaim(claim))];
    const volume = bestMatch(claim, volumes.filter(({ key }) => !taken.has(key)), false, node);
    if (volume === undefined) continue;
    found.set(claim, volume);
    taken.add(volume.key);
  }
  return found;
}

/**
 * What has to happen to the Pod's claims before it can be put on the node: the volumes that are chosen are kept for them, or a provisioner is asked.
 * Undefined where nothing has to. After volumebinding's PreBind.
 */
export function bindVolumes(pod: ClusterObject<Pod>, node: ClusterObject<Node> | undefined, cluster: ClusterView): readonly Change[] | undefined {
  const waiting = claimsOf(pod, cluster).filter((claim) => !isBound(claim) && isDelayed(claim, cluster));
  const found = matches(waiting, cluster, node);
  const changes: Change[] = [];
  for (const claim of waiting) {
    const volume = found.get(claim);
    if (volume !== undefined) changes.push(...keepFor(volume, claim));
    else if (provisioned(claim, cluster) && claim.object.metadata?.annotations?.[SELECTED_NODE] === undefined) {
      const annotations = { ...claim.object.metadata?.annotations, [SELECTED_NODE]: node?.name ?? '' };
      changes.push({ verb: 'update', target: claim, object: { ...claim.object, metadata: { ...claim.object.metadata, annotations } } });
    }
  }
  return waiting.length === 0 || (!cluster.isClosed && changes.length === 0) ? undefined : changes;
}

function keepFor(volume: VolumeObject, claim: ClaimObject): readonly Change[] {
  const { object } = volume;
  if (object.spec?.claimRef?.uid === claim.uid) return [];
  const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: claim.namespace, name: claim.name, uid: claim.uid };
  const annotations = { ...object.metadata?.annotations, ...(object.spec?.claimRef === undefined && { [BOUND_BY_CONTROLLER]: 'yes' }) };
  return [{ verb: 'update', target: volume, object: { ...object, metadata: { ...object.metadata, annotations }, spec: { ...object.spec, claimRef } } }];
}

/** Keeps Pods to nodes that reach their volumes. After pkg/scheduler/framework/plugins/volumebinding. */
export const volumeBinding: FilterPlugin = {
  name: 'VolumeBinding',
  preFilter(pod, cluster) {
    const missing = claimsOfPod(pod).find((name) => !cluster.exists('PersistentVolumeClaim', pod.namespace, name));
    if (missing !== undefined) return `persistentvolumeclaim "${missing}" not found`;
    const unbound = claimsOf(pod, cluster).some((claim) => !isBound(claim) && !isDelayed(claim, cluster));
    return unbound ? 'pod has unbound immediate PersistentVolumeClaims' : undefined;
  },
  filter(pod, node, cluster) {
    const claims = claimsOf(pod, cluster);
    const volumes = claims.filter(isBound).map((claim) => cluster.get('PersistentVolume', '', claim.object.spec?.volumeName ?? ''));
    if (volumes.some((volume) => volume !== undefined && !reaches(volume, node))) return ["node(s) didn't match PersistentVolume's node affinity"];
    const waiting = claims.filter((claim) => !isBound(claim));
    const found = matches(waiting, cluster, node);
    const isServed = (claim: ClaimObject): boolean => found.has(claim) || provisioned(claim, cluster);
    return waiting.every(isServed) ? [] : ["node(s) didn't find available persistent volumes to bind"];
  },
};
