import type { Pod } from '#engine/generated/kubernetes.js';

const readyCondition = (pod: Pod) => pod.status?.conditions?.find(({ type }) => type === 'Ready');

/** Whether the Pod's Ready condition is true. */
export const isReady = (pod: Pod): boolean => readyCondition(pod)?.status === 'True';

/** Since when it is ready, as a moment of the simulation; undefined where it is not. */
export const readySince = (pod: Pod): string | undefined => (isReady(pod) ? readyCondition(pod)?.lastTransitionTime : undefined);

/** Whether the Pod has ended. */
export const isTerminal = (pod: Pod): boolean => pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
