import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { itself, validateListLimits, validateUnique } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Device } from '#engine/generated/kubernetes.js';

const LIMITS = { bindingConditions: 4, bindingFailureConditions: 4 } as const;
const NONE: readonly string[] = [];

function validateConditions(conditions: readonly string[], at: Field, errors: FieldError[], areJudged: boolean): void {
  if (areJudged) for (const [index, condition] of conditions.entries()) for (const message of isQualifiedName(condition)) errors.push(invalid(item(at, index), condition, message));
  validateUnique(conditions, at, errors, itself);
}

/** The conditions of a device for which Pods wait, or that let them fail. Follows pkg/apis/resource/validation.validateDeviceBindingParameters. */
export function validateDeviceBindingParameters(device: Device, at: Field, errors: FieldError[]): void {
  const { bindingConditions = NONE, bindingFailureConditions = NONE } = device;
  if (bindingConditions.length === 0 && bindingFailureConditions.length === 0) return;
  const good = child(at, 'bindingConditions');
  const bad = child(at, 'bindingFailureConditions');
  const tooLong = validateListLimits(device, at, errors, LIMITS);
  validateConditions(bindingConditions, good, errors, !tooLong.includes('bindingConditions'));
  validateConditions(bindingFailureConditions, bad, errors, !tooLong.includes('bindingFailureConditions'));
  for (const [index, condition] of bindingFailureConditions.entries())
    if (bindingConditions.includes(condition)) errors.push(invalid(item(bad, index), condition, 'bindingFailureConditions must not overlap with bindingConditions'));
  if (bindingConditions.length === 0) errors.push(invalid(good, null, 'bindingConditions are required to use bindingFailureConditions'));
  if (bindingFailureConditions.length === 0) errors.push(invalid(bad, null, 'bindingFailureConditions are required to use bindingConditions'));
}
