import { desiredReplicas } from '#engine/simulation/deployment/fenceposts.js';
import { cleanUp } from '#engine/simulation/deployment/history.js';
import { generations } from '#engine/simulation/deployment/new-replica-set.js';
import { active, actualReplicasOf, type ReplicaSetObject, total } from '#engine/simulation/deployment/replica-sets.js';
import { type Rollout, scaleToSize } from '#engine/simulation/deployment/rollout.js';
import { isComplete, syncRolloutStatus } from '#engine/simulation/deployment/status.js';

/** Whether a Pod of an old template is still there. After oldPodsRunning. */
function oldPodsRun(rollout: Rollout, old: readonly ReplicaSetObject[]): boolean {
  if (total(old, actualReplicasOf) > 0) return true;
  return old.some((replicaSet) =>
    rollout.cluster.ownedBy(replicaSet.uid, 'Pod').some(({ object }) => object.status?.phase !== 'Succeeded' && object.status?.phase !== 'Failed'),
  );
}

/** Ends all old Pods before it makes new ones. After DeploymentController.rolloutRecreate. */
export function rolloutRecreate(rollout: Rollout): void {
  const { newest, old } = generations(rollout, false);
  const scaledDown = active(old).map((replicaSet) => scaleToSize(rollout, replicaSet, 0)).some((scaled) => scaled);
  const now = (): ReplicaSetObject[] => [...rollout.replicaSets.values()].filter(({ uid }) => !rollout.deleted.has(uid));
  if (scaledDown || oldPodsRun(rollout, old)) return syncRolloutStatus(rollout, now(), newest && rollout.replicaSets.get(newest.uid));
  const made = newest ?? generations(rollout, true).newest;
  if (made === undefined) return undefined;
  scaleToSize(rollout, made, desiredReplicas(rollout.spec));
  if (isComplete(rollout, rollout.status)) cleanUp(rollout, old);
  return syncRolloutStatus(rollout, now(), rollout.replicaSets.get(made.uid));
}
