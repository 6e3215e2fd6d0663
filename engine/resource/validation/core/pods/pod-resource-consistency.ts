import { addQuantities, compareQuantities, formatQuantity, parseQuantity } from '#engine/apimachinery/quantity.js';
import { child, item, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Quantity } from '#engine/apimachinery/quantity.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';

type Side = 'limits' | 'requests';
type Amounts = Map<string, Quantity>;

const readAmounts = (list: { readonly [name: string]: string | number } = {}): Amounts =>
  new Map(Object.entries(list).flatMap(([name, text]) => {
    const amount = parseQuantity(text);
    return amount === undefined ? [] : [[name, amount] as const];
  }));

function add(sum: Amounts, amounts: Amounts): Amounts {
  const made = new Map(sum);
  for (const [name, amount] of amounts) {
    const before = made.get(name);
    made.set(name, before === undefined ? amount : addQuantities(before, amount));
  }
  return made;
}

function raise(most: Amounts, amounts: Amounts): void {
  for (const [name, amount] of amounts) {
    const before = most.get(name);
    if (before === undefined || compareQuantities(amount, before) > 0) most.set(name, amount);
  }
}

/** What the containers need together at any time: those that start before the others, or all that stay. Follows component-helpers resource.AggregateContainerRequests. */
function aggregateOf({ initContainers = [], containers = [] }: PodSpec, side: Side): Amounts {
  let staying: Amounts = new Map();
  let sidecars: Amounts = new Map();
  const most: Amounts = new Map();
  for (const { resources } of containers) staying = add(staying, readAmounts(resources?.[side]));
  for (const { resources, restartPolicy } of initContainers) {
    const own = readAmounts(resources?.[side]);
    const withSidecars = add(sidecars, own);
    if (restartPolicy === 'Always') {
      sidecars = withSidecars;
      staying = add(staying, own);
    }
    raise(most, withSidecars);
  }
  raise(most, staying);
  return most;
}

function validateAggregates(spec: PodSpec, side: Side, at: Field, errors: FieldError[]): void {
  const ofPod = readAmounts(spec.resources?.[side]);
  for (const [name, aggregate] of aggregateOf(spec, side)) {
    const amount = ofPod.get(name);
    if (amount === undefined || (side === 'limits' && !name.startsWith('hugepages-')) || compareQuantities(aggregate, amount) <= 0) continue;
    errors.push(invalid(key(child(at, side), name), formatQuantity(amount), `must be greater than or equal to aggregate container ${side} of ${formatQuantity(aggregate)}`));
  }
}

function validateContainerLimits(spec: PodSpec, at: Field, errors: FieldError[]): void {
  const ofPod = readAmounts(spec.resources?.limits);
  for (const [index, { resources }] of (spec.containers ?? []).entries())
    for (const [name, limit] of readAmounts(resources?.limits)) {
      const most = ofPod.get(name);
      if (most === undefined || compareQuantities(limit, most) <= 0) continue;
      const field = child(key(item(child(at, 'containers'), index), name), 'limits');
      const place = [...pathOf(at).slice(0, -1), 'containers', index, 'resources', 'limits', name];
      const detail = `must be less than or equal to pod limits of ${formatQuantity(most)}`;
      errors.push(invalid(field, formatQuantity(limit), detail, { place, rule: 'request-exceeds-limit' }));
    }
}

/** Amounts of a Pod and of its containers. `at`: the Pod's `resources`. Follows pkg/apis/core/validation.validatePodResourceConsistency. */
export function validatePodResourceConsistency(spec: PodSpec, at: Field, errors: FieldError[]): void {
  validateAggregates(spec, 'requests', at, errors);
  validateAggregates(spec, 'limits', at, errors);
  validateContainerLimits(spec, at, errors);
}
