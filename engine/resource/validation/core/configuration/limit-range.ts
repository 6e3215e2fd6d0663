import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { compareQuantities, parseQuantity, quantityMilliValue, quantityValue } from '#engine/apimachinery/quantity.js';
import { isOvercommitAllowed, validateContainerResourceName, validateResourceName } from '#engine/resource/validation/core/configuration/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LimitRangeItem, LimitRangeSpec } from '#engine/generated/kubernetes.js';
import type { Quantity } from '#engine/apimachinery/quantity.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const TYPES: ReadonlySet<string> = new Set(['Pod', 'Container', 'PersistentVolumeClaim']);
const LIMITS = ['max', 'min', 'default', 'defaultRequest', 'maxLimitRequestRatio'] as const;

/** From this on an amount has no thousandths. */
const MAX_MILLI_VALUE = 9223372036854775n;

/** An amount, and how it is written. */
interface Amount {
  readonly text: string;
  readonly quantity: Quantity;
}

type Limits = { readonly [limit in (typeof LIMITS)[number]]: Amount | undefined };

/** Follows pkg/apis/core/validation.validateLimitRangeTypeName. */
function validateLimitRangeTypeName(type: string, at: Field, errors: FieldError[]): void {
  const messages = isQualifiedName(type);
  for (const message of messages) errors.push(invalid(at, type, message));
  if (messages.length === 0 && !type.includes('/') && !TYPES.has(type)) errors.push(invalid(at, type, 'must be a standard limit type or fully qualified'));
}

function amountOf(value: string | number | undefined): Amount | undefined {
  const quantity = value === undefined ? undefined : parseQuantity(value);
  return quantity === undefined ? undefined : { text: String(value), quantity };
}

const isMore = (left: Amount | undefined, right: Amount | undefined): boolean =>
  left !== undefined && right !== undefined && compareQuantities(left.quantity, right.quantity) > 0;

/** What each of the amounts of a resource must be to the others. */
function validateOrder(name: string, { max, min, default: limit, defaultRequest: request }: Limits, at: Field, errors: FieldError[]): void {
  const requestAt = key(child(at, 'defaultRequest'), name);
  const limitAt = key(child(at, 'default'), name);
  const said = (left: string, low: Amount | undefined, right: string, high: Amount | undefined): string => `${left} value ${low?.text ?? ''} is greater than ${right} value ${high?.text ?? ''}`;
  if (isMore(min, max)) errors.push(invalid(key(child(at, 'min'), name), min?.text, said('min', min, 'max', max)));
  if (isMore(min, request)) errors.push(invalid(requestAt, request?.text, said('min', min, 'default request', request)));
  if (isMore(request, max)) errors.push(invalid(requestAt, request?.text, said('default request', request, 'max', max)));
  if (isMore(request, limit)) errors.push(invalid(requestAt, request?.text, said('default request', request, 'default limit', limit)));
  if (isMore(min, limit)) errors.push(invalid(limitAt, min?.text, said('min', min, 'default', limit)));
  if (isMore(limit, max)) errors.push(invalid(limitAt, max?.text, said('default', limit, 'max', max)));
}

function validateRatio(name: string, { max, min, maxLimitRequestRatio: ratio }: Limits, at: Field, errors: FieldError[]): void {
  if (ratio === undefined) return;
  const place = key(child(at, 'maxLimitRequestRatio'), name);
  const { quantity, text } = ratio;
  if (quantity.digits < 10n ** BigInt(quantity.scale)) errors.push(invalid(place, text, `ratio ${text} is less than 1`));
  if (max === undefined || min === undefined) return;
  const isFine = [quantity, max.quantity, min.quantity].every((amount) => quantityValue(amount) < MAX_MILLI_VALUE);
  const valueOf = isFine ? quantityMilliValue : quantityValue;
  const most = Number(valueOf(max.quantity)) / Number(valueOf(min.quantity));
  if (Number(valueOf(quantity)) / (isFine ? 1000 : 1) > most) errors.push(invalid(place, text, `ratio ${text} is greater than max/min = ${most.toFixed(6)}`));
}

/** A resource of which no more can be promised than there is. */
function validateOvercommit(name: string, { default: limit, defaultRequest: request }: Limits, at: Field, errors: FieldError[]): void {
  if (limit === undefined || request === undefined || isOvercommitAllowed(name) || compareQuantities(limit.quantity, request.quantity) === 0) return;
  errors.push(invalid(key(child(at, 'defaultRequest'), name), request.text, `default value ${limit.text} must equal to defaultRequest value ${request.text} in ${name}`));
}

function validateAmounts(limit: LimitRangeItem, at: Field, errors: FieldError[]): void {
  const names = new Set(LIMITS.flatMap((field) => Object.keys(limit[field] ?? {})));
  const isPod = limit.type === 'Pod';
  for (const name of names) {
    const amounts: Limits = {
      max: amountOf(limit.max?.[name]),
      min: amountOf(limit.min?.[name]),
      default: isPod ? undefined : amountOf(limit.default?.[name]),
      defaultRequest: isPod ? undefined : amountOf(limit.defaultRequest?.[name]),
      maxLimitRequestRatio: amountOf(limit.maxLimitRequestRatio?.[name]),
    };
    validateOrder(name, amounts, at, errors);
    validateRatio(name, amounts, at, errors);
    validateOvercommit(name, amounts, at, errors);
  }
}

function validateItem(limit: LimitRangeItem, at: Field, errors: FieldError[]): void {
  const { type = '' } = limit;
  validateLimitRangeTypeName(type, child(at, 'type'), errors);
  const validateName = type === 'Pod' || type === 'Container' ? validateContainerResourceName : validateResourceName;
  for (const field of LIMITS) {
    const amounts = limit[field];
    if (amounts === undefined) continue;
    const names = Object.keys(amounts);
    if (type === 'Pod' && (field === 'default' || field === 'defaultRequest')) {
      if (names.length > 0) errors.push(forbidden(child(at, field), "may not be specified when `type` is 'Pod'"));
    } else for (const name of names) validateName(name, key(child(at, field), name), errors);
  }
  if (type === 'PersistentVolumeClaim' && limit.min?.['storage'] === undefined && limit.max?.['storage'] === undefined)
    errors.push(required(child(at, 'limits'), 'either minimum or maximum storage value is required, but neither was provided'));
  validateAmounts(limit, at, errors);
}

/** Follows pkg/apis/core/validation.ValidateLimitRange. */
export const validateLimitRangeSpec: Validator<LimitRangeSpec> = ({ limits = [] }, at, { errors }) => {
  const first = new Map<string, number>();
  for (const [index, limit] of limits.entries()) {
    const place = item(child(at, 'limits'), index);
    const { type = '' } = limit;
    validateItem(limit, place, errors);
    const other = first.get(type);
    if (other === undefined) first.set(type, index);
    else errors.push(duplicate(child(place, 'type'), type, { other: child(item(child(at, 'limits'), other), 'type') }));
  }
};
