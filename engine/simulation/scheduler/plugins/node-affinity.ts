import { matchesNodeSelector } from '#engine/simulation/scheduler/node-selector.js';
import type { FilterPlugin } from '#engine/simulation/scheduler/plugin.js';

/** Keeps to `nodeSelector` and required node affinity. After pkg/scheduler/framework/plugins/nodeaffinity. */
export const nodeAffinity: FilterPlugin = {
  name: 'NodeAffinity',
  filter(pod, node) {
    const labels = node.object.metadata?.labels ?? {};
    const pairs = Object.entries(pod.object.spec?.nodeSelector ?? {});
    const required = pod.object.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    const fits = pairs.every(([key, value]) => labels[key] === value) && (required === undefined || matchesNodeSelector(required, labels, node.name));
    return fits ? [] : ["node(s) didn't match Pod's node affinity/selector"];
  },
};
