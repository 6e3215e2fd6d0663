import type { DeploymentCondition } from '#engine/generated/kubernetes.js';
import { timestampOf } from '#engine/simulation/clock.js';

/** The conditions that a Deployment's status may hold. */
export type ConditionType = 'Available' | 'Progressing' | 'ReplicaFailure';

/** A condition that holds from now on. */
export const conditionAt = (elapsed: number, type: ConditionType, status: 'True' | 'False' | 'Unknown', [reason, message]: readonly [string, string]): DeploymentCondition => {
  const now = timestampOf(elapsed);
  return { type, status, reason, message, lastUpdateTime: now, lastTransitionTime: now };
};

/** The condition of a type, or undefined. */
export const conditionOf = (conditions: readonly DeploymentCondition[] | undefined, type: ConditionType): DeploymentCondition | undefined =>
  conditions?.find((condition) => condition.type === type);

/** The conditions but those of one type. */
export const without = (conditions: readonly DeploymentCondition[] | undefined, type: ConditionType): readonly DeploymentCondition[] =>
  (conditions ?? []).filter((condition) => condition.type !== type);

/** The conditions with one set; unchanged where it says nothing new. After util.SetDeploymentCondition. */
export function withCondition(conditions: readonly DeploymentCondition[] | undefined, next: DeploymentCondition & { readonly type?: string }): readonly DeploymentCondition[] {
  const others = (conditions ?? []).filter((condition) => condition.type !== next.type);
  const current = conditions?.find((condition) => condition.type === next.type);
  if (current !== undefined && current.status === next.status && current.reason === next.reason) return conditions ?? [];
  const lastTransitionTime = current !== undefined && current.status === next.status ? current.lastTransitionTime : next.lastTransitionTime;
  return [...others, lastTransitionTime === undefined ? next : { ...next, lastTransitionTime }];
}
