import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateApiVersion } from '#engine/resource/validation/autoscaling/object-reference.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CrossVersionObjectReference, HorizontalPodAutoscalerSpec, MetricSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What is scaled is of a group, but for ReplicationControllers; what is stored may stay. */
function validateScaleTargetRef(reference: CrossVersionObjectReference, at: Field, errors: FieldError[], old: CrossVersionObjectReference | undefined): void {
  const { apiVersion = '', kind = '' } = reference;
  if (old !== undefined && (old.apiVersion ?? '') === apiVersion && (old.kind ?? '') === kind) return;
  validateApiVersion(apiVersion, kind === 'ReplicationController', at, errors);
}

/** What both versions say alike. Follows pkg/apis/autoscaling/validation.validateHorizontalPodAutoscalerSpec. */
function validateReplicasAndTarget(spec: HorizontalPodAutoscalerSpec, at: Field, context: ValidationContext, old: HorizontalPodAutoscalerSpec | undefined): void {
  const { minReplicas, maxReplicas = 0, scaleTargetRef = {} } = spec;
  const { errors } = context;
  const least = old?.minReplicas === 0 || context.isOn('HPAScaleToZero') ? 0 : 1;
  if (minReplicas !== undefined && minReplicas < least) errors.push(invalid(child(at, 'minReplicas'), minReplicas, `must be greater than or equal to ${least}`));
  if (minReplicas !== undefined && maxReplicas < minReplicas) errors.push(invalid(child(at, 'maxReplicas'), maxReplicas, 'must be greater than or equal to `minReplicas`'));
  validateScaleTargetRef(scaleTargetRef, child(at, 'scaleTargetRef'), errors, old === undefined ? undefined : old.scaleTargetRef ?? {});
}

/** Without Pods there is nothing of theirs to measure. Follows pkg/apis/autoscaling/validation.validateMetrics. */
function validateScalingToZero({ minReplicas }: HorizontalPodAutoscalerSpec, metrics: readonly MetricSpec[], at: Field, errors: FieldError[]): void {
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External'))
    errors.push(forbidden(child(at, 'metrics'), 'must specify at least one Object or External metric to support scaling to zero replicas', { place: pathOf(child(at, 'minReplicas')) }));
}

/** The specification of autoscaling/v2. */
export function validateHorizontalPodAutoscalerSpec(spec: HorizontalPodAutoscalerSpec, at: Field, context: ValidationContext, old: HorizontalPodAutoscalerSpec | undefined): void {
  validateReplicasAndTarget(spec, at, context, old);
  validateScalingToZero(spec, spec.metrics ?? [], at, context.errors);
}

/** The specification of autoscaling/v1, which is judged as one of v2. Follows pkg/apis/autoscaling/v1.Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler. */
export function validateHorizontalPodAutoscalerSpecV1(spec: HorizontalPodAutoscalerSpec, at: Field, context: ValidationContext, old: HorizontalPodAutoscalerSpec | undefined): void {
  const { targetCPUUtilizationPercentage: share } = spec;
  const annotated: readonly MetricSpec[] = [];
  validateReplicasAndTarget(spec, at, context, old);
  validateScalingToZero(spec, annotated, at, context.errors);
  if (share === undefined || share >= 1) return;
  const target = child(child(item(child(at, 'metrics'), annotated.length), 'resource'), 'target');
  context.errors.push(invalid(child(target, 'averageUtilization'), share, 'must be greater than 0', { place: pathOf(child(at, 'targetCPUUtilizationPercentage')) }));
}
