import { parseQuantity, scaledValue } from '#engine/apimachinery/quantity.js';
import type { Container, Pod } from '#engine/generated/kubernetes.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import type { ClusterView } from '#engine/simulation/component.js';
import { isTerminal } from '#engine/simulation/kubelet/pod-conditions.js';
import type { FilterPlugin } from '#engine/simulation/scheduler/plugin.js';

/** Amounts by resource name, in thousandths. */
type Amounts = Map<string, bigint>;

function amountsOf(list: { readonly [resource: string]: string | number } | undefined): Amounts {
  const amounts: Amounts = new Map();
  for (const [resource, value] of Object.entries(list ?? {})) {
    const quantity = parseQuantity(value);
    if (quantity !== undefined) amounts.set(resource, scaledValue(quantity, 3));
  }
  return amounts;
}

const merge = (left: Amounts, right: Amounts, how: (one: bigint, other: bigint) => bigint): Amounts => {
  const merged = new Map(left);
  for (const [resource, amount] of right) merged.set(resource, how(merged.get(resource) ?? 0n, amount));
  return merged;
};
const sum = (one: bigint, other: bigint): bigint => one + other;
const larger = (one: bigint, other: bigint): bigint => (one > other ? one : other);

const requestsOf = (container: Container): Amounts => amountsOf({ ...container.resources?.limits, ...container.resources?.requests });

const requested = new WeakMap<Pod['spec'] & object, Amounts>();

/** What the Pod asks for: its containers and sidecars together, or the largest moment of its start, and the overhead. After resource.PodRequests. */
function podRequests(pod: Pod): Amounts {
  const { spec } = pod;
  if (spec === undefined) return new Map();
  const known = requested.get(spec);
  if (known !== undefined) return known;
  let running: Amounts = new Map();
  for (const container of spec.containers ?? []) running = merge(running, requestsOf(container), sum);
  let sidecars: Amounts = new Map();
  let starting: Amounts = new Map();
  for (const container of spec.initContainers ?? []) {
    if (container.restartPolicy === 'Always') {
      running = merge(running, requestsOf(container), sum);
      sidecars = merge(sidecars, requestsOf(container), sum);
      starting = merge(starting, sidecars, larger);
    } else starting = merge(starting, merge(requestsOf(container), sidecars, sum), larger);
  }
  const whole = merge(merge(running, starting, larger), amountsOf(spec.overhead), sum);
  requested.set(spec, whole);
  return whole;
}

const onNode = (cluster: ClusterView, node: string): ClusterObject<Pod>[] =>
  cluster.list('Pod').filter(({ object }) => object.spec?.nodeName === node && !isTerminal(object));

/** Keeps to what is left of a node's allocatable resources. After pkg/scheduler/framework/plugins/noderesources. */
export const nodeResourcesFit: FilterPlugin = {
  name: 'NodeResourcesFit',
  filter(pod, node, cluster) {
    const allocatable = amountsOf(node.object.status?.allocatable);
    const present = onNode(cluster, node.name);
    const reasons: string[] = [];
    if (allocatable.has('pods') && BigInt(present.length + 1) * 1000n > (allocatable.get('pods') ?? 0n)) reasons.push('Too many pods');
    const wanted = podRequests(pod.object);
    for (const [resource, amount] of wanted) {
      if (amount === 0n) continue;
      const used = present.reduce((all, other) => all + (podRequests(other.object).get(resource) ?? 0n), 0n);
      if (amount + used > (allocatable.get(resource) ?? 0n)) reasons.push(`Insufficient ${resource}`);
    }
    return reasons;
  },
  isResolvable(pod, node) {
    const allocatable = amountsOf(node.object.status?.allocatable);
    return [...podRequests(pod.object)].every(([resource, amount]) => amount <= (allocatable.get(resource) ?? 0n));
  },
};
