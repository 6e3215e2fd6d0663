import { scaledInt } from '#engine/apimachinery/int-or-string.js';
import type { DeploymentSpec } from '#engine/generated/kubernetes.js';
import { type ReplicaSetObject, replicasOf, total } from '#engine/simulation/deployment/replica-sets.js';

const DEFAULT_STEP = '25%';

/** The replicas that a Deployment asks for; 1 where it does not say. */
export const desiredReplicas = (spec: DeploymentSpec): number => spec.replicas ?? 1;

/** Whether Pods are replaced step by step. */
export const isRollingUpdate = (spec: DeploymentSpec): boolean => (spec.strategy?.type ?? 'RollingUpdate') === 'RollingUpdate';

/** Surge rounds up, unavailability down; both zero would stand still, so one may then be unavailable. After util.ResolveFenceposts. */
function fenceposts(spec: DeploymentSpec): { surge: number; unavailable: number } {
  const replicas = desiredReplicas(spec);
  const surge = scaledInt(spec.strategy?.rollingUpdate?.maxSurge ?? DEFAULT_STEP, replicas, 'up') ?? 0;
  const unavailable = scaledInt(spec.strategy?.rollingUpdate?.maxUnavailable ?? DEFAULT_STEP, replicas, 'down') ?? 0;
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

/** How many Pods there may be beyond those asked for. */
export const maxSurge = (spec: DeploymentSpec): number => (isRollingUpdate(spec) ? fenceposts(spec).surge : 0);

/** How many Pods may be unavailable. */
export function maxUnavailable(spec: DeploymentSpec): number {
  const replicas = desiredReplicas(spec);
  return !isRollingUpdate(spec) || replicas === 0 ? 0 : Math.min(fenceposts(spec).unavailable, replicas);
}

/** How large the new ReplicaSet may be now. After util.NewRSNewReplicas. */
export function newReplicaSetSize(spec: DeploymentSpec, all: readonly ReplicaSetObject[], current: number): number {
  const replicas = desiredReplicas(spec);
  if (!isRollingUpdate(spec)) return replicas;
  const room = replicas + maxSurge(spec) - total(all, replicasOf);
  return room <= 0 ? current : current + Math.min(room, replicas - current);
}
