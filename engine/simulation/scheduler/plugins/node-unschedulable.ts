import type { FilterPlugin } from '#engine/simulation/scheduler/plugin.js';
import { tolerates } from '#engine/simulation/scheduler/tolerates.js';

const TAINT = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' } as const;

/** Keeps Pods off cordoned nodes. After pkg/scheduler/framework/plugins/nodeunschedulable. */
export const nodeUnschedulable: FilterPlugin = {
  name: 'NodeUnschedulable',
  filter: (pod, node) => (node.object.spec?.unschedulable === true && !tolerates(pod.object, TAINT) ? ['node(s) were unschedulable'] : []),
};
