import { isEmptySelector } from '#engine/apimachinery/label-selector.js';
import type { Deployment } from '#engine/generated/kubernetes.js';
import { type ClusterObject, holds, isDeleting, labelsOf, ownersOf } from '#engine/simulation/cluster-object.js';
import type { Change, ClusterView, Component } from '#engine/simulation/component.js';
import { conditionAt, conditionOf, withCondition } from '#engine/simulation/deployment/conditions.js';
import { generations } from '#engine/simulation/deployment/new-replica-set.js';
import { rolloutRecreate } from '#engine/simulation/deployment/recreate.js';
import type { ReplicaSetObject } from '#engine/simulation/deployment/replica-sets.js';
import { rolloutRolling } from '#engine/simulation/deployment/rolling.js';
import { changesOf, type Rollout } from '#engine/simulation/deployment/rollout.js';
import { isScalingEvent, syncScale } from '#engine/simulation/deployment/scaling.js';
import { calculateStatus, hasProgressDeadline } from '#engine/simulation/deployment/status.js';
import { isRollingUpdate } from '#engine/simulation/deployment/fenceposts.js';

type DeploymentObject = ClusterObject<Deployment>;

/** The ReplicaSets that it owns, and those without an owner that it takes over. After PodControllerRefManager.ClaimReplicaSets. */
function claimReplicaSets(deployment: DeploymentObject, cluster: ClusterView): ReplicaSetObject[] {
  const owned = cluster.ownedBy(deployment.uid, 'ReplicaSet.apps').filter(({ object }) => ownersOf(object).controller === deployment.uid);
  if (isDeleting(deployment.object)) return owned;
  const orphans = cluster.orphans('ReplicaSet.apps', deployment.namespace, deployment.object.spec?.selector);
  return orphans.length === 0 ? owned : [...owned, ...orphans.filter(({ object }) => !isDeleting(object))];
}

function adopt(deployment: DeploymentObject, replicaSet: ReplicaSetObject): ReplicaSetObject {
  const { metadata } = replicaSet.object;
  if (ownersOf(replicaSet.object).controller !== undefined) return replicaSet;
  const owner = { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment.name, uid: deployment.uid, controller: true, blockOwnerDeletion: true };
  return { ...replicaSet, object: { ...replicaSet.object, metadata: { ...metadata, ownerReferences: [...(metadata?.ownerReferences ?? []), owner] } } };
}

/** Pausing and resuming show in the Progressing condition, unless the deadline was missed. After checkPausedConditions. */
function checkPaused(rollout: Rollout): void {
  const reason = conditionOf(rollout.status.conditions, 'Progressing')?.reason;
  const paused = rollout.spec.paused === true;
  if (!hasProgressDeadline(rollout) || reason === 'ProgressDeadlineExceeded' || paused === (reason === 'DeploymentPaused')) return;
  const words = paused ? (['DeploymentPaused', 'Deployment is paused'] as const) : (['DeploymentResumed', 'Deployment is resumed'] as const);
  const conditions = withCondition(rollout.status.conditions, conditionAt(rollout.cluster.elapsed, 'Progressing', 'Unknown', words));
  rollout.status = { ...rollout.status, conditions };
}

function syncStatusOnly(rollout: Rollout): void {
  const { newest, old } = generations(rollout, false);
  rollout.status = calculateStatus(rollout, newest === undefined ? old : [...old, newest], newest);
}

function reconcile(deployment: DeploymentObject, cluster: ClusterView): readonly Change[] {
  const spec = deployment.object.spec ?? {};
  if (spec.selector === undefined || isEmptySelector(spec.selector)) {
    const message = 'This deployment is selecting all pods. A non-empty selector is required.';
    return [{ verb: 'record', events: [{ type: 'Warning', reason: 'SelectingAll', message }] }];
  }
  const claimed = claimReplicaSets(deployment, cluster);
  const rollout: Rollout = {
    deployment, spec, cluster, status: deployment.object.status ?? {}, revision: undefined,
    replicaSets: new Map(claimed.map((replicaSet) => [replicaSet.uid, adopt(deployment, replicaSet)])),
    created: new Set(), deleted: new Set(), events: [],
  };
  if (isDeleting(deployment.object)) syncStatusOnly(rollout);
  else {
    checkPaused(rollout);
    if (spec.paused === true || isScalingEvent(rollout)) syncScale(rollout);
    else if (isRollingUpdate(spec)) rolloutRolling(rollout);
    else rolloutRecreate(rollout);
  }
  return changesOf(rollout, claimed);
}

/** Rolls templates out over ReplicaSets. After pkg/controller/deployment. */
export const deployment: Component = {
  name: 'deployment-controller',
  reconciles: ['Deployment.apps'],
  writes: ['Deployment.apps', 'ReplicaSet.apps'],
  watches: ['ReplicaSet.apps', 'Pod'],
  *wakes({ before, after }, cluster) {
    const changed = after ?? before;
    if (changed === undefined) return;
    const owner = ownersOf(changed.object).controller;
    if (changed.groupKind === 'Pod') {
      const replicaSet = after === undefined && owner !== undefined ? cluster.byUid(owner) : undefined;
      const uid = replicaSet === undefined ? undefined : ownersOf(replicaSet.object).controller;
      const found = uid === undefined ? undefined : cluster.byUid(uid);
      if (found !== undefined) yield found.key;
    } else if (owner !== undefined) {
      const found = cluster.byUid(owner);
      if (found?.groupKind === 'Deployment.apps') yield found.key;
    } else for (const found of cluster.selecting('Deployment.apps', changed.namespace, labelsOf(changed.object))) yield found.key;
  },
  reconcile: (target, cluster) => (holds(target, 'Deployment.apps') ? reconcile(target, cluster) : []),
};
