import type { DeploymentSpec, PodTemplateSpec, ReplicaSet } from '#engine/generated/kubernetes.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import { omit, sameJson } from '#engine/apimachinery/same-json.js';

/** A ReplicaSet of the cluster. */
export type ReplicaSetObject = ClusterObject<ReplicaSet>;

/** The label that tells the Pods of one template of a Deployment from those of another. */
export const POD_TEMPLATE_HASH = 'pod-template-hash';
/** The annotations by which a Deployment keeps book on its ReplicaSets (pkg/controller/deployment/util). */
export const REVISION = 'deployment.kubernetes.io/revision';
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';

/** The replicas that the ReplicaSet is to keep; 1 where it does not say. */
export const replicasOf = (replicaSet: ReplicaSetObject): number => replicaSet.object.spec?.replicas ?? 1;

/** The Pods that it is known to have. */
export const actualReplicasOf = (replicaSet: ReplicaSetObject): number => replicaSet.object.status?.replicas ?? 0;

/** The Pods of it that are available. */
export const availableReplicasOf = (replicaSet: ReplicaSetObject): number => replicaSet.object.status?.availableReplicas ?? 0;

/** The sum of one count over ReplicaSets. */
export const total = (replicaSets: readonly ReplicaSetObject[], count: (replicaSet: ReplicaSetObject) => number): number =>
  replicaSets.reduce((sum, replicaSet) => sum + count(replicaSet), 0);

/** Those that are to keep any Pod. */
export const active = (replicaSets: readonly ReplicaSetObject[]): ReplicaSetObject[] =>
  replicaSets.filter((replicaSet) => replicasOf(replicaSet) > 0);

/** A number that an annotation holds; undefined where it holds none. */
export function annotatedNumber(replicaSet: ReplicaSetObject, annotation: string): number | undefined {
  const text = replicaSet.object.metadata?.annotations?.[annotation];
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** The revision that the ReplicaSet stands for; 0 where it stands for none. */
export const revisionOf = (replicaSet: ReplicaSetObject): number => annotatedNumber(replicaSet, REVISION) ?? 0;

/** Oldest first. */
export const byCreation = (left: ReplicaSetObject, right: ReplicaSetObject): number => left.created - right.created;

/** Largest first; the older first among equals. */
export const bySizeOlder = (left: ReplicaSetObject, right: ReplicaSetObject): number =>
  replicasOf(right) - replicasOf(left) || left.created - right.created;

/** Largest first; the newer first among equals. */
export const bySizeNewer = (left: ReplicaSetObject, right: ReplicaSetObject): number =>
  replicasOf(right) - replicasOf(left) || right.created - left.created;


/** Whether both templates are alike but for their hash label. After util.EqualIgnoreHash. */
function sameTemplate(left: PodTemplateSpec | undefined, right: PodTemplateSpec | undefined): boolean {
  const labels = (template: PodTemplateSpec | undefined) => omit(template?.metadata?.labels ?? {}, POD_TEMPLATE_HASH);
  return (
    sameJson(left?.spec, right?.spec) &&
    sameJson(labels(left), labels(right)) &&
    sameJson(omit(left?.metadata ?? {}, 'labels'), omit(right?.metadata ?? {}, 'labels'))
  );
}

/** The ReplicaSet that has the Deployment's template: the oldest, if there are many. After util.FindNewReplicaSet. */
export function newReplicaSetAmong(replicaSets: readonly ReplicaSetObject[], spec: DeploymentSpec): ReplicaSetObject | undefined {
  return [...replicaSets].sort(byCreation).find((replicaSet) => sameTemplate(replicaSet.object.spec?.template, spec.template));
}
