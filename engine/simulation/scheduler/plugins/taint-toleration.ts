import type { FilterPlugin } from '#engine/simulation/scheduler/plugin.js';
import { tolerates } from '#engine/simulation/scheduler/tolerates.js';

/** Keeps Pods off nodes whose taints they do not tolerate. After pkg/scheduler/framework/plugins/tainttoleration. */
export const taintToleration: FilterPlugin = {
  name: 'TaintToleration',
  filter: (pod, node) =>
    (node.object.spec?.taints ?? []).some((taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(pod.object, taint)) ? ['node(s) had untolerated taint(s)'] : [],
};
