import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { validateFullyQualifiedName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ResourceSliceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const GATE = 'DRAPartitionableDevicesType';

/** The attribute that tells the types of partitions apart: all devices that consume counters have it. Follows pkg/apis/resource/validation.validatePartitionTypeAttribute. */
export function validatePartitionTypeAttribute({ partitionTypeAttribute: name, driver = '', devices = [] }: ResourceSliceSpec, at: Field, { errors, isOn }: ValidationContext): void {
  if (name === undefined || !isOn(GATE)) return;
  const place = child(at, 'partitionTypeAttribute');
  if (!devices.some(({ consumesCounters = [] }) => consumesCounters.length > 0))
    return void errors.push(invalid(place, name, 'may only be set on a slice which declares devices that consume counters'));
  const known = errors.length;
  validateFullyQualifiedName(name, place, errors);
  if (errors.length > known) return;
  for (const [index, { attributes = {}, consumesCounters = [] }] of devices.entries()) {
    if (consumesCounters.length === 0) continue;
    const own = name.startsWith(`${driver}/`) ? name.slice(driver.length + 1) : undefined;
    const attribute = attributes[name] ?? (own === undefined ? undefined : attributes[own]);
    const field = key(child(item(child(at, 'devices'), index), 'attributes'), name);
    if (attribute === undefined) errors.push(required(field, 'device consumes counters and `partitionTypeAttribute` names this attribute, so it must be set'));
    else if (attribute.string === undefined) errors.push(invalid(field, null, 'must be a string value because `partitionTypeAttribute` names this attribute'));
  }
}
