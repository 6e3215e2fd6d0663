import { ownersOf } from '#engine/simulation/cluster-object.js';
import type { Kernel } from '#engine/simulation/kernel.js';

/** Cordons a node and evicts its Pods, but a DaemonSet's. After kubectl drain. */
export function evictAll(kernel: Kernel, name: string): void {
  const node = kernel.view.get('Node', '', name);
  if (node === undefined) return;
  const { spec } = node.object;
  const taints = [...(spec?.taints ?? []), { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }];
  kernel.replace(node, { ...node.object, spec: { ...spec, unschedulable: true, taints } });
  kernel.settle();
  for (const pod of kernel.view.list('Pod')) {
    const owner = ownersOf(pod.object).controller;
    const isDaemon = owner !== undefined && kernel.view.byUid(owner)?.groupKind === 'DaemonSet.apps';
    if (pod.object.spec?.nodeName !== name || isDaemon) continue;
    kernel.remove(pod);
    kernel.settle();
  }
}
