import { asList, asObject } from '#engine/apimachinery/json.js';
import { addQuantities, compareQuantities } from '#engine/apimachinery/quantity.js';
import { resourceListOf, type ResourceList } from '#engine/resource/defaulting/core/resource-list.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

/** Adds what counts: processor and memory, where there is any of it; yields how many of the two there were. */
function addCounted(sum: ResourceList, value: Json | undefined): number {
  if (value === undefined) return 0;
  let counted = 0;
  for (const [name, amount] of resourceListOf(value)) {
    if ((name !== 'cpu' && name !== 'memory') || amount.digits <= 0n) continue;
    const known = sum.get(name);
    sum.set(name, known === undefined ? amount : addQuantities(known, amount));
    counted += 1;
  }
  return counted;
}

/** Who is evicted last. Follows pkg/apis/core/helper/qos.ComputePodQOS. */
export function computePodQos(spec: JsonObject): 'BestEffort' | 'Burstable' | 'Guaranteed' {
  const requests: ResourceList = new Map();
  const limits: ResourceList = new Map();
  let isGuaranteed = true;
  const own = asObject(spec['resources']);
  const holders = own === undefined ? [...asList(spec['containers']), ...asList(spec['initContainers'])].map((container) => asObject(asObject(container)?.['resources'])) : [own];
  for (const resources of holders) {
    addCounted(requests, resources?.['requests']);
    if (addCounted(limits, resources?.['limits']) < 2) isGuaranteed = false;
  }
  if (requests.size + limits.size === 0) return 'BestEffort';
  const isAlike = requests.size === limits.size && [...requests].every(([name, amount]) => {
    const limit = limits.get(name);
    return limit !== undefined && compareQuantities(limit, amount) === 0;
  });
  return isGuaranteed && isAlike ? 'Guaranteed' : 'Burstable';
}
