import { validateHorizontalPodAutoscalerSpec, validateHorizontalPodAutoscalerV1 } from '#engine/resource/validation/autoscaling/horizontal-pod-autoscaler.js';
import {
  validateContainerResourceSource, validateExternalSource, validateObjectSource, validatePodsSource, validateResourceSource,
} from '#engine/resource/validation/autoscaling/metric-sources.js';
import { validateMetricSpec } from '#engine/resource/validation/autoscaling/metric-spec.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of autoscaling. */
export const autoscalingValidators: Validators = {
  'io.k8s.api.autoscaling.ContainerResourceMetricSource': validateContainerResourceSource,
  'io.k8s.api.autoscaling.ExternalMetricSource': validateExternalSource,
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerSpec': validateHorizontalPodAutoscalerSpec,
  'io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler': validateHorizontalPodAutoscalerV1,
  'io.k8s.api.autoscaling.MetricSpec': validateMetricSpec,
  'io.k8s.api.autoscaling.ObjectMetricSource': validateObjectSource,
  'io.k8s.api.autoscaling.PodsMetricSource': validatePodsSource,
  'io.k8s.api.autoscaling.ResourceMetricSource': validateResourceSource,
};
