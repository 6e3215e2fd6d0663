import type { ReplicaSet } from '#engine/generated/kubernetes.js';
import { keyOf } from '#engine/simulation/cluster-object.js';
import { conditionAt, conditionOf, withCondition } from '#engine/simulation/deployment/conditions.js';
import { newReplicaSetSize } from '#engine/simulation/deployment/fenceposts.js';
import {
  newReplicaSetAmong, POD_TEMPLATE_HASH, type ReplicaSetObject, replicasOf, REVISION, REVISION_HISTORY, revisionOf,
} from '#engine/simulation/deployment/replica-sets.js';
import { rewriteReplicaSet, type Rollout, sizeAnnotations } from '#engine/simulation/deployment/rollout.js';
import { hasProgressDeadline } from '#engine/simulation/deployment/status.js';
import { canonicalJson } from '#engine/apimachinery/same-json.js';
import { safeHash } from '#engine/simulation/names.js';

/** Annotations of a Deployment that its ReplicaSets do not take over. After util.annotationsToSkip. */
const NOT_COPIED = /^(kubectl\.kubernetes\.io\/last-applied-configuration|deployment\.kubernetes\.io\/.*|deprecated\.deployment\.rollback\.to)$/;

/** The Deployment's ReplicaSets: the one of its template, if there is one, and the others. */
export interface Generations {
  readonly newest: ReplicaSetObject | undefined;
  readonly old: readonly ReplicaSetObject[];
}

function progress(rollout: Rollout, status: 'True' | 'False', reason: string, message: string): void {
  const conditions = withCondition(rollout.status.conditions, conditionAt(rollout.cluster.elapsed, 'Progressing', status, [reason, message]));
  rollout.status = { ...rollout.status, conditions };
}

function copiedAnnotations(rollout: Rollout): { readonly [annotation: string]: string } {
  const { annotations } = rollout.deployment.object.metadata ?? {};
  if (annotations === undefined) return {};
  const all = Object.entries(annotations);
  return Object.fromEntries(all.filter(([key]) => !NOT_COPIED.test(key)));
}

/** Takes over annotations, and gives a ReplicaSet that is rolled back to a new revision. After util.SetNewReplicaSetAnnotations. */
function renew(rollout: Rollout, found: ReplicaSetObject, revision: number): ReplicaSetObject {
  const { object } = found;
  const before = object.metadata?.annotations ?? {};
  const annotations: { [annotation: string]: string } = { ...before, ...copiedAnnotations(rollout) };
  if (revisionOf(found) < revision) {
    const history = before[REVISION_HISTORY];
    if (before[REVISION] !== undefined) annotations[REVISION_HISTORY] = history === undefined ? before[REVISION] : `${history},${before[REVISION]}`;
    annotations[REVISION] = String(revision);
  }
  const changed = Object.keys(annotations).some((key) => annotations[key] !== before[key]);
  const minReadySeconds = rollout.spec.minReadySeconds ?? 0;
  if (!changed && (object.spec?.minReadySeconds ?? 0) === minReadySeconds) return found;
  return rewriteReplicaSet(rollout, found, {
    ...object, metadata: { ...object.metadata, annotations }, spec: { ...object.spec, minReadySeconds },
  });
}

function draft(rollout: Rollout, old: readonly ReplicaSetObject[], hash: string, revision: number): ReplicaSet {
  const { deployment, spec } = rollout;
  const labels = { ...spec.template?.metadata?.labels, [POD_TEMPLATE_HASH]: hash };
  const replicas = newReplicaSetSize(spec, old, 0);
  const template = { ...spec.template, metadata: { ...spec.template?.metadata, labels } };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.name}-${hash}`,
      namespace: deployment.namespace,
      labels,
      annotations: { ...copiedAnnotations(rollout), [REVISION]: String(revision), ...sizeAnnotations(spec) },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: deployment.name, uid: deployment.uid, controller: true, blockOwnerDeletion: true }],
    },
    spec: {
      replicas,
      minReadySeconds: spec.minReadySeconds ?? 0,
      selector: { ...spec.selector, matchLabels: { ...spec.selector?.matchLabels, [POD_TEMPLATE_HASH]: hash } },
      template,
    },
  };
}

/** Makes the ReplicaSet of the template; undefined where its name is taken or the API server refuses it. */
function make(rollout: Rollout, old: readonly ReplicaSetObject[], revision: number): ReplicaSetObject | undefined {
  const { deployment, cluster, spec, status } = rollout;
  const hash = safeHash(canonicalJson(spec.template) + String(status.collisionCount ?? ''));
  const object = draft(rollout, old, hash, revision);
  const name = `${deployment.name}-${hash}`;
  if (cluster.exists('ReplicaSet.apps', deployment.namespace, name)) {
    rollout.status = { ...status, collisionCount: (status.collisionCount ?? 0) + 1 };
    return undefined;
  }
  const refusal = cluster.review(object);
  if (refusal !== undefined) {
    const message = `Failed to create new replica set "${name}": ${refusal.message}`;
    if (hasProgressDeadline(rollout)) progress(rollout, 'False', 'ReplicaSetCreateError', message);
    rollout.events.push({ type: 'Warning', reason: 'ReplicaSetCreateError', message });
    return undefined;
  }
  const key = keyOf('ReplicaSet.apps', deployment.namespace, name);
  const made: ReplicaSetObject = {
    key, groupKind: 'ReplicaSet.apps', kind: 'ReplicaSet', namespace: deployment.namespace, name, uid: `${key} to be`,
    created: Number.MAX_SAFE_INTEGER, object, origin: deployment.origin,
  };
  rollout.replicaSets.set(made.uid, made);
  rollout.created.add(made.uid);
  const size = replicasOf(made);
  if (size > 0) rollout.events.push({ type: 'Normal', reason: 'ScalingReplicaSet', message: `Scaled up replica set ${name} from 0 to ${size}` });
  rollout.revision = String(revision);
  if (hasProgressDeadline(rollout)) progress(rollout, 'True', 'NewReplicaSetCreated', `Created new replica set "${name}"`);
  return made;
}

/**
 * The ReplicaSet of the Deployment's template, with its revision, and the old ones; `create`: made where there is none.
 * After DeploymentController.getAllReplicaSetsAndSyncRevision.
 */
export function generations(rollout: Rollout, create: boolean): Generations {
  const all = [...rollout.replicaSets.values()];
  const found = newReplicaSetAmong(all, rollout.spec);
  const old = all.filter((replicaSet) => replicaSet.uid !== found?.uid);
  const revision = Math.max(0, ...old.map(revisionOf)) + 1;
  if (found === undefined) return { newest: create ? make(rollout, old, revision) : undefined, old };
  const newest = renew(rollout, found, revision);
  if (newest !== found) return { newest, old };
  rollout.revision = newest.object.metadata?.annotations?.[REVISION];
  if (hasProgressDeadline(rollout) && conditionOf(rollout.status.conditions, 'Progressing') === undefined)
    progress(rollout, 'True', 'FoundNewReplicaSet', `Found new replica set "${newest.name}"`);
  return { newest, old };
}
