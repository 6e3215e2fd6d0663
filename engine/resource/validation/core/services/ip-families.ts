import { cidrHolds, maskCidr, parseCidr } from '#engine/apimachinery/ip-address.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import { needsClusterIp, NONE, sameTexts } from '#engine/resource/validation/core/services/service-types.js';
import type { Cidr } from '#engine/apimachinery/ip-address.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { ServiceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const familyOf = (address: string): 'IPv4' | 'IPv6' => (parseIpSloppy(address)?.family === 6 ? 'IPv6' : 'IPv4');

/** Ranges that cluster IPs are given out from; the first is the cluster's own. */
interface Ranges {
  readonly all: readonly { readonly family: string; readonly text: string; readonly cidr: Cidr }[];
  readonly families: ReadonlySet<string>;
}

/** Each list of ranges is read once. */
const read = new WeakMap<readonly string[], Ranges>();

function rangesOf({ options: { serviceCidrs } }: ValidationContext): Ranges {
  let ranges = read.get(serviceCidrs);
  if (ranges === undefined) {
    const all = serviceCidrs.flatMap((text) => {
      const cidr = parseCidr(text);
      return cidr === undefined ? [] : [{ family: cidr.address.family === 6 ? 'IPv6' : 'IPv4', text, cidr }];
    });
    read.set(serviceCidrs, (ranges = { all, families: new Set(all.map(({ family }) => family)) }));
  }
  return ranges;
}

const isHeadlessWithoutSelector = ({ clusterIP, selector }: ServiceSpec): boolean =>
  clusterIP === 'None' && Object.keys(selector ?? {}).length === 0;

/**
 * Whether an update leaves all alone that two families depend on: nothing is then given out or taken back.
 * Follows pkg/registry/core/service/storage.isMatchingPreferDualStackClusterIPFields.
 */
export const isMatchingPreferDualStack = (spec: ServiceSpec, old: ServiceSpec): boolean =>
  needsClusterIp(spec) && spec.type === old.type && spec.ipFamilyPolicy === 'PreferDualStack' && (old.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack'
  && sameTexts(spec.clusterIPs ?? NONE, old.clusterIPs ?? NONE) && sameTexts(spec.ipFamilies ?? NONE, old.ipFamilies ?? NONE);

/** A second address or family goes only where the policy says so. */
function validateReleases(spec: ServiceSpec, policy: string, at: Field, errors: FieldError[], old: ServiceSpec): void {
  if (policy === 'SingleStack') return;
  const isReduced = (after: readonly string[] = NONE, before: readonly string[] = NONE): boolean => after.length > 0 && after.length < before.length;
  const place = child(at, 'ipFamilyPolicy');
  if (isReduced(spec.clusterIPs, old.clusterIPs)) errors.push(invalid(place, policy, "must be 'SingleStack' to release the secondary cluster IP"));
  if (isReduced(spec.ipFamilies, old.ipFamilies)) errors.push(invalid(place, policy, "must be 'SingleStack' to release the secondary IP family"));
}

/** The families that are given, and those of addresses without one. */
function familiesOf({ clusterIPs = NONE, ipFamilies = NONE }: ServiceSpec, at: Field, context: ValidationContext, extras?: FieldErrorExtras): readonly string[] {
  if (clusterIPs.length <= ipFamilies.length || clusterIPs[0] === 'None') return ipFamilies;
  const ranges = rangesOf(context);
  const families = [...ipFamilies];
  for (const [index, address] of clusterIPs.entries()) {
    if (index < families.length) continue;
    const family = familyOf(address);
    if (ranges.families.has(family)) families.push(family);
    else context.errors.push(invalid(item(child(at, 'clusterIPs'), index), clusterIPs, `${family} is not configured on this cluster`, extras));
  }
  return families;
}

/** What the cluster must be able to do. */
function validateCluster(policy: string, families: readonly string[], at: Field, context: ValidationContext): void {
  const { errors } = context;
  const { families: configured } = rangesOf(context);
  if (policy === 'RequireDualStack' && configured.size < 2)
    errors.push(invalid(child(at, 'ipFamilyPolicy'), policy, 'this cluster is not configured for dual-stack services'));
  for (const [index, family] of families.entries())
    if (!configured.has(family)) errors.push(invalid(item(child(at, 'ipFamilies'), index), family, 'not configured on this cluster'));
}

/**
 * How many families a Service has, and which, as they have been filled in. The addresses have been judged before.
 * Follows what pkg/registry/core/service/storage.Allocators.initIPFamilyFields refuses.
 */
export function validateIpFamilyFields(spec: ServiceSpec, at: Field, context: ValidationContext, old: ServiceSpec | undefined, extras?: FieldErrorExtras): void {
  const { errors } = context;
  const known = errors.length;
  const { ipFamilyPolicy: policy = '' } = spec;
  if (old !== undefined) validateReleases(spec, policy, at, errors, old);
  if (policy === 'SingleStack') {
    const place = child(at, 'ipFamilyPolicy');
    if (spec.clusterIPs?.length === 2) errors.push(invalid(place, policy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple cluster IPs are specified"));
    if (spec.ipFamilies?.length === 2) errors.push(invalid(place, policy, "must be 'RequireDualStack' or 'PreferDualStack' when multiple IP families are specified"));
  }
  const families = familiesOf(spec, at, context, extras);
  if (errors.length === known && !isHeadlessWithoutSelector(spec)) validateCluster(policy, families, at, context);
}

/** Whether addresses of the range may be given out: not the network's own, nor, for IPv4, the last. */
function rangeHolds(cidr: Cidr, address: string): boolean {
  const ip = parseIpSloppy(address);
  if (ip === undefined || !cidrHolds(cidr, ip)) return false;
  const { value } = maskCidr(cidr).address;
  const size = 1n << BigInt((ip.family === 4 ? 32 : 128) - cidr.prefixLength);
  return ip.value !== value && (ip.family === 6 || ip.value !== value + size - 1n);
}

/** Addresses that are asked for, from the one at `from` on, must lie in the cluster's ranges. Follows Allocators.allocIPs and MetaAllocator.AllocateService. */
export function allocIps({ clusterIPs = NONE }: ServiceSpec, from: number, at: Field, context: ValidationContext, extras?: FieldErrorExtras): void {
  if (clusterIPs.length <= from || clusterIPs[0] === 'None') return;
  const ranges = rangesOf(context);
  for (const address of clusterIPs.slice(from)) {
    const family = familyOf(address);
    const own = ranges.all.filter((range) => range.family === family);
    if (own.some(({ cidr }) => rangeHolds(cidr, address))) continue;
    const reason = context.isDryRun
      ? `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${own[0]?.text ?? ''}`
      : 'the provided network does not match the current range';
    context.errors.push(invalid(child(at, 'clusterIPs'), clusterIPs, `failed to allocate IP ${address}: ${reason}`, extras));
    return;
  }
}
