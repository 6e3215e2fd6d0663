import type { Node, Pod, PodCondition } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting } from '#engine/simulation/cluster-object.js';
import { timestampOf } from '#engine/simulation/clock.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';
import { isTerminal } from '#engine/simulation/kubelet/pod-conditions.js';
import { hash32 } from '#engine/simulation/names.js';

/** Whether a kubelet of that node answers. */
const isAlive = (node: ClusterObject<Node> | undefined): boolean =>
  node?.object.status?.conditions?.find(({ type }) => type === 'Ready')?.status !== 'Unknown';

const addressOf = (key: string): string => {
  const hash = hash32(key);
  return `10.244.${(hash >>> 8) % 254}.${(hash % 254) + 1}`;
};

function running(pod: ClusterObject<Pod>, elapsed: number): Pod {
  const at = timestampOf(elapsed);
  const isTrue = (type: string): PodCondition => ({ type, status: 'True', lastTransitionTime: at });
  const known = (pod.object.status?.conditions ?? []).filter(({ type }) => type === 'PodScheduled');
  const conditions = [...known, isTrue('Initialized'), isTrue('ContainersReady'), isTrue('Ready')];
  return { ...pod.object, status: { ...pod.object.status, phase: 'Running', podIP: addressOf(pod.key), conditions } };
}

function reconcile(pod: ClusterObject<Pod>, cluster: ClusterView): readonly Change[] {
  const nodeName = pod.object.spec?.nodeName;
  if (nodeName === undefined) return [];
  const node = cluster.get('Node', '', nodeName);
  if ((cluster.hasNodes && node === undefined) || !isAlive(node)) return [];
  if (isDeleting(pod.object)) return pod.object.metadata?.finalizers?.length ? [] : [{ verb: 'delete', target: pod, now: true }];
  if (isTerminal(pod.object) || pod.object.status?.phase === 'Running') return [];
  return [{ verb: 'update', target: pod, object: running(pod, cluster.elapsed) }];
}

/** Runs every Pod of a living node, ready at once, and ends those that are deleted. After pkg/kubelet, without images, mounts and probes. */
export const kubelet: Component = {
  name: 'kubelet',
  reconciles: ['Pod'],
  concerns: ({ after }) => after !== undefined && holds(after, 'Pod') && after.object.spec?.nodeName !== undefined && (after.object.status?.phase !== 'Running' || isDeleting(after.object)),
  writes: ['Pod'],
  watches: ['Node'],
  wakes: ({ after }) => (after === undefined ? [] : ['Pod/*']),
  reconcile: (target, cluster) => (holds(target, 'Pod') ? reconcile(target, cluster) : []),
};
