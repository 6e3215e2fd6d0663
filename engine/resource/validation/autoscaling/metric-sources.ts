import { asObject, asString, isList } from '#engine/apimachinery/json.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, required } from '#engine/apimachinery/validation/field-error.js';
import { apiVersionError, validateApiVersion } from '#engine/resource/validation/autoscaling/object-reference.js';
import { validateContainerResourceName } from '#engine/resource/validation/core/configuration/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type {
  ContainerResourceMetricSource, ExternalMetricSource, MetricTarget, ObjectMetricSource, PodsMetricSource, ResourceMetricSource,
} from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const NO_TARGET: MetricTarget = {};

/** Whether an apiVersion of the stored object is one that would be refused now: then others are not judged either. */
function hasInvalidDescribedObject({ old }: ValidationContext): boolean {
  const metrics = asObject(old?.['spec'])?.['metrics'];
  return isList(metrics) && metrics.some((metric) => {
    const described = asObject(asObject(asObject(metric)?.['object'])?.['describedObject']);
    return described !== undefined && apiVersionError(asString(described['apiVersion']) ?? '', true) !== undefined;
  });
}

/** Follows pkg/apis/autoscaling/validation.validateObjectSource. */
export function validateObjectSource({ describedObject, target = NO_TARGET }: ObjectMetricSource, at: Field, context: ValidationContext): void {
  const { errors } = context;
  if (!hasInvalidDescribedObject(context)) validateApiVersion(describedObject?.apiVersion ?? '', true, child(at, 'describedObject'), context);
  if (target.value === undefined && target.averageValue === undefined)
    errors.push(required(child(child(at, 'target'), 'averageValue'), 'must set either a target value or averageValue'));
}

/** Follows pkg/apis/autoscaling/validation.validateExternalSource. */
export function validateExternalSource({ target = NO_TARGET }: ExternalMetricSource, at: Field, { errors }: ValidationContext): void {
  const place = child(at, 'target');
  if (target.value === undefined && target.averageValue === undefined)
    errors.push(required(child(place, 'averageValue'), 'must set either a target value for metric or a per-pod target'));
  if (target.value !== undefined && target.averageValue !== undefined)
    errors.push(forbidden(child(place, 'value'), 'may not set both a target value for metric and a per-pod target'));
}

/** Follows pkg/apis/autoscaling/validation.validatePodsSource. */
export function validatePodsSource({ target = NO_TARGET }: PodsMetricSource, at: Field, { errors }: ValidationContext): void {
  if (target.averageValue === undefined) errors.push(required(child(child(at, 'target'), 'averageValue'), 'must specify a positive target averageValue'));
}

/** A share of what is requested, or an amount. */
function validateResourceTarget({ averageUtilization, averageValue }: MetricTarget, at: Field, errors: FieldError[]): void {
  if (averageUtilization === undefined && averageValue === undefined)
    errors.push(required(child(at, 'averageUtilization'), 'must set either a target raw value or a target utilization'));
  if (averageUtilization !== undefined && averageValue !== undefined)
    errors.push(forbidden(child(at, 'averageValue'), 'may not set both a target raw value and a target utilization'));
}

/** Follows pkg/apis/autoscaling/validation.validateContainerResourceSource. */
export function validateContainerResourceSource({ name = '', target = NO_TARGET }: ContainerResourceMetricSource, at: Field, { errors }: ValidationContext): void {
  if (name !== '') validateContainerResourceName(name, child(at, 'name'), errors);
  validateResourceTarget(target, child(at, 'target'), errors);
}

/** Follows pkg/apis/autoscaling/validation.validateResourceSource. */
export function validateResourceSource({ target = NO_TARGET }: ResourceMetricSource, at: Field, { errors }: ValidationContext): void {
  validateResourceTarget(target, child(at, 'target'), errors);
}
