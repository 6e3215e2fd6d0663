import { desiredReplicas, isRollingUpdate, maxSurge } from '#engine/simulation/deployment/fenceposts.js';
import { cleanUp } from '#engine/simulation/deployment/history.js';
import { type Generations, generations } from '#engine/simulation/deployment/new-replica-set.js';
import {
  active, annotatedNumber, availableReplicasOf, byCreation, bySizeNewer, bySizeOlder, DESIRED_REPLICAS, MAX_REPLICAS, type ReplicaSetObject, replicasOf, total,
} from '#engine/simulation/deployment/replica-sets.js';
import { type Rollout, scaleReplicaSet, scaleToSize } from '#engine/simulation/deployment/rollout.js';
import { calculateStatus } from '#engine/simulation/deployment/status.js';

/** Whether the replicas asked for changed since the ReplicaSets were sized. After DeploymentController.isScalingEvent. */
export const isScalingEvent = (rollout: Rollout): boolean =>
  active([...rollout.replicaSets.values()]).some((replicaSet) => {
    const desired = annotatedNumber(replicaSet, DESIRED_REPLICAS);
    return desired !== undefined && desired !== desiredReplicas(rollout.spec);
  });

/** The only active ReplicaSet, or the latest where none is active. After util.FindActiveOrLatest. */
function activeOrLatest({ newest, old }: Generations): ReplicaSetObject | undefined {
  const actives = active(newest === undefined ? old : [...old, newest]);
  if (actives.length > 1) return undefined;
  return actives[0] ?? newest ?? [...old].sort(byCreation).at(-1);
}

/** Whether the new ReplicaSet has all its Pods available. After util.IsSaturated. */
const isSaturated = ({ spec }: Rollout, newest: ReplicaSetObject | undefined): boolean => {
  const desired = desiredReplicas(spec);
  return newest !== undefined && replicasOf(newest) === desired && annotatedNumber(newest, DESIRED_REPLICAS) === desired && availableReplicasOf(newest) === desired;
};

/** The share of a change that falls on one ReplicaSet. After util.getReplicaSetFraction. */
function fraction({ spec, status }: Rollout, replicaSet: ReplicaSetObject): number {
  if (desiredReplicas(spec) === 0) return -replicasOf(replicaSet);
  const size = annotatedNumber(replicaSet, MAX_REPLICAS) ?? 0;
  const before = size === 0 ? (status.replicas ?? 0) : size;
  if (before === 0) return 0;
  return Math.round((replicasOf(replicaSet) * (desiredReplicas(spec) + maxSurge(spec))) / before) - replicasOf(replicaSet);
}

/** Shares the replicas to add or to take among all active ReplicaSets; what is left over goes to the largest. */
function scaleInProportion(rollout: Rollout, actives: readonly ReplicaSetObject[]): void {
  const desired = desiredReplicas(rollout.spec);
  const change = (desired > 0 ? desired + maxSurge(rollout.spec) : 0) - total(actives, replicasOf);
  const sorted = [...actives].sort(change > 0 ? bySizeNewer : bySizeOlder);
  let done = 0;
  const sizes = sorted.map((replicaSet) => {
    const rest = change - done;
    const share = rest === 0 ? 0 : change > 0 ? Math.min(fraction(rollout, replicaSet), rest) : Math.max(fraction(rollout, replicaSet), rest);
    done += share;
    return replicasOf(replicaSet) + share;
  });
  for (const [index, replicaSet] of sorted.entries()) {
    const size = (sizes[index] ?? 0) + (index === 0 ? change - done : 0);
    scaleReplicaSet(rollout, replicaSet, Math.max(0, size));
  }
}

/** After DeploymentController.scale. */
function scale(rollout: Rollout, found: Generations): void {
  const only = activeOrLatest(found);
  if (only !== undefined) {
    scaleToSize(rollout, only, desiredReplicas(rollout.spec));
    return;
  }
  const { newest, old } = found;
  if (isSaturated(rollout, newest)) {
    for (const replicaSet of active(old)) scaleToSize(rollout, replicaSet, 0);
    return;
  }
  if (isRollingUpdate(rollout.spec)) scaleInProportion(rollout, active(newest === undefined ? old : [...old, newest]));
}

/** Reconciles a scaling, or a Deployment that is paused. After DeploymentController.sync. */
export function syncScale(rollout: Rollout): void {
  const found = generations(rollout, false);
  scale(rollout, found);
  if (rollout.spec.paused === true) cleanUp(rollout, found.old);
  const now = (replicaSet: ReplicaSetObject): ReplicaSetObject => rollout.replicaSets.get(replicaSet.uid) ?? replicaSet;
  const newest = found.newest && now(found.newest);
  rollout.status = calculateStatus(rollout, [...found.old.map(now), ...(newest === undefined ? [] : [newest])], newest);
}
