import { addQuantities, compareQuantities, parseQuantity, quantityValue, subtractQuantities, type Quantity } from '#engine/apimachinery/quantity.js';
import { CelError } from '#engine/cel/cel-error.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';

/** A quantity as a value of CEL: the package tells types apart by their class. */
export class QuantityValue {
  readonly quantity: Quantity;

  constructor(quantity: Quantity) {
    this.quantity = quantity;
  }
}

/** The name of the type in signatures. */
export const QUANTITY_TYPE = 'kubernetes.Quantity';

function quantity(text: string): QuantityValue {
  const parsed = parseQuantity(text);
  if (parsed === undefined) throw new CelError(`'${text}' is no quantity`);
  return new QuantityValue(parsed);
}

const compare = (left: QuantityValue, right: QuantityValue): number => compareQuantities(left.quantity, right.quantity);

/** Kubernetes' quantity library (`apiserver/pkg/cel/library/quantity.go`), but for approximate floats. */
export const quantities: readonly CelFunction[] = [
  { signature: `quantity(string): ${QUANTITY_TYPE}`, handler: quantity },
  { signature: 'isQuantity(string): bool', handler: (text: string) => parseQuantity(text) !== undefined },
  { signature: `${QUANTITY_TYPE}.isGreaterThan(${QUANTITY_TYPE}): bool`, handler: (left: QuantityValue, right: QuantityValue) => compare(left, right) > 0 },
  { signature: `${QUANTITY_TYPE}.isLessThan(${QUANTITY_TYPE}): bool`, handler: (left: QuantityValue, right: QuantityValue) => compare(left, right) < 0 },
  { signature: `${QUANTITY_TYPE}.compareTo(${QUANTITY_TYPE}): int`, handler: (left: QuantityValue, right: QuantityValue) => BigInt(compare(left, right)) },
  { signature: `${QUANTITY_TYPE}.add(${QUANTITY_TYPE}): ${QUANTITY_TYPE}`, handler: (left: QuantityValue, right: QuantityValue) => new QuantityValue(addQuantities(left.quantity, right.quantity)) },
  { signature: `${QUANTITY_TYPE}.sub(${QUANTITY_TYPE}): ${QUANTITY_TYPE}`, handler: (left: QuantityValue, right: QuantityValue) => new QuantityValue(subtractQuantities(left.quantity, right.quantity)) },
  { signature: `${QUANTITY_TYPE}.asInteger(): int`, handler: (value: QuantityValue) => quantityValue(value.quantity) },
];
