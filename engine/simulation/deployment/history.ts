import { actualReplicasOf, type ReplicaSetObject, replicasOf, revisionOf } from '#engine/simulation/deployment/replica-sets.js';
import type { Rollout } from '#engine/simulation/deployment/rollout.js';
import { isDeleting } from '#engine/simulation/cluster-object.js';

const NO_LIMIT = 2_147_483_647;

/** Deletes the old ReplicaSets beyond the history limit, lowest revision first. After DeploymentController.cleanupDeployment. */
export function cleanUp(rollout: Rollout, old: readonly ReplicaSetObject[]): void {
  const limit = rollout.spec.revisionHistoryLimit ?? NO_LIMIT;
  const alive = old.filter((replicaSet) => !isDeleting(replicaSet.object));
  const surplus = [...alive].sort((left, right) => revisionOf(left) - revisionOf(right) || left.created - right.created).slice(0, Math.max(0, alive.length - limit));
  for (const replicaSet of surplus)
    if (actualReplicasOf(replicaSet) === 0 && replicasOf(replicaSet) === 0) rollout.deleted.add(replicaSet.uid);
}
