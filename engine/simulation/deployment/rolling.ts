import { desiredReplicas, maxUnavailable, newReplicaSetSize } from '#engine/simulation/deployment/fenceposts.js';
import { cleanUp } from '#engine/simulation/deployment/history.js';
import { generations } from '#engine/simulation/deployment/new-replica-set.js';
import { active, availableReplicasOf, byCreation, type ReplicaSetObject, replicasOf, total } from '#engine/simulation/deployment/replica-sets.js';
import { type Rollout, scaleToSize } from '#engine/simulation/deployment/rollout.js';
import { isComplete, syncRolloutStatus } from '#engine/simulation/deployment/status.js';

const current = (rollout: Rollout, replicaSets: readonly ReplicaSetObject[]): ReplicaSetObject[] =>
  replicaSets.map((replicaSet) => rollout.replicaSets.get(replicaSet.uid) ?? replicaSet);

function reconcileNew(rollout: Rollout, all: readonly ReplicaSetObject[], newest: ReplicaSetObject): boolean {
  const wanted = desiredReplicas(rollout.spec);
  const size = replicasOf(newest) > wanted ? wanted : newReplicaSetSize(rollout.spec, all, replicasOf(newest));
  return scaleToSize(rollout, newest, size);
}

/** Takes Pods from the oldest first, as many as `take` says each may lose, until `most` are taken. */
function takeFrom(rollout: Rollout, old: readonly ReplicaSetObject[], most: number, take: (replicaSet: ReplicaSetObject) => number): number {
  let taken = 0;
  for (const replicaSet of [...old].sort(byCreation)) {
    const count = Math.min(most - taken, take(replicaSet));
    if (count <= 0 || replicasOf(replicaSet) === 0) continue;
    scaleToSize(rollout, replicaSet, replicasOf(replicaSet) - count);
    taken += count;
  }
  return taken;
}

/** Unhealthy Pods go first; the others as far as enough stay available. After DeploymentController.reconcileOldReplicaSets. */
function reconcileOld(rollout: Rollout, old: readonly ReplicaSetObject[], newest: ReplicaSetObject): boolean {
  const { spec } = rollout;
  const olds = active(old);
  if (total(olds, replicasOf) === 0) return false;
  const least = desiredReplicas(spec) - maxUnavailable(spec);
  const newUnavailable = replicasOf(newest) - availableReplicasOf(newest);
  const most = total([...old, newest], replicasOf) - least - newUnavailable;
  if (most <= 0) return false;
  const unhealthy = takeFrom(rollout, olds, most, (replicaSet) => replicasOf(replicaSet) - availableReplicasOf(replicaSet));
  const available = total([...old, newest], availableReplicasOf);
  const healthy = available <= least ? 0 : takeFrom(rollout, current(rollout, olds), available - least, replicasOf);
  return unhealthy + healthy > 0;
}

/** Replaces Pods step by step. After DeploymentController.rolloutRolling. */
export function rolloutRolling(rollout: Rollout): void {
  const { newest, old } = generations(rollout, true);
  if (newest === undefined) return;
  const all = [...old, newest];
  const moved = reconcileNew(rollout, all, newest) || reconcileOld(rollout, old, newest);
  if (!moved && isComplete(rollout, rollout.status)) cleanUp(rollout, old);
  syncRolloutStatus(rollout, current(rollout, all), rollout.replicaSets.get(newest.uid));
}
