import type { JsonObject } from '#engine/apimachinery/json.js';
import type { ScenarioNode } from '#engine/generated/scenario.js';

/** The nodes of a scenario that names none. */
export const DEFAULT_NODES: readonly ScenarioNode[] = ['node-1', 'node-2', 'node-3'].map((name) => ({ name }));

/** A Node as its kubelet would have registered it. */
export function nodeOf({ name, cpu = 4, memory = '8Gi', pods = 110, labels, taints, unschedulable, allocatable }: ScenarioNode): JsonObject {
  const cordon = unschedulable === true ? [{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }] : [];
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, 'kubernetes.io/os': 'linux', 'kubernetes.io/arch': 'amd64', ...labels } },
    spec: { taints: [...(taints ?? []), ...cordon], ...(unschedulable === true && { unschedulable }) },
    status: { allocatable: { cpu, memory, pods, ...allocatable }, conditions: [{ type: 'Ready', status: 'True', reason: 'KubeletReady' }] },
  };
}
