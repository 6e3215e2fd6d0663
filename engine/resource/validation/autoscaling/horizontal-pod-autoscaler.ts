import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { ANNOTATED, annotatedBehavior, annotatedMetrics, type Annotations } from '#engine/resource/validation/autoscaling/annotated-metrics.js';
import { validateApiVersion } from '#engine/resource/validation/autoscaling/object-reference.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CrossVersionObjectReference, HorizontalPodAutoscaler, HorizontalPodAutoscalerSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What is scaled is of a group, but for ReplicationControllers; what is stored may stay. */
function validateScaleTargetRef(reference: CrossVersionObjectReference, at: Field, context: ValidationContext, old: CrossVersionObjectReference | undefined): void {
  const { apiVersion = '', kind = '' } = reference;
  if (old !== undefined && (old.apiVersion ?? '') === apiVersion && (old.kind ?? '') === kind) return;
  validateApiVersion(apiVersion, kind === 'ReplicationController', at, context);
}

/** What both versions say alike. Follows pkg/apis/autoscaling/validation.validateHorizontalPodAutoscalerSpec. */
function validateReplicasAndTarget(spec: HorizontalPodAutoscalerSpec, at: Field, context: ValidationContext, old: HorizontalPodAutoscalerSpec | undefined): void {
  const { minReplicas, maxReplicas = 0, scaleTargetRef = {} } = spec;
  const { errors } = context;
  const least = old?.minReplicas === 0 || context.isOn('HPAScaleToZero') ? 0 : 1;
  if (minReplicas !== undefined && minReplicas < least) errors.push(invalid(child(at, 'minReplicas'), minReplicas, `must be greater than or equal to ${least}`));
  if (minReplicas !== undefined && maxReplicas < minReplicas) errors.push(invalid(child(at, 'maxReplicas'), maxReplicas, 'must be greater than or equal to `minReplicas`'));
  validateScaleTargetRef(scaleTargetRef, child(at, 'scaleTargetRef'), context, old === undefined ? undefined : old.scaleTargetRef ?? {});
}

/** A metric, as far as its type. */
interface Typed {
  readonly type?: Json | undefined;
}

/** Without Pods there is nothing of theirs to measure. Follows pkg/apis/autoscaling/validation.validateMetrics. */
function validateScalingToZero({ minReplicas }: HorizontalPodAutoscalerSpec, metrics: readonly Typed[], at: Field, errors: FieldError[]): void {
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External'))
    errors.push(forbidden(child(at, 'metrics'), 'must specify at least one Object or External metric to support scaling to zero replicas', { place: pathOf(child(at, 'minReplicas')) }));
}

/** The specification of autoscaling/v2. */
export function validateHorizontalPodAutoscalerSpec(spec: HorizontalPodAutoscalerSpec, at: Field, context: ValidationContext, old: HorizontalPodAutoscalerSpec | undefined): void {
  validateReplicasAndTarget(spec, at, context, old);
  validateScalingToZero(spec, spec.metrics ?? [], at, context.errors);
}

const METRIC = 'io.k8s.api.autoscaling.v2.MetricSpec';
const BEHAVIOR = 'io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerBehavior';
const NO_ANNOTATIONS: Annotations = {};

/** Judges what annotations hold, as fields of autoscaling/v2 would be. */
function validateAnnotated(metrics: readonly JsonObject[], annotations: Annotations, at: Field, context: ValidationContext): void {
  const { errors } = context;
  const known = errors.length;
  for (const [index, metric] of metrics.entries()) context.walk(METRIC, metric, item(child(at, 'metrics'), index), context);
  const behavior = annotatedBehavior(annotations);
  if (behavior !== undefined) context.walk(BEHAVIOR, behavior, child(at, 'behavior'), context);
  if (errors.length === known) return;
  for (const error of errors.splice(known)) errors.push({ ...error, place: ['metadata', 'annotations', pathOf(error.field).includes('behavior') ? ANNOTATED.behavior : ANNOTATED.metrics] });
}

/** autoscaling/v1, which is judged as v2. Follows pkg/apis/autoscaling/v1.Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler. */
export function validateHorizontalPodAutoscalerV1({ metadata, spec = {} }: HorizontalPodAutoscaler, root: Field, context: ValidationContext, old: HorizontalPodAutoscaler | undefined): void {
  const at = child(root, 'spec');
  const { annotations = NO_ANNOTATIONS } = metadata ?? {};
  const metrics = annotatedMetrics(annotations);
  validateReplicasAndTarget(spec, at, context, old && (old.spec ?? {}));
  validateScalingToZero(spec, metrics, at, context.errors);
  validateAnnotated(metrics, annotations, at, context);
  const { targetCPUUtilizationPercentage: share } = spec;
  if (share === undefined || share >= 1) return;
  const target = child(child(item(child(at, 'metrics'), metrics.length), 'resource'), 'target');
  context.errors.push(invalid(child(target, 'averageUtilization'), share, 'must be greater than 0', { place: pathOf(child(at, 'targetCPUUtilizationPercentage')) }));
}
