import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import { dropTypeDependentFields, patchAllocatedValues } from '#engine/resource/defaulting/core/service-update.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare, Preparing } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const listsAlike = (left: Json | undefined, right: Json | undefined): boolean => {
  const [first, second] = [asList(left), asList(right)];
  return first.length === second.length && first.every((value, index) => value === second[index]);
};

/** `clusterIP` is the first of `clusterIPs`. Follows normalizeClusterIPs. */
function normalizeClusterIps(spec: MutableObject, stored: JsonObject = {}): void {
  const address = asString(spec['clusterIP']) ?? '';
  const isSame = address === (asString(stored['clusterIP']) ?? '');
  if (asList(spec['clusterIPs']).length === 0) {
    if (isSame && stored['clusterIPs'] !== undefined) spec['clusterIPs'] = stored['clusterIPs'];
    else if (address !== '') spec['clusterIPs'] = [address];
  } else if (!isSame && listsAlike(spec['clusterIPs'], stored['clusterIPs'])) {
    if (address === '') delete spec['clusterIPs'];
    else spec['clusterIPs'] = [address];
  }
}

const familyOf = (address: Json): string => (asString(address)?.includes(':') === true ? 'IPv6' : 'IPv4');

const otherFamily = (family: Json | undefined): string => (family === 'IPv6' ? 'IPv4' : 'IPv6');

/** Going back to a single family cuts what was stored. */
function cutToSingleStack(spec: MutableObject, stored: JsonObject): void {
  if (spec['ipFamilyPolicy'] !== 'SingleStack' || stored['ipFamilyPolicy'] === 'SingleStack') return;
  for (const field of ['clusterIPs', 'ipFamilies'] as const) {
    const list = asList(spec[field]);
    if (list.length > 1 && listsAlike(list, stored[field])) spec[field] = list.slice(0, 1);
  }
}

/** Follows Allocators.initIPFamilyFields; the addresses themselves are not known. Addresses that are refused have no families. */
function initIpFamilyFields(spec: MutableObject, stored: JsonObject | undefined, clusterFamilies: readonly string[]): void {
  if (spec['type'] === 'ExternalName') return;
  if (stored !== undefined) {
    if (spec['ipFamilyPolicy'] === undefined && stored['ipFamilyPolicy'] !== undefined) spec['ipFamilyPolicy'] = stored['ipFamilyPolicy'];
    cutToSingleStack(spec, stored);
  }
  const addresses = asList(spec['clusterIPs']);
  const isHeadless = addresses[0] === 'None';
  const isAnywhere = isHeadless && Object.keys(asObject(spec['selector']) ?? {}).length === 0;
  spec['ipFamilyPolicy'] ??= isAnywhere ? 'RequireDualStack' : 'SingleStack';
  const given = asList(spec['ipFamilies']);
  const inferred = isHeadless ? [] : addresses.map(familyOf);
  if (given.length === 0 && !inferred.every((family, index) => clusterFamilies.includes(family) && inferred.indexOf(family) === index)) return;
  const families = given.length > 0 ? [...given] : inferred;
  if (families.length === 0) families.push(clusterFamilies[0] ?? 'IPv4');
  if (families.length === 1 && spec['ipFamilyPolicy'] !== 'SingleStack' && (isAnywhere || clusterFamilies.length > 1)) families.push(otherFamily(families[0]));
  spec['ipFamilies'] = families;
}

/** Follows the storage and the strategy of Services: beginCreate, beginUpdate and PrepareForUpdate. */
export const prepareService: Prepare = (service, { old, ipFamilies }: Preparing) => {
  if (service['spec'] === undefined) return;
  const spec = own(service, 'spec');
  const stored = old === undefined ? undefined : asObject(old['spec']) ?? {};
  if (stored !== undefined) patchAllocatedValues(spec, stored);
  normalizeClusterIps(spec, stored);
  initIpFamilyFields(spec, stored, ipFamilies);
  if (stored === undefined) return;
  dropTypeDependentFields(spec, stored);
  if (spec['type'] !== 'LoadBalancer' && service['status'] !== undefined) delete own(service, 'status')['loadBalancer'];
};
