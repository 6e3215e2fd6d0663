import type { Node, Pod } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting, keyOf } from '#engine/simulation/cluster-object.js';
import { timestampOf } from '#engine/simulation/clock.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';
import { nodeAffinity } from '#engine/simulation/scheduler/plugins/node-affinity.js';
import { nodeResourcesFit } from '#engine/simulation/scheduler/plugins/node-resources-fit.js';
import { nodeUnschedulable } from '#engine/simulation/scheduler/plugins/node-unschedulable.js';
import { taintToleration } from '#engine/simulation/scheduler/plugins/taint-toleration.js';
import { bindVolumes, volumeBinding } from '#engine/simulation/scheduler/plugins/volume-binding.js';
import type { FilterPlugin } from '#engine/simulation/scheduler/plugin.js';

/** The node that Pods are put on where no node is given. */
const ASSUMED_NODE = 'assumed-node';

/** In the order in which kube-scheduler asks them: the first that objects is the one that is heard. */
const PLUGINS: readonly FilterPlugin[] = [nodeUnschedulable, taintToleration, nodeAffinity, nodeResourcesFit, volumeBinding];

const byName = (left: ClusterObject<Node>, right: ClusterObject<Node>): number => (left.name < right.name ? -1 : 1);

/** What one node says: the reasons of the first plugin that objects, and whether the Pods there are the reason. */
interface NodeVerdict {
  readonly node: ClusterObject<Node>;
  readonly reasons: readonly string[];
  readonly isResolvable: boolean;
}

function verdictOf(pod: ClusterObject<Pod>, node: ClusterObject<Node>, cluster: ClusterView): NodeVerdict {
  for (const plugin of PLUGINS) {
    const reasons = plugin.filter(pod, node, cluster);
    if (reasons.length > 0) return { node, reasons, isResolvable: plugin.isResolvable?.(pod, node) ?? false };
  }
  return { node, reasons: [], isResolvable: false };
}

/** Each text with how often it was said, sorted as text. */
function counted(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].map(([text, count]) => `${count} ${text}`).sort().join(', ');
}

/** After framework.FitError, with what preemption says of each node where no Pod is less important. */
function fitError(verdicts: readonly NodeVerdict[]): string {
  const none = `0/${verdicts.length} nodes are available`;
  const preemption = verdicts.map(({ isResolvable }) => (isResolvable ? 'No preemption victims found for incoming pod' : 'Preemption is not helpful for scheduling'));
  return `${none}: ${counted(verdicts.flatMap(({ reasons }) => reasons))}. preemption: ${none}: ${counted(preemption)}.`;
}

function unschedulable(pod: ClusterObject<Pod>, cluster: ClusterView, message: string): readonly Change[] {
  const others = (pod.object.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled');
  const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastTransitionTime: timestampOf(cluster.elapsed) };
  const events = [{ type: 'Warning', reason: 'FailedScheduling', message }] as const;
  return [{ verb: 'update', target: pod, object: { ...pod.object, status: { ...pod.object.status, phase: 'Pending', conditions: [...others, condition] } }, events }];
}

function assign(pod: ClusterObject<Pod>, cluster: ClusterView, nodeName: string): readonly Change[] {
  const others = (pod.object.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled');
  const conditions = [...others, { type: 'PodScheduled', status: 'True', lastTransitionTime: timestampOf(cluster.elapsed) }];
  const name = pod.namespace === '' ? pod.name : `${pod.namespace}/${pod.name}`;
  const message = `Successfully assigned ${name} to ${nodeName}`;
  return [{
    verb: 'update', target: pod,
    object: { ...pod.object, spec: { ...pod.object.spec, nodeName }, status: { ...pod.object.status, phase: 'Pending', conditions } },
    events: [{ type: 'Normal', reason: 'Scheduled', message }],
  }];
}

/** The node with the fewest Pods among those that fit, and none where none fits. */
function schedule(pod: ClusterObject<Pod>, cluster: ClusterView): readonly Change[] {
  const nodes = cluster.list('Node').sort(byName);
  if (nodes.length === 0) return unschedulable(pod, cluster, 'no nodes available to schedule pods');
  for (const plugin of PLUGINS) {
    const reason = plugin.preFilter?.(pod, cluster);
    if (reason !== undefined) return unschedulable(pod, cluster, `0/${nodes.length} nodes are available: ${reason}. not found`);
  }
  const verdicts = nodes.map((node) => verdictOf(pod, node, cluster));
  const fitting = verdicts.filter(({ reasons }) => reasons.length === 0).map(({ node }) => node);
  if (fitting.length === 0) return unschedulable(pod, cluster, fitError(verdicts));
  const load = new Map<string, number>();
  for (const other of cluster.list('Pod')) load.set(other.object.spec?.nodeName ?? '', (load.get(other.object.spec?.nodeName ?? '') ?? 0) + 1);
  const [chosen] = [...fitting].sort((left, right) => (load.get(left.name) ?? 0) - (load.get(right.name) ?? 0));
  if (chosen === undefined) return [];
  return bindVolumes(pod, chosen, cluster) ?? assign(pod, cluster, chosen.name);
}

function reconcile(pod: ClusterObject<Pod>, cluster: ClusterView): readonly Change[] {
  const { spec } = pod.object;
  if (spec?.nodeName !== undefined || isDeleting(pod.object)) return [];
  if ((spec?.schedulerName ?? 'default-scheduler') !== 'default-scheduler') return [];
  return cluster.hasNodes || cluster.isClosed ? schedule(pod, cluster) : (bindVolumes(pod, undefined, cluster) ?? assign(pod, cluster, ASSUMED_NODE));
}

/** Gives every Pod a node. After pkg/scheduler: filters and their reasons; a node is chosen by the number of its Pods only. */
export const scheduler: Component = {
  name: 'default-scheduler',
  reconciles: ['Pod'],
  concerns: ({ after }) => after !== undefined && holds(after, 'Pod') && after.object.spec?.nodeName === undefined,
  writes: ['Pod', 'PersistentVolume', 'PersistentVolumeClaim'],
  watches: ['Pod', 'Node', 'PersistentVolume', 'PersistentVolumeClaim', 'StorageClass.storage.k8s.io'],
  wakes({ before, after }, cluster) {
    const changed = after ?? before;
    if (changed?.groupKind === 'PersistentVolumeClaim') return cluster.mounting(changed.namespace, changed.name).map(({ namespace, name }) => keyOf('Pod', namespace, name));
    if (!cluster.hasNodes && !cluster.isClosed) return [];
    if (changed?.groupKind === 'Pod') return after === undefined ? ['Pod/*'] : [];
    return ['Pod/*'];
  },
  reconcile: (target, cluster) => (holds(target, 'Pod') ? reconcile(target, cluster) : []),
};
