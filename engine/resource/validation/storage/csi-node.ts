import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CSINodeDriver, CSINodeSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** Keys of a topology are reported at the driver. */
function validateTopologyKeys(keys: readonly string[], at: Field, errors: FieldError[]): void {
  for (const [index, key] of keys.entries()) {
    const extras = { place: [...pathOf(at), 'topologyKeys', index] };
    if (key === '') errors.push(required(at, '', extras));
    if (keys.indexOf(key) < index) errors.push(duplicate(at, key, extras));
    for (const message of isQualifiedName(key)) errors.push(invalid(at, key, message, extras));
  }
}

/** A driver that stays is the same but for what it can take. Follows pkg/apis/storage/validation.ValidateCSINodeUpdate. */
const isChanged = (now: CSINodeDriver, old: CSINodeDriver, { isOn }: ValidationContext): boolean =>
  now.nodeID !== old.nodeID || !semanticallyEqual(now.topologyKeys, old.topologyKeys)
  || (!isOn('MutableCSINodeAllocatableCount') && !semanticallyEqual(now.allocatable, old.allocatable));

/** Follows pkg/apis/storage/validation.validateCSINodeDrivers. */
export function validateCSINodeSpec({ drivers = [] }: CSINodeSpec, at: Field, context: ValidationContext, old: CSINodeSpec | undefined): void {
  const { errors } = context;
  const list = child(at, 'drivers');
  for (const [index, driver] of drivers.entries()) {
    const place = item(list, index);
    const first = drivers.findIndex(({ name = '' }) => name === (driver.name ?? ''));
    if (first < index) errors.push(duplicate(child(place, 'name'), driver.name ?? '', { rule: 'duplicate-name', other: item(list, first) }));
    if (driver.topologyKeys !== undefined) validateTopologyKeys(driver.topologyKeys, place, errors);
    const before = old?.drivers?.find(({ name }) => name === driver.name);
    if (before !== undefined && isChanged(driver, before, context)) errors.push(invalid(list, driver, 'field is immutable', { place: pathOf(place), rule: 'immutable-field' }));
  }
}
