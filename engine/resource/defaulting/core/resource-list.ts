import { asList, asObject } from '#engine/apimachinery/json.js';
import { addQuantities, compareQuantities, formatQuantity, parseQuantity, type Quantity } from '#engine/apimachinery/quantity.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

/** Amounts by the name of a resource. */
export type ResourceList = Map<string, Quantity>;

/** The amounts of a `requests` or `limits`. */
export function resourceListOf(value: Json | undefined): ResourceList {
  const list: ResourceList = new Map();
  for (const [name, amount] of Object.entries(asObject(value) ?? {})) {
    const quantity = typeof amount === 'string' || typeof amount === 'number' ? parseQuantity(amount) : undefined;
    if (quantity !== undefined) list.set(name, quantity);
  }
  return list;
}

function add(sum: ResourceList, more: ResourceList): void {
  for (const [name, amount] of more) sum.set(name, sum.has(name) ? addQuantities(sum.get(name) ?? amount, amount) : amount);
}

function raise(most: ResourceList, other: ResourceList): void {
  for (const [name, amount] of other) {
    const known = most.get(name);
    if (known === undefined || compareQuantities(amount, known) > 0) most.set(name, amount);
  }
}

const listOf = (container: Json, field: 'requests' | 'limits'): ResourceList => resourceListOf(asObject(asObject(container)?.['resources'])?.[field]);

/**
 * What the containers of a Pod take together: those that run side by side, or, where that is more, an init container beside the sidecars
 * before it. Follows k8s.io/component-helpers/resource.AggregateContainerRequests and -Limits.
 */
export function aggregateResources(spec: JsonObject, field: 'requests' | 'limits'): ResourceList {
  const sum: ResourceList = new Map();
  const sidecars: ResourceList = new Map();
  const most: ResourceList = new Map();
  for (const container of asList(spec['containers'])) add(sum, listOf(container, field));
  for (const container of asList(spec['initContainers'])) {
    const own = listOf(container, field);
    if (asObject(container)?.['restartPolicy'] === 'Always') {
      add(sum, own);
      add(sidecars, own);
      raise(most, sidecars);
    } else {
      const together: ResourceList = new Map(own);
      add(together, sidecars);
      raise(most, together);
    }
  }
  raise(sum, most);
  return sum;
}

/** Whether every container, of whatever kind, has the resource. */
export const everyContainerHas = (spec: JsonObject, field: 'requests' | 'limits', name: string): boolean =>
  [...asList(spec['containers']), ...asList(spec['initContainers'])].every((container) => listOf(container, field).has(name));

/** As it is written. */
export const writtenList = (list: ResourceList): JsonObject => Object.fromEntries([...list].map(([name, amount]) => [name, formatQuantity(amount)]));
