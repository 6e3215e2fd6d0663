import { asObject, type JsonObject } from '#engine/apimachinery/json.js';
import type { Graph, ResourceSet } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';
import { claimBindings } from '#engine/simulation/claim-binding.js';
import { displayName, keyOf } from '#engine/simulation/cluster-object.js';
import { CONTROL_PLANE } from '#engine/simulation/control-plane.js';
import { type Kernel, kernelOver, type Outcome } from '#engine/simulation/kernel.js';
import type { Simulation } from '#engine/simulation/simulation.js';
import { slot } from '#engine/simulation/slots.js';
import { type Store, storeAbove } from '#engine/simulation/store.js';

/** Rounds after which a set is given up: a rollout of the most replicas that are simulated takes fewer. */
const MOST_ROUNDS = 1_000;
/** Replicas of one workload that are simulated; Pods beyond are like those before. */
const MOST_REPLICAS = 100;
/** What others are judged by when they are made, so it comes first; claims and workloads last. */
const EARLY = ['Namespace', 'Node', 'StorageClass.storage.k8s.io', 'PriorityClass.scheduling.k8s.io', 'ServiceAccount', 'PersistentVolume', 'PersistentVolumeClaim'];
const SCALED = new Set(['Deployment.apps', 'ReplicaSet.apps', 'StatefulSet.apps']);

const rankOf = ({ groupKind }: Resource): number => {
  const rank = EARLY.indexOf(groupKind);
  return rank < 0 ? EARLY.length : rank;
};

/** An order that does not depend on files: what is early first, then by key. */
function inOrder(resources: readonly Resource[]): readonly Resource[] {
  const sorted = resources.filter(({ name, kind }) => name !== '' && !name.endsWith('*') && kind !== '');
  const keys = new Map(sorted.map((resource) => [resource, `${rankOf(resource)} ${keyOf(resource.groupKind, resource.namespace, resource.name)}`]));
  return sorted.sort((left, right) => ((keys.get(left) ?? '') < (keys.get(right) ?? '') ? -1 : (keys.get(left) ?? '') > (keys.get(right) ?? '') ? 1 : 0));
}

/** The object with no more replicas than are simulated. */
function bounded(resource: Resource): { object: JsonObject; isBounded: boolean } {
  const spec = asObject(resource.object['spec']);
  const replicas = spec?.['replicas'];
  if (!SCALED.has(resource.groupKind) || typeof replicas !== 'number' || replicas <= MOST_REPLICAS) return { object: resource.object, isBounded: false };
  return { object: { ...resource.object, spec: { ...spec, replicas: MOST_REPLICAS } }, isBounded: true };
}

/** The object as a client sends it, with the kind that a removed version was replaced by and its namespace. */
function asSent(resource: Resource, object: JsonObject): JsonObject {
  const apiVersion = resource.groupKind.includes('.') && !resource.apiVersion.startsWith(`${resource.group}/`) ? `${resource.group}/v1` : resource.apiVersion;
  const metadata = { ...asObject(object['metadata']), name: resource.name, ...(resource.namespace !== '' && { namespace: resource.namespace }) };
  return { ...object, apiVersion, kind: resource.kind, metadata };
}

/** Lets the seconds pass that Pods have to be ready for before they count as available. */
function settleAvailability(kernel: Kernel, first: Outcome): Outcome {
  const waiting = kernel.view.list('ReplicaSet.apps').filter(({ object }) => (object.spec?.minReadySeconds ?? 0) > 0);
  if (waiting.length === 0 || first.outcome !== 'converged') return first;
  kernel.pass(Math.max(...waiting.map(({ object }) => object.spec?.minReadySeconds ?? 0)));
  for (const { key } of waiting) kernel.wake(key);
  const second = kernel.settle();
  return { outcome: second.outcome, rounds: first.rounds + second.rounds };
}

function simulateSet(set: ResourceSet, base: Store | undefined, graph: Graph): { simulation: Simulation; store: Store } {
  const store = storeAbove(base);
  const kernel = kernelOver(store, { components: CONTROL_PLANE, mostRounds: MOST_ROUNDS, closed: false });
  const assumptions = new Set<string>();
  for (const resource of inOrder(set.own)) {
    if (store.get(keyOf(resource.groupKind, resource.namespace, resource.name)) !== undefined) continue;
    const { object, isBounded } = bounded(resource);
    if (isBounded) assumptions.add('replicas-bounded');
    kernel.create(asSent(resource, object), resource);
  }
  const { outcome, rounds } = settleAvailability(kernel, kernel.settle());
  const claims = claimBindings(kernel, graph);
  if (store.under(slot.kind('Pod')).length > 0 && !kernel.view.hasNodes) assumptions.add('nodes-assumed');
  if (claims.some(({ undecided }) => undecided)) assumptions.add('volumes-assumed');
  const objects = store.own().map((entry) => ({ key: displayName(entry), object: entry.object, origin: entry.origin }));
  return { simulation: { set, outcome, rounds, objects, events: kernel.events, claims, assumptions: [...assumptions].sort() }, store };
}

/**
 * What the control plane makes of each set, in the order of the sets. A base is simulated once; a set above it holds only what it adds or
 * changes there: objects, events and claims. At most 100 replicas of a workload are simulated (`replicas-bounded`).
 */
export function simulateSets(graph: Graph): Simulation[] {
  const done = new Map<ResourceSet, { simulation: Simulation; store: Store }>();
  const simulated = (set: ResourceSet): { simulation: Simulation; store: Store } => {
    const known = done.get(set);
    if (known !== undefined) return known;
    const made = simulateSet(set, set.base && simulated(set.base).store, graph);
    done.set(set, made);
    return made;
  };
  return graph.sets.map((set) => simulated(set).simulation);
}
