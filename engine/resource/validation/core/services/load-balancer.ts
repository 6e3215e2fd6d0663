import { child, item, key, pathOf, ROOT } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { validateCidrForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { NONE } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Service, ServiceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const ONLY_LOAD_BALANCER = "may only be used when `type` is 'LoadBalancer'";
const SOURCE_RANGES_ANNOTATION = 'service.beta.kubernetes.io/load-balancer-source-ranges';

function validateAnnotatedRanges(text: string, isLoadBalancer: boolean, context: ValidationContext, old: string | undefined): void {
  const at = key(child(child(ROOT, 'metadata'), 'annotations'), SOURCE_RANGES_ANNOTATION);
  if (!isLoadBalancer) context.errors.push(forbidden(at, ONLY_LOAD_BALANCER));
  if (text === old || text.trim() === '') return;
  for (const range of text.trim().split(',')) validateCidrForLegacyField(range.trim(), at, context);
}

/** From where a load balancer may be reached, by a field or an annotation. Follows pkg/apis/core/validation.validateService. */
export function validateSourceRanges({ metadata, spec = {} }: Service, at: Field, context: ValidationContext, old: Service | undefined): void {
  const { loadBalancerSourceRanges: ranges = NONE, type } = spec;
  const isLoadBalancer = type === 'LoadBalancer';
  if (ranges.length === 0) {
    const text = metadata?.annotations?.[SOURCE_RANGES_ANNOTATION];
    if (text !== undefined) validateAnnotatedRanges(text, isLoadBalancer, context, old?.metadata?.annotations?.[SOURCE_RANGES_ANNOTATION]);
    return;
  }
  const reported = child(at, 'LoadBalancerSourceRanges');
  const place = pathOf(child(at, 'loadBalancerSourceRanges'));
  if (!isLoadBalancer) context.errors.push(forbidden(reported, ONLY_LOAD_BALANCER, { place }));
  const known = old?.spec?.loadBalancerSourceRanges?.map((range) => range.trim());
  for (const [index, range] of ranges.entries())
    validateCidrForLegacyField(range.trim(), item(reported, index), context, known, { place: [...place, index] });
}

/** Follows pkg/apis/core/validation.validateLoadBalancerClassField. */
export function validateLoadBalancerClassField(spec: ServiceSpec, at: Field, errors: FieldError[], old?: ServiceSpec): void {
  const place = child(at, 'loadBalancerClass');
  const { loadBalancerClass: name, type } = spec;
  if (type === 'LoadBalancer' && old?.type === 'LoadBalancer' && name !== old.loadBalancerClass)
    errors.push(invalid(place, name, 'may not change once set', { rule: 'immutable-field' }));
  if (name === undefined) return;
  if (type !== 'LoadBalancer') errors.push(forbidden(place, ONLY_LOAD_BALANCER));
  else for (const message of isQualifiedName(name)) errors.push(invalid(place, name, message));
}

/** Whether a load balancer needs node ports is said of load balancers only. */
export function validateAllocateLoadBalancerNodePorts({ allocateLoadBalancerNodePorts, type }: ServiceSpec, at: Field, errors: FieldError[]): void {
  if (allocateLoadBalancerNodePorts !== undefined && type !== 'LoadBalancer') errors.push(forbidden(child(at, 'allocateLoadBalancerNodePorts'), ONLY_LOAD_BALANCER));
}
