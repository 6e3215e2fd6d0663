import { addQuantities, compareQuantities, formatQuantity, parseQuantity, quantityValue } from '#engine/apimachinery/quantity.js';
import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, required, tooMany } from '#engine/apimachinery/validation/field-error.js';
import type { Quantity } from '#engine/apimachinery/quantity.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CapacityRequestPolicy, CapacityRequestPolicyRange } from '#engine/generated/kubernetes.js';

type Written = string | number;

const MOST_VALUES = 10;
const LARGEST = 2n ** 63n - 1n;
const ZERO: Quantity = { digits: 0n, scale: 0, format: 'DecimalSI' };

const quantityOf = (value: Written): Quantity => parseQuantity(value) ?? ZERO;
const isMore = (left: Quantity, right: Quantity): boolean => compareQuantities(left, right) > 0;

/** Follows pkg/apis/resource/validation.validateRequestPolicyValidValues. */
function validateValidValues(values: readonly Written[], preset: Written, capacity: Quantity, at: Field, errors: FieldError[]): void {
  const wanted = quantityOf(preset);
  const amounts = values.length > MOST_VALUES ? [] : values.map(quantityOf);
  if (values.length > MOST_VALUES) errors.push(tooMany(at, values.length, MOST_VALUES));
  for (const [index, amount] of amounts.entries()) {
    const value = values[index] ?? 0;
    const place = item(at, index);
    const before = amounts[index - 1];
    if (before !== undefined && isMore(before, amount)) errors.push(invalid(place, value, 'values must be sorted in ascending order'));
    if (isMore(amount, capacity)) errors.push(invalid(place, value, `option is larger than capacity value: ${formatQuantity(capacity)}`));
    const first = amounts.findIndex((other) => quantityValue(other) === quantityValue(amount));
    if (first < index) errors.push(duplicate(place, value, { other: item(at, first) }));
  }
  if (!amounts.some((amount) => compareQuantities(amount, wanted) === 0)) errors.push(invalid(at, preset, 'default value is not valid according to the requestPolicy'));
}

/** A range as it is written, and as amounts. */
interface Range {
  readonly written: CapacityRequestPolicyRange & { readonly preset: Written };
  readonly min: Quantity;
  readonly preset: Quantity;
  readonly max: Quantity | undefined;
}

/** Steps are counted in whole units. */
function validateSteps(range: Range, at: Field, errors: FieldError[]): void {
  const { step = 0, min = 0, max, preset } = range.written;
  const size = quantityValue(quantityOf(step));
  const known = errors.length;
  for (const [field, value] of [['default', preset], ['min', min], ['max', max], ['step', step]] as const) {
    if (value === undefined) continue;
    const whole = quantityValue(quantityOf(value));
    if (whole < 0n) errors.push(invalid(child(at, field), value, 'must be greater than or equal to 0'));
    else if (whole > LARGEST) errors.push(invalid(child(at, field), value, `must not be larger than ${LARGEST}`));
  }
  if (errors.length > known || size === 0n) return;
  const detail = `value is not a multiple of a given step (${step}) from (${min})`;
  const start = quantityValue(range.min);
  if ((quantityValue(range.preset) - start) % size !== 0n) errors.push(invalid(child(at, 'step'), preset, detail));
  if (range.max !== undefined && max !== undefined && (quantityValue(range.max) - start) % size !== 0n) errors.push(invalid(child(at, 'step'), max, detail));
}

function validateStep(range: Range, capacity: Quantity, at: Field, errors: FieldError[]): void {
  const { step } = range.written;
  if (step === undefined) return;
  const amount = quantityOf(step);
  if (amount.digits <= 0n) errors.push(invalid(child(at, 'step'), step, 'must be greater than zero'));
  const next = addQuantities(range.min, amount);
  if (isMore(next, capacity)) errors.push(invalid(child(at, 'step'), step, `one step ${formatQuantity(next)} is larger than capacity value: ${formatQuantity(capacity)}`));
  if (amount.digits > 0n) validateSteps(range, at, errors);
}

/** Follows pkg/apis/resource/validation.validateRequestPolicyRange. */
function validateRange(policy: CapacityRequestPolicyRange, preset: Written, capacity: Quantity, at: Field, errors: FieldError[]): void {
  const { min, max } = policy;
  if (min === undefined) return void errors.push(required(child(at, 'min'), 'required when validRange is defined'));
  const range: Range = { written: { ...policy, preset }, min: quantityOf(min), preset: quantityOf(preset), max: max === undefined ? undefined : quantityOf(max) };
  if (isMore(range.min, capacity)) errors.push(invalid(child(at, 'min'), min, `min is larger than capacity value: ${formatQuantity(capacity)}`));
  if (isMore(range.min, range.preset)) errors.push(invalid(child(at, 'default'), preset, `default is less than min: ${min}`));
  if (range.max !== undefined && max !== undefined) {
    if (isMore(range.min, range.max)) errors.push(invalid(child(at, 'max'), min, `min is larger than max: ${max}`));
    if (isMore(range.max, capacity)) errors.push(invalid(child(at, 'max'), max, `max is larger than capacity value: ${formatQuantity(capacity)}`));
    if (isMore(range.preset, range.max)) errors.push(invalid(child(at, 'default'), preset, `default is more than max: ${max}`));
  }
  validateStep(range, capacity, at, errors);
}

/** How much of a capacity one request may take. Follows pkg/apis/resource/validation.validateRequestPolicy. */
export function validateRequestPolicy(policy: CapacityRequestPolicy, capacity: Written, at: Field, errors: FieldError[]): void {
  const { default: preset, validValues = [], validRange } = policy;
  const place = child(at, 'default');
  if (validValues.length > 0 && validRange !== undefined)
    return void errors.push(forbidden(at, 'exactly one policy can be specified, cannot specify "validValues" and "validRange" at the same time'));
  if (validValues.length > 0) {
    if (preset === undefined) errors.push(required(place, 'required when validValues is defined'));
    else validateValidValues(validValues, preset, quantityOf(capacity), child(at, 'validValues'), errors);
  } else if (validRange !== undefined) {
    if (preset === undefined) return void errors.push(required(place, 'required when validRange is defined'));
    const known = errors.length;
    const range = child(at, 'validRange');
    validateRange(validRange, preset, quantityOf(capacity), range, errors);
    for (const error of errors.splice(known)) errors.push(error.field.step === 'default' ? { ...error, place: pathOf(place) } : error);
  }
}
