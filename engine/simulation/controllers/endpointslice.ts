import type { Endpoint, EndpointSlice, Pod, Service, ServicePort } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting, labelsOf } from '#engine/simulation/cluster-object.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';
import { isReady, isTerminal } from '#engine/simulation/kubelet/pod-conditions.js';
import { selectorOfService } from '#engine/simulation/cluster-view.js';
import { canonicalJson, sameJson } from '#engine/apimachinery/same-json.js';

type ServiceObject = ClusterObject<Service>;
type Port = NonNullable<EndpointSlice['ports']>[number];

/** Kubernetes' default for `--max-endpoints-per-slice`. */
const MOST_ENDPOINTS = 100;
const MANAGED_BY = 'endpointslice-controller.k8s.io';

/** The port of the Pod that a Service port leads to; undefined where no container has a port of that name. After podutil.FindPort. */
function podPort(pod: Pod, port: ServicePort): number | undefined {
  const target = port.targetPort ?? port.port;
  if (typeof target !== 'string') return target === 0 ? port.port : target;
  const protocol = port.protocol ?? 'TCP';
  const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')];
  const named = containers.flatMap(({ ports }) => ports ?? []).find(({ name, protocol: own = 'TCP' }) => name === target && own === protocol);
  return named?.containerPort;
}

function portsOf(pod: Pod, service: Service): readonly Port[] {
  return (service.spec?.ports ?? []).flatMap((port) => {
    const number = podPort(pod, port);
    return number === undefined ? [] : [{ name: port.name ?? '', port: number, protocol: port.protocol ?? 'TCP', ...(port.appProtocol !== undefined && { appProtocol: port.appProtocol }) }];
  });
}

/** After endpointslice/util.podToEndpoint. */
function endpointOf(pod: ClusterObject<Pod>, service: Service): Endpoint {
  const serving = isReady(pod.object);
  const terminating = isDeleting(pod.object);
  const ready = service.spec?.publishNotReadyAddresses === true || (serving && !terminating);
  return {
    addresses: [pod.object.status?.podIP ?? ''],
    conditions: { ready, serving, terminating },
    nodeName: pod.object.spec?.nodeName ?? '',
    targetRef: { kind: 'Pod', namespace: pod.namespace, name: pod.name, uid: pod.uid },
  };
}

/** The slices that the Service is to have: endpoints with the same ports together, a hundred at most; one without endpoints where there are none. */
function wantedSlices(service: ServiceObject, cluster: ClusterView): { ports: readonly Port[]; endpoints: readonly Endpoint[] }[] {
  const pods = cluster
    .select('Pod', service.namespace, selectorOfService(service.object.spec?.selector ?? {}))
    .filter(({ object }) => object.status?.podIP !== undefined && !isTerminal(object))
    .sort((left, right) => left.created - right.created);
  const groups = new Map<string, { ports: readonly Port[]; endpoints: Endpoint[] }>();
  for (const pod of pods) {
    const ports = portsOf(pod.object, service.object);
    const key = canonicalJson(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    group.endpoints.push(endpointOf(pod, service.object));
    groups.set(key, group);
  }
  const slices = [...groups.values()].flatMap(({ ports, endpoints }) =>
    Array.from({ length: Math.ceil(endpoints.length / MOST_ENDPOINTS) }, (_, nth) => ({ ports, endpoints: endpoints.slice(nth * MOST_ENDPOINTS, (nth + 1) * MOST_ENDPOINTS) })),
  );
  return slices.length === 0 ? [{ ports: [], endpoints: [] }] : slices;
}

function newSlice(service: ServiceObject, name: string, content: { readonly ports: readonly Port[]; readonly endpoints: readonly Endpoint[] }): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name, namespace: service.namespace, generateName: `${service.name}-`,
      labels: { ...service.object.metadata?.labels, 'kubernetes.io/service-name': service.name, 'endpointslice.kubernetes.io/managed-by': MANAGED_BY },
      ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name: service.name, uid: service.uid, controller: true, blockOwnerDeletion: true }],
    },
    addressType: 'IPv4',
    ...content,
  };
}

function reconcile(service: ServiceObject, cluster: ClusterView): readonly Change[] {
  const { spec } = service.object;
  if (isDeleting(service.object) || spec?.type === 'ExternalName' || Object.keys(spec?.selector ?? {}).length === 0) return [];
  const present = cluster
    .ownedBy(service.uid, 'EndpointSlice.discovery.k8s.io')
    .filter(({ object }) => object.metadata?.labels?.['endpointslice.kubernetes.io/managed-by'] === MANAGED_BY)
    .sort((left, right) => left.created - right.created);
  const wanted = wantedSlices(service, cluster);
  const changes: Change[] = wanted.flatMap((content, index): Change[] => {
    const slice = present[index];
    if (slice === undefined) {
      const name = cluster.generateName(service.namespace, `${service.name}-`, index - present.length + 1);
      return [{ verb: 'create', object: newSlice(service, name, content) }];
    }
    const object = { ...slice.object, ...content };
    return sameJson(object, slice.object) ? [] : [{ verb: 'update', target: slice, object }];
  });
  return [...changes, ...present.slice(wanted.length).map((target): Change => ({ verb: 'delete', target }))];
}

const hasAddress = (pod: ClusterObject): boolean => holds(pod, 'Pod') && pod.object.status?.podIP !== undefined;

/** Lists the Pods that a Service leads to. After staging/src/k8s.io/endpointslice. */
export const endpointslice: Component = {
  name: 'endpointslice-controller',
  reconciles: ['Service'],
  writes: ['EndpointSlice.discovery.k8s.io'],
  watches: ['Pod'],
  *wakes({ before, after }, cluster) {
    const labels = [before, after].map((pod) => (pod === undefined || !hasAddress(pod) ? undefined : labelsOf(pod.object)));
    const [old, now] = labels;
    const pod = after ?? before;
    if (pod === undefined) return;
    if (now !== undefined) for (const { key } of cluster.selecting('Service', pod.namespace, now)) yield key;
    if (old !== undefined && old !== now) for (const { key } of cluster.selecting('Service', pod.namespace, old)) yield key;
  },
  reconcile: (target, cluster) => (holds(target, 'Service') ? reconcile(target, cluster) : []),
};
