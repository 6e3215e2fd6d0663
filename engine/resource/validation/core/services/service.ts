import { child, item, key, ROOT } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { allocate } from '#engine/resource/validation/core/services/allocation.js';
import { placeOfClusterIps, validateServiceClusterIpsRelatedFields } from '#engine/resource/validation/core/services/cluster-ips.js';
import { validateEndpointIp } from '#engine/resource/validation/core/addresses/endpoint-ip.js';
import { validateIpForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { validateServiceExternalTrafficPolicy } from '#engine/resource/validation/core/services/external-traffic.js';
import { isMatchingPreferDualStack } from '#engine/resource/validation/core/services/ip-families.js';
import { validateAllocateLoadBalancerNodePorts, validateLoadBalancerClassField, validateSourceRanges } from '#engine/resource/validation/core/services/load-balancer.js';
import { validateServicePorts } from '#engine/resource/validation/core/services/service-ports.js';
import { isHeadless, NONE } from '#engine/resource/validation/core/services/service-types.js';
import { validateServiceUpdate } from '#engine/resource/validation/core/services/service-update.js';
import { warnOfService } from '#engine/resource/validation/core/services/service-warnings.js';
import { validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { Service, ServiceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const TOPOLOGY_MODE = 'service.kubernetes.io/topology-mode';
const TOPOLOGY_HINTS = 'service.kubernetes.io/topology-aware-hints';
const NO_SPEC: ServiceSpec = {};

/** The one address as a list, as a stored Service has it. */
function withClusterIps(spec: ServiceSpec): ServiceSpec {
  const { clusterIP = '', clusterIPs = NONE } = spec;
  return clusterIP !== '' && clusterIPs.length === 0 ? { ...spec, clusterIPs: [clusterIP] } : spec;
}

/** Two annotations that mean the same must say the same. */
function validateTopologyAnnotations({ metadata }: Service, errors: FieldError[]): void {
  const mode = metadata?.annotations?.[TOPOLOGY_MODE];
  const hints = metadata?.annotations?.[TOPOLOGY_HINTS];
  if (mode !== undefined && hints !== undefined && mode !== hints)
    errors.push(invalid(key(child(child(ROOT, 'metadata'), 'annotations'), TOPOLOGY_MODE), mode, `must match annotations[${TOPOLOGY_HINTS}] when both are specified`));
}

/** A Service that is but another name for something outside of the cluster. */
function validateExternalName(spec: ServiceSpec, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  const { clusterIPs = NONE, ipFamilies = NONE, ipFamilyPolicy, externalName = '' } = spec;
  const detail = 'may not be set for ExternalName services';
  if (clusterIPs.length > 0) errors.push(forbidden(child(at, 'clusterIPs'), detail, extras));
  if (ipFamilies.length > 0) errors.push(forbidden(child(at, 'ipFamilies'), detail));
  if (ipFamilyPolicy !== undefined) errors.push(forbidden(child(at, 'ipFamilyPolicy'), detail));
  const name = externalName.endsWith('.') ? externalName.slice(0, -1) : externalName;
  if (name === '') errors.push(required(child(at, 'externalName')));
  else for (const message of isDns1123Subdomain(name)) errors.push(invalid(child(at, 'externalName'), name, message));
}

function validateServiceType(spec: ServiceSpec, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  const { type } = spec;
  if (type === 'ExternalName') validateExternalName(spec, at, errors, extras);
  else if ((type === 'LoadBalancer' || type === 'NodePort') && isHeadless(spec))
    errors.push(invalid(item(child(at, 'clusterIPs'), 0), 'None', `may not be set to 'None' for ${type} services`, extras));
}

function validateExternalIps(addresses: readonly string[], at: Field, context: ValidationContext, known: readonly string[] | undefined): void {
  for (const [index, address] of addresses.entries())
    if (validateIpForLegacyField(address, item(at, index), context, known)) validateEndpointIp(address, item(at, index), context.errors);
}

/**
 * A Service: what its fields say of each other, and what rows cannot say of them.
 * Follows pkg/apis/core/validation.ValidateServiceCreate and ValidateServiceUpdate, after what the registry gives out.
 */
export const validateService: Validator<Service> = (service, at, context, old) => {
  const { errors } = context;
  const place = child(at, 'spec');
  const spec = service.spec ?? NO_SPEC;
  const before = old === undefined ? undefined : withClusterIps(old.spec ?? NO_SPEC);
  const extras = placeOfClusterIps(context);
  const known = errors.length;
  const nodePorts = allocate(spec, place, context, before, extras);
  if (nodePorts === undefined) {
    errors.splice(0, known);
    return ['*'];
  }
  if (before !== undefined) {
    validateServiceUpdate(spec, before, place, errors, extras);
    if (isMatchingPreferDualStack(spec, before)) validateServiceClusterIpsRelatedFields(spec, place, context, before, extras);
  }
  validateTopologyAnnotations(service, errors);
  validateServiceType(spec, place, errors, extras);
  validateServicePorts(spec, nodePorts, child(place, 'ports'), errors);
  if (spec.selector !== undefined) validateLabels(spec.selector, child(place, 'selector'), errors);
  if (spec.externalIPs !== undefined) validateExternalIps(spec.externalIPs, child(place, 'externalIPs'), context, old?.spec?.externalIPs);
  validateSourceRanges(service, place, context, old);
  validateAllocateLoadBalancerNodePorts(spec, place, errors);
  validateLoadBalancerClassField(spec, place, errors, before);
  validateServiceExternalTrafficPolicy(spec, place, errors);
  warnOfService(service, place, context);
  return undefined;
};
