import type { PersistentVolumeClaim, Pod, StatefulSet } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting, ownersOf } from '#engine/simulation/cluster-object.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';
import { isReady } from '#engine/simulation/kubelet/pod-conditions.js';
import { sameJson } from '#engine/apimachinery/same-json.js';

type StatefulSetObject = ClusterObject<StatefulSet>;

const podName = (set: StatefulSetObject, ordinal: number): string => `${set.name}-${ordinal}`;

const normal = (reason: string, message: string) => ({ type: 'Normal', reason, message }) as const;

/** The claims of one Pod that are not there yet, one for each template. After statefulset.getPersistentVolumeClaims. */
function claims(set: StatefulSetObject, ordinal: number, cluster: ClusterView): readonly Change[] {
  return (set.object.spec?.volumeClaimTemplates ?? []).flatMap((template): Change[] => {
    const name = `${template.metadata?.name ?? ''}-${podName(set, ordinal)}`;
    if (cluster.exists('PersistentVolumeClaim', set.namespace, name)) return [];
    const labels = { ...template.metadata?.labels, ...set.object.spec?.selector?.matchLabels };
    const object: PersistentVolumeClaim = {
      apiVersion: 'v1', kind: 'PersistentVolumeClaim',
      metadata: { ...template.metadata, name, namespace: set.namespace, labels }, ...(template.spec && { spec: template.spec }),
    };
    return [{ verb: 'create', object, events: [normal('SuccessfulCreate', `Create Claim ${name} Pod ${podName(set, ordinal)} in StatefulSet ${set.name} success`)] }];
  });
}

/** The Pod of an ordinal, its claims mounted by the names of their templates. After statefulset.newVersionedStatefulSetPod. */
function podOf(set: StatefulSetObject, ordinal: number): Pod {
  const { template = {}, volumeClaimTemplates = [], serviceName } = set.object.spec ?? {};
  const name = podName(set, ordinal);
  const mounted = volumeClaimTemplates.map(({ metadata }) => ({ name: metadata?.name ?? '', persistentVolumeClaim: { claimName: `${metadata?.name ?? ''}-${name}` } }));
  const others = (template.spec?.volumes ?? []).filter((volume) => !mounted.some((one) => one.name === volume.name));
  return {
    apiVersion: 'v1', kind: 'Pod',
    metadata: {
      ...template.metadata, name, namespace: set.namespace, generateName: `${set.name}-`,
      labels: { ...template.metadata?.labels, 'statefulset.kubernetes.io/pod-name': name, 'apps.kubernetes.io/pod-index': String(ordinal) },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'StatefulSet', name: set.name, uid: set.uid, controller: true, blockOwnerDeletion: true }],
    },
    spec: { ...template.spec, hostname: name, ...(serviceName !== undefined && { subdomain: serviceName }), ...(mounted.length + others.length > 0 && { volumes: [...mounted, ...others] }) },
  };
}

/** The next Pods to make: all that lack, or the first where each waits for the one before. */
function missing(set: StatefulSetObject, pods: ReadonlyMap<string, ClusterObject<Pod>>, cluster: ClusterView): readonly Change[] {
  const { replicas = 1, podManagementPolicy, ordinals } = set.object.spec ?? {};
  const start = ordinals?.start ?? 0;
  const changes: Change[] = [];
  for (let ordinal = start; ordinal < start + replicas; ordinal++) {
    const name = podName(set, ordinal);
    const pod = pods.get(name);
    if (pod === undefined && !cluster.exists('Pod', set.namespace, name)) {
      const object = podOf(set, ordinal);
      const refusal = cluster.review(object);
      changes.push(...claims(set, ordinal, cluster));
      if (refusal === undefined) changes.push({ verb: 'create', object, events: [normal('SuccessfulCreate', `Create Pod ${name} in StatefulSet ${set.name} successful`)] });
    }
    if (podManagementPolicy !== 'Parallel' && (pod === undefined || !isReady(pod.object))) break;
  }
  return changes;
}

/** Pods beyond the replicas, the highest ordinal first. */
function surplus(set: StatefulSetObject, pods: ReadonlyMap<string, ClusterObject<Pod>>): readonly Change[] {
  const { replicas = 1, ordinals } = set.object.spec ?? {};
  const wanted = new Set(Array.from({ length: replicas }, (_, index) => podName(set, index + (ordinals?.start ?? 0))));
  return [...pods.values()]
    .filter((pod) => !wanted.has(pod.name) && !isDeleting(pod.object))
    .sort((left, right) => right.created - left.created)
    .map((target): Change => ({ verb: 'delete', target, events: [normal('SuccessfulDelete', `Delete Pod ${target.name} in StatefulSet ${set.name} successful`)] }));
}

function reconcile(set: StatefulSetObject, cluster: ClusterView): readonly Change[] {
  if (isDeleting(set.object)) return [];
  const owned = cluster.ownedBy(set.uid, 'Pod');
  const pods = new Map(owned.map((pod) => [pod.name, pod]));
  const alive = owned.filter(({ object }) => !isDeleting(object));
  const ready = alive.filter(({ object }) => isReady(object)).length;
  const counts = { currentReplicas: alive.length, readyReplicas: ready, updatedReplicas: alive.length };
  const status = { replicas: alive.length, availableReplicas: ready, ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) };
  const told: Change[] = sameJson(status, set.object.status) ? [] : [{ verb: 'update', target: set, object: { ...set.object, status } }];
  return [...missing(set, pods, cluster), ...surplus(set, pods), ...told];
}

/** Makes Pods with names and claims of their own. After pkg/controller/statefulset, without updates of the template. */
export const statefulset: Component = {
  name: 'statefulset-controller',
  reconciles: ['StatefulSet.apps'],
  writes: ['StatefulSet.apps', 'Pod', 'PersistentVolumeClaim'],
  watches: ['Pod'],
  wakes({ before, after }, cluster) {
    const owner = ownersOf((after ?? before)?.object ?? {}).controller;
    const found = owner === undefined ? undefined : cluster.byUid(owner);
    return found?.groupKind === 'StatefulSet.apps' ? [found.key] : [];
  },
  reconcile: (target, cluster) => (holds(target, 'StatefulSet.apps') ? reconcile(target, cluster) : []),
};
