import { formatQuantity, parseQuantity, quantityMilliValue } from '#engine/apimachinery/quantity.js';

/** Amounts that are whole at first sight: `64Mi`, `1G`, `1024`. */
const USUAL = /^\d{1,6}(?:[KMG]i|[kMG])?$/;

/**
 * What the API server says of an amount of bytes that is no whole number in thousandths, as 64 bits hold them; one that is too large for them
 * counts as none if it is written in the decimal way. Undefined where there is nothing to say.
 */
export function fractionalBytesMessage(amount: string | number): string | undefined {
  const quantity = USUAL.test(String(amount)) ? undefined : parseQuantity(amount);
  if (quantity === undefined) return undefined;
  const milli = quantityMilliValue(quantity);
  const held = BigInt.asIntN(64, milli);
  const isFractional = held % 1000n !== 0n && (held === milli || quantity.format === 'BinarySI');
  return isFractional ? `fractional byte value "${formatQuantity(quantity)}" is invalid, must be an integer` : undefined;
}
