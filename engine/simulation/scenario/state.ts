import { asList, asObject, asString, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import type { Deployment, PersistentVolume, PersistentVolumeClaim, Pod, ReplicaSet, Service, StatefulSet, Toleration } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting, ownersOf } from '#engine/simulation/cluster-object.js';
import { REVISION } from '#engine/simulation/deployment/replica-sets.js';
import { canonicalJson } from '#engine/apimachinery/same-json.js';
import type { RecordedNames } from '#engine/simulation/scenario/names.js';
import { slot } from '#engine/simulation/slots.js';
import type { Store } from '#engine/simulation/store.js';

/** Objects by `Kind/namespace/name`, each with the facts that a recording holds; Pods that are alike are one entry with `count`. */
export interface RecordedState {
  readonly [object: string]: Json;
}

/** Kinds that recordings leave out: the state tells them with what they serve. */
const UNTOLD = new Set(['EndpointSlice.discovery.k8s.io', 'Endpoints', 'ControllerRevision.apps', 'Lease.coordination.k8s.io', 'Event']);
const COUNTERS = ['replicas', 'readyReplicas', 'availableReplicas', 'updatedReplicas', 'unavailableReplicas', 'currentReplicas', 'terminatingReplicas'] as const;

type Told = { [fact: string]: Json };

function conditionsOf(status: JsonObject | undefined): Told {
  const told = asList(status?.['conditions']).map(asObject).map((one) => `${String(one?.['type'])}=${String(one?.['status'])}${asString(one?.['reason']) === undefined ? '' : ` ${String(one?.['reason'])}`}`);
  return told.length === 0 ? {} : { conditions: told.sort() };
}

function workload(object: Deployment | ReplicaSet | StatefulSet): Told {
  const status: JsonObject = { ...object.status };
  const counters = Object.fromEntries(COUNTERS.filter((name) => status[name] !== undefined).map((name) => [name, status[name] ?? 0]));
  return { ...counters, specReplicas: object.spec?.replicas ?? 1, ...conditionsOf(status) };
}

function replicaSet(object: ReplicaSet): Told {
  const owners = (object.metadata?.ownerReferences ?? []).map(({ kind, name }) => `${kind ?? ''}/${name ?? ''}`);
  return { ...workload(object), ...(owners.length > 0 && { owners }), revision: object.metadata?.annotations?.[REVISION] ?? null };
}

const toleration = ({ key = '', value = '', effect = '', operator, tolerationSeconds }: Toleration): string =>
  `${key}${operator === 'Exists' || value === '' ? '' : `=${value}`}:${effect === '' ? '*' : effect}${tolerationSeconds === undefined ? '' : ` ${tolerationSeconds}s`}`;

function podConditions(pod: Pod): Told {
  const of = (type: string) => pod.status?.conditions?.find((condition) => condition.type === type);
  const scheduled = of('PodScheduled');
  return {
    ready: of('Ready')?.status ?? null,
    podScheduled: scheduled === undefined ? '' : [scheduled.status, ...(scheduled.reason === undefined ? [] : [scheduled.reason])].join(' '),
    message: scheduled?.message ?? '',
  };
}

function pod(entry: ClusterObject<Pod>, names: RecordedNames, store: Store): Told {
  const { metadata, spec = {}, status = {} } = entry.object;
  const uid = ownersOf(entry.object).controller;
  const owner = uid === undefined ? undefined : store.byUid(uid);
  const labels = Object.fromEntries(Object.entries(metadata?.labels ?? {}).map(([key, value]) => [key, names.hash(value)]));
  return {
    claims: (spec.volumes ?? []).flatMap(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? []),
    containers: [...(spec.initContainers ?? []), ...(spec.containers ?? [])].map(({ image = '', name = '', resources = {} }) => ({ image, name, resources })),
    deleting: isDeleting(entry.object),
    imagePullSecrets: (spec.imagePullSecrets ?? []).map(({ name = '' }) => name),
    labels,
    nominatedNode: status.nominatedNodeName !== undefined,
    overhead: spec.overhead ?? null,
    owner: owner === undefined ? null : `${owner.kind}/${names.nameOf(owner)}`,
    phase: status.phase ?? '',
    priority: spec.priority ?? null,
    priorityClassName: spec.priorityClassName ?? null,
    qosClass: status.qosClass ?? null,
    reason: status.reason ?? null,
    scheduled: spec.nodeName !== undefined,
    serviceAccountName: spec.serviceAccountName ?? null,
    tokenMounted: spec.automountServiceAccountToken !== false,
    tolerations: (spec.tolerations ?? []).map(toleration).sort(),
    ...podConditions(entry.object),
  };
}

/** A port as `name:port/protocol`, and the Pods behind it by what they are ready for. */
function endpoints(entry: ClusterObject<Service>, names: RecordedNames, store: Store): Told {
  const slices = store.under(slot.label('EndpointSlice.discovery.k8s.io', entry.namespace, ['kubernetes.io/service-name', entry.name])).filter((slice) => holds(slice, 'EndpointSlice.discovery.k8s.io'));
  const groups = { ready: new Map<string, number>(), notReady: new Map<string, number>(), terminating: new Map<string, number>() };
  const ports = new Set<string>();
  for (const { object } of slices) {
    for (const { name = '', port = 0, protocol = 'TCP' } of object.ports ?? []) if ((object.endpoints ?? []).length > 0) ports.add(`${name}:${port}/${protocol}`);
    for (const { conditions, targetRef } of object.endpoints ?? []) {
      const group = conditions?.terminating === true ? groups.terminating : conditions?.ready === true ? groups.ready : groups.notReady;
      const name = targetRef === undefined ? 'address' : names.words(targetRef.name ?? '');
      group.set(name, (group.get(name) ?? 0) + 1);
    }
  }
  const told = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, Object.fromEntries(group)]));
  return { ...told, ports: [...ports].sort(), slices: slices.length };
}

function service(entry: ClusterObject<Service>, names: RecordedNames, store: Store): Told {
  const { type = 'ClusterIP', clusterIP, ports = [], allocateLoadBalancerNodePorts } = entry.object.spec ?? {};
  const hasNodePorts = type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);
  return {
    type,
    clusterIP: clusterIP === 'None' ? 'None' : type === 'ExternalName' ? '' : 'assigned',
    nodePorts: hasNodePorts ? ports.length : 0,
    endpoints: endpoints(entry, names, store),
  };
}

function claim(object: PersistentVolumeClaim): Told {
  const { spec = {}, status = {} } = object;
  return {
    phase: status.phase ?? '', volumeName: spec.volumeName ?? '', storageClassName: spec.storageClassName ?? null,
    capacity: status.capacity?.['storage'] ?? null, accessModes: status.accessModes ?? null, ...conditionsOf({ ...status }),
  };
}

function volume(object: PersistentVolume): Told {
  const reference = object.spec?.claimRef;
  return { phase: object.status?.phase ?? '', claim: reference === undefined ? null : `${reference.namespace ?? ''}/${reference.name ?? ''}` };
}

function told(entry: ClusterObject, names: RecordedNames, store: Store): Told {
  if (holds(entry, 'Deployment.apps') || holds(entry, 'StatefulSet.apps')) return workload(entry.object);
  if (holds(entry, 'ReplicaSet.apps')) return replicaSet(entry.object);
  if (holds(entry, 'Service')) return service(entry, names, store);
  if (holds(entry, 'PersistentVolumeClaim')) return claim(entry.object);
  if (holds(entry, 'PersistentVolume')) return volume(entry.object);
  if (holds(entry, 'Node')) {
    const taints = (entry.object.spec?.taints ?? []).map(({ key = '', value = '', effect = '' }) => `${key}=${value}:${effect}`).sort();
    return { taints, unschedulable: entry.object.spec?.unschedulable === true, ready: entry.object.status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? null };
  }
  if (holds(entry, 'Namespace')) return { phase: entry.object.status?.phase ?? '', ...(isDeleting(entry.object) && { deleting: true }) };
  return isDeleting(entry.object) ? { deleting: true } : { exists: true };
}

/** The objects of a cluster as a recording tells them; `isTold` leaves out what the cluster holds of itself. */
export function stateOf(store: Store, names: RecordedNames, isTold: (entry: ClusterObject) => boolean): RecordedState {
  const state: { [object: string]: Json } = {};
  const pods = new Map<string, Map<string, { count: number; facts: Told }>>();
  for (const entry of store.own().filter((one) => !UNTOLD.has(one.groupKind) && isTold(one))) {
    const key = `${entry.kind}/${entry.namespace}/${names.nameOf(entry)}`;
    if (!holds(entry, 'Pod')) {
      state[key] = told(entry, names, store);
      continue;
    }
    const facts = pod(entry, names, store);
    const alike = pods.get(key) ?? new Map<string, { count: number; facts: Told }>();
    const text = canonicalJson(facts);
    alike.set(text, { count: (alike.get(text)?.count ?? 0) + 1, facts });
    pods.set(key, alike);
  }
  for (const [key, alike] of pods) state[key] = [...alike.values()].map(({ count, facts }) => ({ count, ...facts }));
  return Object.fromEntries(Object.entries(state).sort(([left], [right]) => (left < right ? -1 : 1)));
}
