import type { Deployment, DeploymentStatus } from '#engine/generated/kubernetes.js';
import { elapsedAt } from '#engine/simulation/clock.js';
import { conditionAt, conditionOf, withCondition, without } from '#engine/simulation/deployment/conditions.js';
import { desiredReplicas, maxUnavailable } from '#engine/simulation/deployment/fenceposts.js';
import { actualReplicasOf, availableReplicasOf, type ReplicaSetObject, replicasOf, total } from '#engine/simulation/deployment/replica-sets.js';
import type { Rollout } from '#engine/simulation/deployment/rollout.js';

const NO_DEADLINE = 2_147_483_647;

/** Whether the Deployment wants to be told when it makes no progress. */
export const hasProgressDeadline = ({ spec }: Pick<Rollout, 'spec'>): boolean => (spec.progressDeadlineSeconds ?? NO_DEADLINE) !== NO_DEADLINE;

/** Whether all replicas are of the newest template and available. After util.DeploymentComplete. */
export function isComplete({ spec }: Pick<Rollout, 'spec'>, status: DeploymentStatus): boolean {
  const replicas = desiredReplicas(spec);
  return [status.updatedReplicas, status.replicas, status.availableReplicas].every((count) => (count ?? 0) === replicas);
}

/** Counters that are zero are not in the status, as Go leaves them out. */
const counted = <Name extends string>(name: Name, value: number): { readonly [name in Name]?: number } | object => (value === 0 ? {} : { [name]: value });

/** The counters and the Available condition. After DeploymentController.calculateStatus. */
export function calculateStatus(rollout: Rollout, all: readonly ReplicaSetObject[], updated: ReplicaSetObject | undefined): DeploymentStatus {
  const { spec, status, cluster } = rollout;
  const available = total(all, availableReplicasOf);
  const isAvailable = available >= desiredReplicas(spec) - maxUnavailable(spec);
  const words = isAvailable
    ? (['MinimumReplicasAvailable', 'Deployment has minimum availability.'] as const)
    : (['MinimumReplicasUnavailable', 'Deployment does not have minimum availability.'] as const);
  return {
    ...counted('replicas', total(all, actualReplicasOf)),
    ...counted('updatedReplicas', updated === undefined ? 0 : actualReplicasOf(updated)),
    ...counted('readyReplicas', total(all, (replicaSet) => replicaSet.object.status?.readyReplicas ?? 0)),
    ...counted('availableReplicas', available),
    ...counted('unavailableReplicas', Math.max(0, total(all, replicasOf) - available)),
    terminatingReplicas: total(all, (replicaSet) => replicaSet.object.status?.terminatingReplicas ?? 0),
    ...(status.collisionCount === undefined ? {} : { collisionCount: status.collisionCount }),
    conditions: withCondition(status.conditions, conditionAt(cluster.elapsed, 'Available', isAvailable ? 'True' : 'False', words)),
  };
}

/** Whether anything moved since the last status. After util.DeploymentProgressing. */
function isProgressing(before: DeploymentStatus, after: DeploymentStatus): boolean {
  const old = (status: DeploymentStatus): number => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

/** When a Deployment that makes no progress runs out of time, in seconds since the simulation began; undefined: never. */
export function deadlineOf({ object }: { readonly object: Deployment }): number | undefined {
  const spec = object.spec ?? {};
  const condition = conditionOf(object.status?.conditions, 'Progressing');
  if (!hasProgressDeadline({ spec }) || condition === undefined || isComplete({ spec }, object.status ?? {})) return undefined;
  if (condition.reason === 'NewReplicaSetAvailable' || condition.reason === 'ProgressDeadlineExceeded') return undefined;
  return elapsedAt(condition.lastUpdateTime) + (spec.progressDeadlineSeconds ?? NO_DEADLINE) + 1;
}

/** After util.DeploymentTimedOut. */
function isTimedOut({ spec, cluster }: Rollout, status: DeploymentStatus): boolean {
  const condition = conditionOf(status.conditions, 'Progressing');
  if (condition === undefined || condition.reason === 'NewReplicaSetAvailable') return false;
  if (condition.reason === 'ProgressDeadlineExceeded') return true;
  return elapsedAt(condition.lastUpdateTime) + (spec.progressDeadlineSeconds ?? NO_DEADLINE) < cluster.elapsed;
}

/** The Progressing condition, as far as it is due. */
function withProgress(rollout: Rollout, next: DeploymentStatus, updated: ReplicaSetObject | undefined): DeploymentStatus {
  const { status, cluster, deployment } = rollout;
  const subject = updated === undefined ? `Deployment "${deployment.name}"` : `ReplicaSet "${updated.name}"`;
  const current = conditionOf(status.conditions, 'Progressing');
  const at = (state: 'True' | 'False', reason: string, verb: string) => conditionAt(cluster.elapsed, 'Progressing', state, [reason, `${subject} ${verb}.`]);
  if (isComplete(rollout, next))
    return { ...next, conditions: withCondition(next.conditions, at('True', 'NewReplicaSetAvailable', 'has successfully progressed')) };
  if (isProgressing(status, next)) {
    const moved = at('True', 'ReplicaSetUpdated', 'is progressing');
    const since = current?.status === 'True' ? current.lastTransitionTime : undefined;
    return { ...next, conditions: [...without(next.conditions, 'Progressing'), since === undefined ? moved : { ...moved, lastTransitionTime: since }] };
  }
  if (!isTimedOut(rollout, next)) return next;
  return { ...next, conditions: withCondition(next.conditions, at('False', 'ProgressDeadlineExceeded', 'has timed out progressing')) };
}

/** The failure of the newest ReplicaSet to make Pods, or of any other. After DeploymentController.getReplicaFailures. */
function withFailures(next: DeploymentStatus, all: readonly ReplicaSetObject[], updated: ReplicaSetObject | undefined): DeploymentStatus {
  const failures = [...(updated === undefined ? [] : [updated]), ...all].flatMap(
    (replicaSet) => replicaSet.object.status?.conditions?.filter(({ type }) => type === 'ReplicaFailure') ?? [],
  );
  const [failure] = failures;
  const conditions =
    failure === undefined ? without(next.conditions, 'ReplicaFailure') : withCondition(next.conditions, { ...failure, ...(failure.lastTransitionTime && { lastUpdateTime: failure.lastTransitionTime }) });
  return { ...next, conditions };
}

/** Writes the status during a rollout. After DeploymentController.syncRolloutStatus. */
export function syncRolloutStatus(rollout: Rollout, all: readonly ReplicaSetObject[], updated: ReplicaSetObject | undefined): void {
  const counts = calculateStatus(rollout, all, updated);
  const next = hasProgressDeadline(rollout) ? counts : { ...counts, conditions: without(counts.conditions, 'Progressing') };
  const isDone = (next.replicas ?? 0) === (next.updatedReplicas ?? 0) && conditionOf(rollout.status.conditions, 'Progressing')?.reason === 'NewReplicaSetAvailable';
  const told = hasProgressDeadline(rollout) && !isDone ? withProgress(rollout, next, updated) : next;
  rollout.status = withFailures(told, all, updated);
}
