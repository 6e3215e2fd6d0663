import type { Container, Pod, PodSpec, ResourceRequirements, Toleration } from '#engine/generated/kubernetes.js';
import { parseQuantity } from '#engine/apimachinery/quantity.js';
import type { ClusterView } from '#engine/simulation/component.js';

const GRACE_SECONDS = 300;
const NODE_CONDITIONS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'] as const;
const COMPUTE = ['cpu', 'memory'] as const;

/** How long a Pod stays on a node that is lost. After plugin/pkg/admission/defaulttolerationseconds. */
const DEFAULT_TOLERATIONS: readonly Toleration[] = NODE_CONDITIONS.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: GRACE_SECONDS }));

function withTolerations(given: readonly Toleration[] | undefined): readonly Toleration[] {
  if (given === undefined || given.length === 0) return DEFAULT_TOLERATIONS;
  const tolerated = (key: string): boolean =>
    given.some((one) => (one.key === undefined || one.key === '' || one.key === key) && (one.effect === undefined || one.effect === '' || one.effect === 'NoExecute'));
  return [...given, ...DEFAULT_TOLERATIONS.filter(({ key }) => !tolerated(key ?? ''))];
}

const isPositive = (value: string | number | undefined): value is string | number => value !== undefined && (parseQuantity(value)?.digits ?? 0n) > 0n;

const sameAmount = (left: string | number | undefined, right: string | number | undefined): boolean => {
  const [one, other] = [parseQuantity(left ?? '0'), parseQuantity(right ?? '0')];
  return one !== undefined && other !== undefined && one.digits * 10n ** BigInt(other.scale) === other.digits * 10n ** BigInt(one.scale);
};

const isGuaranteed = ({ limits = {}, requests = {} }: ResourceRequirements): boolean =>
  COMPUTE.every((name) => isPositive(limits[name]) && sameAmount(requests[name] ?? limits[name], limits[name]));

const isBestEffort = ({ limits = {}, requests = {} }: ResourceRequirements): boolean => COMPUTE.every((name) => !isPositive(limits[name]) && !isPositive(requests[name]));

/** The quality of service that the resources of all containers amount to. After qos.ComputePodQOS. */
function qosClassOf(spec: PodSpec): 'Guaranteed' | 'Burstable' | 'BestEffort' {
  const all = [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(({ resources = {} }: Container) => resources);
  if (all.every(isBestEffort)) return 'BestEffort';
  return all.every(isGuaranteed) ? 'Guaranteed' : 'Burstable';
}

/** The value and policy of the Pod's PriorityClass, or of the one that is marked as default. After plugin/pkg/admission/priority. */
function priorityOf(spec: PodSpec, cluster: ClusterView): Pick<PodSpec, 'priority' | 'priorityClassName' | 'preemptionPolicy'> {
  const classes = cluster.list('PriorityClass.scheduling.k8s.io');
  const named = classes.find(({ name }) => name === spec.priorityClassName);
  const chosen = spec.priorityClassName === undefined ? classes.filter(({ object }) => object.globalDefault === true).sort((left, right) => (left.object.value ?? 0) - (right.object.value ?? 0))[0] : named;
  return {
    priority: chosen?.object.value ?? spec.priority ?? 0,
    preemptionPolicy: chosen?.object.preemptionPolicy ?? spec.preemptionPolicy ?? 'PreemptLowerPriority',
    ...(chosen !== undefined && { priorityClassName: chosen.name }),
  };
}

/** A new Pod as the API server stores it: ServiceAccount, pull secrets, priority, tolerations, phase. */
export function admitPod(pod: Pod, cluster: ClusterView): Pod {
  const spec = pod.spec ?? {};
  const serviceAccountName = spec.serviceAccountName ?? 'default';
  const account = cluster.get('ServiceAccount', pod.metadata?.namespace ?? '', serviceAccountName)?.object;
  const imagePullSecrets = spec.imagePullSecrets?.length ? spec.imagePullSecrets : account?.imagePullSecrets;
  return {
    ...pod,
    spec: {
      ...spec, serviceAccountName, ...priorityOf(spec, cluster), tolerations: withTolerations(spec.tolerations),
      ...(imagePullSecrets && { imagePullSecrets }),
      automountServiceAccountToken: spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true,
    },
    status: { phase: 'Pending', qosClass: qosClassOf(spec) },
  };
}
