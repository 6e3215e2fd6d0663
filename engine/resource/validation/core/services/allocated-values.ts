import { isHeadless, needsClusterIp, NONE, sameTexts } from '#engine/resource/validation/core/services/service-types.js';
import type { ServiceSpec } from '#engine/generated/kubernetes.js';

/** The one address as a list. Follows pkg/registry/core/service/storage.normalizeClusterIPs for creations. */
export function withClusterIps(spec: ServiceSpec): ServiceSpec {
  const { clusterIP = '', clusterIPs = NONE } = spec;
  return clusterIP !== '' && clusterIPs.length === 0 ? { ...spec, clusterIPs: [clusterIP] } : spec;
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
 * The specification as it is when it is judged: with all addresses in the list. Node ports and the like that an update leaves out have been
 * filled in before. Follows pkg/registry/core/service/storage.patchAllocatedValues and normalizeClusterIPs.
 */
export const withAllocatedValues = (spec: ServiceSpec, old: ServiceSpec | undefined): ServiceSpec =>
  (old === undefined ? withClusterIps(spec) : { ...spec, ...addressesOf(spec, old) });

/** Whether a Service that was given an address is now to have none: it is not known which it was, but `None` it was not. */
export const losesUnknownAddress = (spec: ServiceSpec, old: ServiceSpec): boolean =>
  needsClusterIp(old) && (old.clusterIPs ?? NONE).length === 0 && isHeadless(spec);
