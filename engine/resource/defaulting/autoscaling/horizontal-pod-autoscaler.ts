import { asObject } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** What v1 has no fields for stands in annotations; those of the status go with it. */
const OF_STATUS = ['autoscaling.alpha.kubernetes.io/conditions', 'autoscaling.alpha.kubernetes.io/current-metrics'] as const;

/** Follows Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler. */
export const prepareHorizontalPodAutoscaler: Prepare = (autoscaler) => {
  const given = asObject(asObject(autoscaler['metadata'])?.['annotations']);
  if (given === undefined || !OF_STATUS.some((name) => given[name] !== undefined)) return;
  const annotations = own(own(autoscaler, 'metadata'), 'annotations');
  for (const name of OF_STATUS) delete annotations[name];
};
