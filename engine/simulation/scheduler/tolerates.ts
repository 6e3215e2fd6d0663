import type { Pod, Taint } from '#engine/generated/kubernetes.js';

/** Whether the Pod tolerates the taint. After k8s.io/component-helpers/scheduling/corev1.TolerationsTolerateTaint. */
export const tolerates = (pod: Pod, taint: Taint): boolean =>
  (pod.spec?.tolerations ?? []).some(({ key, operator = 'Equal', value = '', effect }) => {
    if (effect !== undefined && effect !== '' && effect !== taint.effect) return false;
    if (key !== undefined && key !== '' && key !== taint.key) return false;
    return operator === 'Exists' || (operator === 'Equal' && key !== undefined && value === (taint.value ?? ''));
  });
