import type { Deployment, DeploymentSpec, DeploymentStatus, ReplicaSet } from '#engine/generated/kubernetes.js';
import type { ClusterObject } from '#engine/simulation/cluster-object.js';
import type { Change, ClusterView, EventWords } from '#engine/simulation/component.js';
import { desiredReplicas, maxSurge } from '#engine/simulation/deployment/fenceposts.js';
import { DESIRED_REPLICAS, MAX_REPLICAS, type ReplicaSetObject, replicasOf, REVISION } from '#engine/simulation/deployment/replica-sets.js';
import { sameJson } from '#engine/apimachinery/same-json.js';

/** One reconciliation of a Deployment, while it is thought through. Nothing of it is in the cluster before `changesOf`. */
export interface Rollout {
  readonly deployment: ClusterObject<Deployment>;
  readonly spec: DeploymentSpec;
  readonly cluster: ClusterView;
  status: DeploymentStatus;
  /** The revision that the Deployment's annotation is to say. */
  revision: string | undefined;
  /** The ReplicaSets as they are to be, by uid, the one to be created included. */
  readonly replicaSets: Map<string, ReplicaSetObject>;
  readonly created: Set<string>;
  readonly deleted: Set<string>;
  readonly events: EventWords[];
}

/** Writes a ReplicaSet anew within the rollout. */
export function rewriteReplicaSet(rollout: Rollout, replicaSet: ReplicaSetObject, object: ReplicaSet): ReplicaSetObject {
  const rewritten = { ...replicaSet, object };
  rollout.replicaSets.set(replicaSet.uid, rewritten);
  return rewritten;
}

/** The annotations by which a scaling is told from a rollout. After util.SetReplicasAnnotations. */
export const sizeAnnotations = (spec: DeploymentSpec): { readonly [annotation: string]: string } => ({
  [DESIRED_REPLICAS]: String(desiredReplicas(spec)),
  [MAX_REPLICAS]: String(desiredReplicas(spec) + maxSurge(spec)),
});

const isAnnotated = (replicaSet: ReplicaSetObject, wanted: { readonly [annotation: string]: string }): boolean =>
  Object.entries(wanted).every(([key, value]) => replicaSet.object.metadata?.annotations?.[key] === value);

/** Scales a ReplicaSet and says so; `true` where its size changes. After DeploymentController.scaleReplicaSet. */
export function scaleReplicaSet(rollout: Rollout, replicaSet: ReplicaSetObject, size: number): boolean {
  const before = replicasOf(replicaSet);
  const annotations = sizeAnnotations(rollout.spec);
  if (before === size && isAnnotated(replicaSet, annotations)) return false;
  const { object } = replicaSet;
  const metadata = { ...object.metadata, annotations: { ...object.metadata?.annotations, ...annotations } };
  rewriteReplicaSet(rollout, replicaSet, { ...object, metadata, spec: { ...object.spec, replicas: size } });
  if (before === size) return false;
  const message = `Scaled ${before < size ? 'up' : 'down'} replica set ${replicaSet.name} from ${before} to ${size}`;
  rollout.events.push({ type: 'Normal', reason: 'ScalingReplicaSet', message });
  return true;
}

/** As `scaleReplicaSet`, but leaves one alone that has the size already. */
export const scaleToSize = (rollout: Rollout, replicaSet: ReplicaSetObject, size: number): boolean =>
  replicasOf(replicaSet) !== size && scaleReplicaSet(rollout, replicaSet, size);

/** What the rollout asks of the API server. */
export function changesOf(rollout: Rollout, before: readonly ReplicaSetObject[]): readonly Change[] {
  const changes: Change[] = [];
  const known = new Map(before.map((replicaSet) => [replicaSet.uid, replicaSet]));
  for (const replicaSet of rollout.replicaSets.values()) {
    const old = known.get(replicaSet.uid);
    if (rollout.created.has(replicaSet.uid)) changes.push({ verb: 'create', object: replicaSet.object });
    else if (rollout.deleted.has(replicaSet.uid)) changes.push({ verb: 'delete', target: replicaSet });
    else if (old !== undefined && old.object !== replicaSet.object) changes.push({ verb: 'update', target: old, object: replicaSet.object });
  }
  const { object } = rollout.deployment;
  const revised = rollout.revision === undefined || object.metadata?.annotations?.[REVISION] === rollout.revision;
  const metadata = revised
    ? object.metadata
    : { ...object.metadata, annotations: { ...object.metadata?.annotations, [REVISION]: rollout.revision ?? '' } };
  if (!revised || !sameJson(object.status, rollout.status))
    changes.push({ verb: 'update', target: rollout.deployment, object: { ...object, ...(metadata && { metadata }), status: rollout.status } });
  if (rollout.events.length > 0) changes.push({ verb: 'record', events: rollout.events });
  return changes;
}
