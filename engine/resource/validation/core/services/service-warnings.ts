import { child, item, key, ROOT } from '#engine/apimachinery/validation/field.js';
import { warnOfCidr, warnOfIp } from '#engine/resource/validation/core/addresses/address-warnings.js';
import { NONE } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Service, ServiceSpec } from '#engine/generated/kubernetes.js';
import type { FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

const HINTS_ANNOTATION = 'service.kubernetes.io/topology-aware-hints';

/** What a Service without an address of its own has no use for. */
function warnOfHeadless({ loadBalancerIP = '', externalIPs = NONE, sessionAffinity }: ServiceSpec, at: Field, warnings: FieldWarning[]): void {
  const warn = (name: string, said = name): void => void warnings.push({ field: child(at, name), message: `spec.${said} is ignored for headless services` });
  if (loadBalancerIP !== '') warn('loadBalancerIP');
  if (externalIPs.length > 0) warn('externalIPs');
  if (sessionAffinity !== 'None') warn('sessionAffinity', 'SessionAffinity');
}

function warnOfAddresses(spec: ServiceSpec, at: Field, { warnings, minor }: ValidationContext): void {
  const { clusterIP = '', clusterIPs = NONE, externalIPs = NONE, loadBalancerIP = '', loadBalancerSourceRanges = NONE, type } = spec;
  if (clusterIP !== '' && clusterIP !== 'None') clusterIPs.forEach((address, index) => warnOfIp(address, item(child(at, 'clusterIPs'), index), warnings));
  const isHeadless = type === 'ClusterIP' && clusterIP === 'None';
  if (isHeadless) warnOfHeadless(spec, at, warnings);
  externalIPs.forEach((address, index) => warnOfIp(address, item(child(at, 'externalIPs'), index), warnings));
  if (externalIPs.length > 0 && !isHeadless && type !== 'ExternalName' && minor >= 36)
    warnings.push({ field: child(at, 'externalIPs'), message: 'spec.externalIPs is deprecated and may no longer be implemented in some clusters' });
  if (loadBalancerIP !== '') warnOfIp(loadBalancerIP, child(at, 'loadBalancerIP'), warnings);
  loadBalancerSourceRanges.forEach((range, index) => warnOfCidr(range, item(child(at, 'loadBalancerSourceRanges'), index), warnings));
}

/** Follows pkg/api/service.GetWarningsForService. `at`: where the specification is. */
export function warnOfService({ metadata, spec = {} }: Service, at: Field, context: ValidationContext): void {
  const { warnings } = context;
  const annotations = child(child(ROOT, 'metadata'), 'annotations');
  if (metadata?.annotations?.[HINTS_ANNOTATION] !== undefined)
    warnings.push({ field: key(annotations, HINTS_ANNOTATION), message: `annotation ${HINTS_ANNOTATION} is deprecated, please use service.kubernetes.io/topology-mode instead` });
  warnOfAddresses(spec, at, context);
  const { externalIPs = NONE, externalName = '', trafficDistribution, type } = spec;
  if (type === 'ExternalName') {
    if (externalIPs.length > 0) warnings.push({ field: child(at, 'externalIPs'), message: 'spec.externalIPs is ignored when spec.type is "ExternalName"' });
  } else if (externalName !== '') warnings.push({ field: child(at, 'externalName'), message: 'spec.externalName is ignored when spec.type is not "ExternalName"' });
  if (trafficDistribution === 'PreferClose' && context.isOn('PreferSameTrafficDistribution'))
    warnings.push({ field: child(at, 'trafficDistribution'), message: 'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"' });
}
