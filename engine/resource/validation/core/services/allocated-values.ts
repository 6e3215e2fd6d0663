import { isHeadless, needsClusterIp, needsHealthCheck, NONE, sameTexts } from '#engine/resource/validation/core/services/service-types.js';
import type { ServicePort, ServiceSpec } from '#engine/generated/kubernetes.js';

/** The one address as a list. Follows pkg/registry/core/service/storage.normalizeClusterIPs for creations. */
export function withClusterIps(spec: ServiceSpec): ServiceSpec {
  const { clusterIP = '', clusterIPs = NONE } = spec;
  return clusterIP !== '' && clusterIPs.length === 0 ? { ...spec, clusterIPs: [clusterIP] } : spec;
}

const usesNodePorts = ({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean =>
  type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts !== false);

const numbersOf = (ports: readonly ServicePort[] = []): ReadonlySet<number> => new Set(ports.map(({ nodePort = 0 }) => nodePort));

/** Ports without a node port keep that of the old port of the same name. */
function withOldNodePorts(ports: readonly ServicePort[], old: readonly ServicePort[] = []): readonly ServicePort[] {
  const [before, after] = [numbersOf(old), numbersOf(ports)];
  const byName = new Map(old.map(({ name = '', nodePort = 0 }) => [name, nodePort]));
  return ports.map((port) => {
    const known = (port.nodePort ?? 0) === 0 ? byName.get(port.name ?? '') ?? 0 : 0;
    return known === 0 || (before.has(known) && after.has(known)) ? port : { ...port, nodePort: known };
  });
}

/** The addresses of an update: left out they stay. */
function addressesOf(spec: ServiceSpec, old: ServiceSpec): { readonly clusterIP: string; readonly clusterIPs: readonly string[] } {
  const { clusterIP: oldIp = '', clusterIPs: oldIps = NONE } = old;
  let { clusterIP = '', clusterIPs = NONE } = spec;
  if (needsClusterIp(old) && needsClusterIp(spec)) {
    if (clusterIP === '') clusterIP = oldIp;
    if (clusterIPs.length === 0) clusterIPs = oldIps;
  }
  if (clusterIP === oldIp) clusterIPs = clusterIPs.length === 0 ? oldIps : clusterIPs;
  else if (sameTexts(clusterIPs, oldIps)) clusterIPs = clusterIP === '' ? NONE : [clusterIP];
  return { clusterIP, clusterIPs };
}

/**
 * The specification as it is when it is judged: an update takes over what had been given out to the old one.
 * Follows pkg/registry/core/service/storage.patchAllocatedValues and normalizeClusterIPs.
 */
export function withAllocatedValues(spec: ServiceSpec, old: ServiceSpec | undefined): ServiceSpec {
  if (old === undefined) return withClusterIps(spec);
  const patched = { ...spec, ...addressesOf(spec, old) };
  return {
    ...patched,
    ...(spec.ports !== undefined && usesNodePorts(spec) && usesNodePorts(old) ? { ports: withOldNodePorts(spec.ports, old.ports) } : {}),
    ...(needsHealthCheck(spec) && needsHealthCheck(old) && (spec.healthCheckNodePort ?? 0) === 0 && old.healthCheckNodePort !== undefined ? { healthCheckNodePort: old.healthCheckNodePort } : {}),
  };
}

/** Whether a Service that was given an address is now to have none: it is not known which it was, but `None` it was not. */
export const losesUnknownAddress = (spec: ServiceSpec, old: ServiceSpec): boolean =>
  needsClusterIp(old) && (old.clusterIPs ?? NONE).length === 0 && isHeadless(spec);
