import type { Node, Pod } from '#engine/generated/kubernetes.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import type { ClusterView } from '#engine/simulation/component.js';

/** A filter of the scheduler, by the name that it is registered under. */
export interface FilterPlugin {
  readonly name: string;
  /** Why the Pod fits on no node at all, in kube-scheduler's words; undefined where nodes are to be asked. */
  preFilter?(pod: ClusterObject<Pod>, cluster: ClusterView): string | undefined;
  /** Why the Pod does not fit on this node, in kube-scheduler's words; none where it does. */
  filter(pod: ClusterObject<Pod>, node: ClusterObject<Node>, cluster: ClusterView): readonly string[];
  /** Whether it would fit if other Pods were not there; without it: never. */
  isResolvable?(pod: ClusterObject<Pod>, node: ClusterObject<Node>): boolean;
}
