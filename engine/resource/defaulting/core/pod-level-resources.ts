import { asObject } from '#engine/apimachinery/json.js';
import { compareQuantities } from '#engine/apimachinery/quantity.js';
import { aggregateResources, everyContainerHas, resourceListOf, writtenList, type ResourceList } from '#engine/resource/defaulting/core/resource-list.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

const isHugePages = (name: string): boolean => name.startsWith('hugepages-');
const isSupported = (name: string): boolean => name === 'cpu' || name === 'memory' || isHugePages(name);

/** Requests of the Pod: those of its containers, else its own limits. */
function defaultRequests(spec: JsonObject, requests: ResourceList, limits: ResourceList): void {
  for (const [name, amount] of aggregateResources(spec, 'requests')) if ((name === 'cpu' || name === 'memory') && !requests.has(name)) requests.set(name, amount);
  for (const [name, amount] of limits) if (isSupported(name) && !requests.has(name)) requests.set(name, amount);
}

/** Limits of the Pod where every container has one: the greater of their sum and the request. */
function defaultLimits(spec: JsonObject, requests: ResourceList, limits: ResourceList): void {
  const sum = aggregateResources(spec, 'limits');
  for (const [name, request] of requests) {
    if (!isSupported(name) || limits.has(name) || !everyContainerHas(spec, 'limits', name)) continue;
    const together = sum.get(name);
    limits.set(name, together !== undefined && compareQuantities(together, request) > 0 ? together : request);
  }
}

/** Resources of the Pod as a whole, where it has any. Follows pkg/apis/core/v1's defaultPodLevelResources. */
export const defaultPodLevelResources: Prepare = (pod, { isOn }) => {
  const given = asObject(asObject(pod['spec'])?.['resources']);
  if (given === undefined || !isOn('PodLevelResources')) return;
  const requests = resourceListOf(given['requests']);
  const limits = resourceListOf(given['limits']);
  if (requests.size + limits.size === 0) return;
  const spec = own(pod, 'spec');
  for (const [name, amount] of aggregateResources(spec, 'limits')) if (isHugePages(name) && !limits.has(name) && !requests.has(name)) limits.set(name, amount);
  defaultRequests(spec, requests, limits);
  if (isOn('PodLevelResourcesFixDefaulting')) defaultLimits(spec, requests, limits);
  const resources = own(spec, 'resources');
  if (requests.size > 0) resources['requests'] = writtenList(requests);
  if (limits.size > 0) resources['limits'] = writtenList(limits);
};
