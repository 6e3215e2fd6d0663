import type { Pod, ReplicaSet, ReplicaSetStatus } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting, labelsOf, ownersOf } from '#engine/simulation/cluster-object.js';
import { elapsedAt, timestampOf } from '#engine/simulation/clock.js';
import type { Change, ClusterView, Component, EventWords, Refusal } from '#engine/simulation/component.js';
import { compileSelector } from '#engine/simulation/compiled-selector.js';
import { isReady, readySince } from '#engine/simulation/kubelet/pod-conditions.js';
import { sameJson } from '#engine/apimachinery/same-json.js';

type ReplicaSetObject = ClusterObject<ReplicaSet>;
type PodObject = ClusterObject<Pod>;

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

const isActive = ({ object }: PodObject): boolean => !isDeleting(object) && object.status?.phase !== 'Succeeded' && object.status?.phase !== 'Failed';

/** Pods that it owns and still selects, and those without an owner that it takes over. After PodControllerRefManager.ClaimPods. */
function claimPods(replicaSet: ReplicaSetObject, cluster: ClusterView): { pods: PodObject[]; changes: Change[] } {
  const selector = replicaSet.object.spec?.selector;
  const isMatched = ({ object }: PodObject): boolean => selector !== undefined && compileSelector(selector).matches(object.metadata?.labels ?? {});
  const owned = cluster.ownedBy(replicaSet.uid, 'Pod').filter(({ object }) => ownersOf(object).controller === replicaSet.uid);
  const orphans = isDeleting(replicaSet.object) ? [] : cluster.orphans('Pod', replicaSet.namespace, selector).filter(isActive);
  const lost = owned.filter((pod) => !isMatched(pod));
  const changes: Change[] = [
    ...orphans.map((pod): Change => ({ verb: 'update', target: pod, object: withOwner(pod.object, replicaSet) })),
    ...lost.map((pod): Change => ({ verb: 'update', target: pod, object: withoutOwner(pod.object, replicaSet.uid) })),
  ];
  return { pods: lost.length + orphans.length === 0 ? owned : [...owned.filter(isMatched), ...orphans], changes };
}

const ownerReference = ({ name, uid }: ReplicaSetObject) => ({ apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid, controller: true, blockOwnerDeletion: true });

const withOwner = (pod: Pod, replicaSet: ReplicaSetObject): Pod => ({
  ...pod, metadata: { ...pod.metadata, ownerReferences: [...(pod.metadata?.ownerReferences ?? []), ownerReference(replicaSet)] },
});

const withoutOwner = (pod: Pod, uid: string): Pod => ({
  ...pod, metadata: { ...pod.metadata, ownerReferences: (pod.metadata?.ownerReferences ?? []).filter((reference) => reference.uid !== uid) },
});

function podOf(replicaSet: ReplicaSetObject, name: string): Pod {
  const template = replicaSet.object.spec?.template ?? {};
  const { labels, annotations, finalizers } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name, namespace: replicaSet.namespace, generateName: `${replicaSet.name}-`,
      ...(labels && { labels }), ...(annotations && { annotations }), ...(finalizers && { finalizers }),
      ownerReferences: [ownerReference(replicaSet)],
    },
    spec: template.spec ?? {},
  };
}

/** Which Pod goes first: one that nobody would miss. After controller.ActivePodsWithRanks. */
function byDispensability(left: PodObject, right: PodObject): number {
  const rank = (pod: PodObject): number[] => [
    pod.object.spec?.nodeName === undefined ? 0 : 1,
    pod.object.status?.phase === 'Running' ? 2 : pod.object.status?.phase === 'Unknown' ? 1 : 0,
    isReady(pod.object) ? 1 : 0,
    Number(pod.object.metadata?.annotations?.[DELETION_COST] ?? 0) || 0,
    -pod.created,
  ];
  const [ranks, others] = [rank(left), rank(right)];
  return ranks.map((value, index) => value - (others[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

/** Makes or deletes Pods until there are as many as wanted. After ReplicaSetController.manageReplicas. */
function manageReplicas(replicaSet: ReplicaSetObject, active: readonly PodObject[], cluster: ClusterView): { changes: Change[]; refusal: Refusal | undefined } {
  const missing = (replicaSet.object.spec?.replicas ?? 1) - active.length;
  if (missing <= 0) {
    const surplus = [...active].sort(byDispensability).slice(0, -missing);
    const changes = surplus.map((pod): Change => ({ verb: 'delete', target: pod, events: [{ type: 'Normal', reason: 'SuccessfulDelete', message: `Deleted pod: ${pod.name}` }] }));
    return { changes: missing === 0 ? [] : changes, refusal: undefined };
  }
  const changes: Change[] = [];
  for (let nth = 1; nth <= missing; nth++) {
    const pod = podOf(replicaSet, cluster.generateName(replicaSet.namespace, `${replicaSet.name}-`, nth));
    const refusal = cluster.review(pod);
    if (refusal !== undefined) {
      changes.push({ verb: 'record', events: [{ type: 'Warning', reason: 'FailedCreate', message: `Error creating: ${refusal.message}` }] });
      return { changes, refusal };
    }
    const event: EventWords = { type: 'Normal', reason: 'SuccessfulCreate', message: `Created pod: ${pod.metadata?.name ?? ''}` };
    changes.push({ verb: 'create', object: pod, events: [event] });
  }
  return { changes, refusal: undefined };
}

/** Whether the Pod has been ready for long enough. After podutil.IsPodAvailable. */
const isAvailable = (pod: PodObject, minReadySeconds: number, elapsed: number): boolean =>
  isReady(pod.object) && (minReadySeconds === 0 || elapsedAt(readySince(pod.object)) + minReadySeconds <= elapsed);

const positive = (name: string, value: number): object => (value > 0 ? { [name]: value } : {});

/** After replicaset.calculateStatus. */
function statusOf(replicaSet: ReplicaSetObject, pods: readonly PodObject[], cluster: ClusterView, refusal: Refusal | undefined): ReplicaSetStatus {
  const active = pods.filter(isActive);
  const templateLabels = Object.entries(replicaSet.object.spec?.template?.metadata?.labels ?? {});
  const minReadySeconds = replicaSet.object.spec?.minReadySeconds ?? 0;
  const others = (replicaSet.object.status?.conditions ?? []).filter(({ type }) => type !== 'ReplicaFailure');
  const known = replicaSet.object.status?.conditions?.find(({ type }) => type === 'ReplicaFailure');
  const failure = { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: refusal?.message ?? '', lastTransitionTime: timestampOf(cluster.elapsed) };
  const conditions = refusal === undefined ? others : [...others, known ?? failure];
  return {
    replicas: active.length,
    ...positive('fullyLabeledReplicas', active.filter((pod) => templateLabels.every(([key, value]) => pod.object.metadata?.labels?.[key] === value)).length),
    ...positive('readyReplicas', active.filter((pod) => isReady(pod.object)).length),
    ...positive('availableReplicas', active.filter((pod) => isAvailable(pod, minReadySeconds, cluster.elapsed)).length),
    terminatingReplicas: pods.filter((pod) => isDeleting(pod.object) && pod.object.status?.phase !== 'Succeeded' && pod.object.status?.phase !== 'Failed').length,
    ...(conditions.length > 0 && { conditions }),
  };
}

function reconcile(replicaSet: ReplicaSetObject, cluster: ClusterView): readonly Change[] {
  const claimed = claimPods(replicaSet, cluster);
  const active = claimed.pods.filter(isActive);
  const managed = isDeleting(replicaSet.object) ? { changes: [], refusal: undefined } : manageReplicas(replicaSet, active, cluster);
  const status = statusOf(replicaSet, claimed.pods, cluster, managed.refusal);
  const told: Change[] = sameJson(status, replicaSet.object.status) ? [] : [{ verb: 'update', target: replicaSet, object: { ...replicaSet.object, status } }];
  return [...claimed.changes, ...managed.changes, ...told];
}

/** Keeps `spec.replicas` Pods alive. After pkg/controller/replicaset. */
export const replicaset: Component = {
  name: 'replicaset-controller',
  reconciles: ['ReplicaSet.apps'],
  writes: ['ReplicaSet.apps', 'Pod'],
  watches: ['Pod'],
  *wakes({ before, after }, cluster) {
    const owners = new Set([before, after].map((pod) => (pod === undefined ? undefined : ownersOf(pod.object).controller)));
    for (const uid of owners) {
      const owner = uid === undefined ? undefined : cluster.byUid(uid);
      if (owner?.groupKind === 'ReplicaSet.apps') yield owner.key;
    }
    if (after !== undefined && ownersOf(after.object).controller === undefined)
      for (const found of cluster.selecting('ReplicaSet.apps', after.namespace, labelsOf(after.object))) yield found.key;
  },
  reconcile: (target, cluster) => (holds(target, 'ReplicaSet.apps') ? reconcile(target, cluster) : []),
};
