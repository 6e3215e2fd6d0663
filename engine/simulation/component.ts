import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesKinds } from '#engine/generated/kubernetes.js';
import type { ClusterObject, KindName } from '#engine/simulation/cluster-object.js';

/** Words of an event, and the object that it is about where that is not the reconciled one. */
export interface EventWords {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  readonly regarding?: ClusterObject<unknown>;
}

/** What a component asks the API server for, with the event that Kubernetes writes beside it. */
export type Change = { readonly events?: readonly EventWords[] } & (
  | { readonly verb: 'create'; readonly object: JsonObject }
  /** `object` replaces what is stored: metadata, spec and status. */
  | { readonly verb: 'update'; readonly target: ClusterObject<unknown>; readonly object: JsonObject }
  /** `now`: without grace period or finalizers, as a kubelet reports the end of a Pod. */
  | { readonly verb: 'delete'; readonly target: ClusterObject<unknown>; readonly now?: boolean }
  | { readonly verb: 'record' }
);

/** Why the API server refuses a request, in its words. */
export interface Refusal {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  /** `field: reason` of each cause. */
  readonly causes: readonly string[];
}

/** A read-only view of the cluster. Lists are in no order that a component may lean on. */
export interface ClusterView {
  /** Seconds since the simulation began; only a scenario lets them pass. */
  readonly elapsed: number;
  /** Whether any node is given. */
  readonly hasNodes: boolean;
  /** Whether what is not given is not there. Otherwise a cluster around it is assumed: nodes that have room, what makes volumes. */
  readonly isClosed: boolean;
  get<Name extends KindName>(kind: Name, namespace: string, name: string): ClusterObject<KubernetesKinds[Name]> | undefined;
  list<Name extends KindName>(kind: Name): ClusterObject<KubernetesKinds[Name]>[];
  ownedBy<Name extends KindName>(uid: string, kind: Name): ClusterObject<KubernetesKinds[Name]>[];
  /** Every object that names this uid among its owners. */
  dependentsOf(uid: string): ClusterObject[];
  /** Objects that a LabelSelector matches; an empty selector matches all, one that is not there none. */
  select<Name extends 'Pod' | 'EndpointSlice.discovery.k8s.io'>(kind: Name, namespace: string, selector: JsonObject | undefined): ClusterObject<KubernetesKinds[Name]>[];
  /** Those of them that have no controller. */
  orphans<Name extends 'Pod' | 'ReplicaSet.apps'>(kind: Name, namespace: string, selector: JsonObject | undefined): ClusterObject<KubernetesKinds[Name]>[];
  /** Objects whose own selector matches these labels. */
  selecting<Name extends 'Service' | 'ReplicaSet.apps' | 'Deployment.apps'>(kind: Name, namespace: string, labels: JsonObject): ClusterObject<KubernetesKinds[Name]>[];
  /** Pods that mount a claim. */
  mounting(namespace: string, claim: string): ClusterObject<KubernetesKinds['Pod']>[];
  /** Volumes of a class (empty: without one) that are kept for no claim, and those kept for a claim of this name in any namespace. */
  volumesOfClass(name: string): ClusterObject<KubernetesKinds['PersistentVolume']>[];
  volumesKeptFor(claimName: string): ClusterObject<KubernetesKinds['PersistentVolume']>[];
  byUid(uid: string): ClusterObject | undefined;
  exists(kind: GroupKind, namespace: string, name: string): boolean;
  /** The name that the API server would make of `generateName`, for the n-th object of one request. */
  generateName(namespace: string, prefix: string, nth: number): string;
  /** What admission would say to a new object. */
  review(object: JsonObject): Refusal | undefined;
}

/** An object that changed: `before` is absent for a new one, `after` for one that is gone. */
export interface Notice {
  readonly before: ClusterObject | undefined;
  readonly after: ClusterObject | undefined;
}

/** A component of the control plane or of a node: a pure function of one object and the cluster. */
export interface Component {
  /** As kube-controller-manager names it. */
  readonly name: string;
  readonly reconciles: readonly GroupKind[];
  /** Whether a new or changed object of these kinds is worth a look; without it: each is. */
  concerns?(notice: Notice): boolean;
  /** The kinds that it may create, change or delete; the kernel refuses any other change. */
  readonly writes: readonly GroupKind[] | 'all';
  /** Kinds whose changes it hears of beside those that it reconciles. */
  readonly watches: readonly GroupKind[] | 'all';
  /** Which objects to reconcile after a change of a watched kind, by key; `Pod/*`: all of that kind. */
  wakes(notice: Notice, cluster: ClusterView): Iterable<string>;
  reconcile(target: ClusterObject, cluster: ClusterView): readonly Change[];
}
