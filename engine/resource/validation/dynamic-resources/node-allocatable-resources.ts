import { parseQuantity } from '#engine/apimachinery/quantity.js';
import { child, key } from '#engine/apimachinery/validation/field.js';
import { invalid, notFound, required } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Device, NodeAllocatableMapping, NodeAllocatableOverhead } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const GATE = 'DRANodeAllocatableResources';

const signOf = (value: string | number): bigint => parseQuantity(value)?.digits ?? 0n;

const isNodeAllocatable = (name: string): boolean => name === 'cpu' || name === 'memory' || name.startsWith('hugepages-');

function validateMapping(mapping: NodeAllocatableMapping, device: Device, at: Field, errors: FieldError[]): void {
  const { capacityKey, capacityMultiplier, deviceMultiplier } = mapping;
  if (capacityKey !== undefined) {
    const place = child(at, 'capacityKey');
    if (capacityKey === '') errors.push(invalid(place, capacityKey, 'capacityKey must not be an empty string'));
    else if (device.capacity?.[capacityKey] === undefined) errors.push(notFound(place, capacityKey));
    if (capacityMultiplier === undefined) errors.push(required(child(at, 'capacityMultiplier'), 'capacityMultiplier is required when capacityKey is set'));
    else if (signOf(capacityMultiplier) <= 0n) errors.push(invalid(child(at, 'capacityMultiplier'), capacityMultiplier, 'must be positive'));
  } else if (capacityMultiplier !== undefined) errors.push(required(child(at, 'capacityKey'), 'capacityKey is required when capacityMultiplier is set'));
  if (deviceMultiplier !== undefined && signOf(deviceMultiplier) <= 0n) errors.push(invalid(child(at, 'deviceMultiplier'), deviceMultiplier, 'must be positive'));
}

function validateOverhead({ perPod, perContainer }: NodeAllocatableOverhead, at: Field, errors: FieldError[]): void {
  if (perPod === undefined && perContainer === undefined) errors.push(invalid(at, null, 'at least one of perPod or perContainer must be set'));
  if (perPod !== undefined && signOf(perPod) < 0n) errors.push(invalid(child(at, 'perPod'), perPod, 'must be non-negative'));
  if (perContainer !== undefined && signOf(perContainer) < 0n) errors.push(invalid(child(at, 'perContainer'), perContainer, 'must be non-negative'));
}

/** What of a node's own resources a device takes. Follows pkg/apis/resource/validation.validateNodeAllocatableResources. */
export function validateNodeAllocatableResources(device: Device, at: Field, { errors, isOn }: ValidationContext): void {
  const { nodeAllocatableResources: resources } = device;
  if (resources === undefined || !isOn(GATE)) return;
  for (const name of Object.keys(resources)) {
    const place = key(at, name);
    const { mapping, overhead } = resources[name] ?? {};
    if (!isNodeAllocatable(name)) errors.push(invalid(place, name, 'must be a node allocatable resource name'));
    if (mapping === undefined && overhead === undefined) errors.push(required(place, 'at least one of mapping or overhead must be set'));
    if (mapping !== undefined) validateMapping(mapping, device, child(place, 'mapping'), errors);
    if (overhead !== undefined) validateOverhead(overhead, child(place, 'overhead'), errors);
  }
}
