/** An exact amount: `digits` × 10^-`scale`, with how it was written. */
export interface Quantity {
  readonly digits: bigint;
  readonly scale: number;
  readonly format: 'BinarySI' | 'DecimalSI' | 'DecimalExponent';
}

/** Where there are no digits, there is nothing: the API server reads `Gi` as 0. */
const QUANTITY = /^(?!$)([+-]?)(\d*\.?\d*)((?:[KMGTPE]i)|[numkMGTPE]|[eE][+-]?\d+)?$/;

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'] as const;
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'] as const;

/** Beyond these an exponent is cut off, as the API server caps what it cannot hold. */
const LARGEST_EXPONENT = 30;

/** Binary amounts are capped at what 64 bits hold. */
const LARGEST_BINARY = 2n ** 63n - 1n;

const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** The power of ten, or of 1024, that a suffix stands for. */
function readSuffix(suffix: string): { ten: number; ki: number; format: Quantity['format'] } | undefined {
  if (suffix.length > 1 && /^[eE]/.test(suffix) && suffix !== 'Ei') {
    const exponent = Number(suffix.slice(1));
    return Math.abs(exponent) > LARGEST_EXPONENT * 10 ? undefined : { ten: exponent, ki: 0, format: 'DecimalExponent' };
  }
  const binary = BINARY.findIndex((name) => name === suffix);
  if (binary > 0) return { ten: 0, ki: binary, format: 'BinarySI' };
  return { ten: (DECIMAL.findIndex((name) => name === suffix) - 3) * 3, ki: 0, format: 'DecimalSI' };
}

/**
 * Reads a quantity (`500m`, `1.5Gi`, `1e3`, a plain number) exactly; undefined where it is none. Finer than a nano is rounded up, away
 * from zero. Follows k8s.io/apimachinery/pkg/api/resource.ParseQuantity.
 */
export function parseQuantity(value: string | number | bigint): Quantity | undefined {
  const match = QUANTITY.exec(String(value));
  if (match === null) return undefined;
  const [, sign = '', number = '', suffix = ''] = match;
  const read = readSuffix(suffix);
  if (read === undefined) return undefined;
  const [whole = '', fraction = ''] = number.split('.');
  let digits = BigInt(`${whole}${fraction}` || '0') << BigInt(10 * read.ki);
  let scale = fraction.length - read.ten;
  if (scale < 0) {
    digits *= power(-scale);
    scale = 0;
  }
  if (scale > 9) {
    const cut = power(scale - 9);
    digits = (digits + cut - 1n) / cut;
    scale = 9;
  }
  if (read.format === 'BinarySI' && digits > LARGEST_BINARY * power(scale)) [digits, scale] = [LARGEST_BINARY, 0];
  while (scale > 0 && digits % 10n === 0n) {
    digits /= 10n;
    scale -= 1;
  }
  return { digits: sign === '-' ? -digits : digits, scale, format: read.format };
}

/** Negative, zero or positive, as the left is less than, equal to or greater than the right. */
export function compareQuantities(left: Quantity, right: Quantity): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = left.digits * power(scale - left.scale) - right.digits * power(scale - right.scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The sum, written as the left is; a left of zero takes over the right's format, as the API's own sums do. */
export function addQuantities(left: Quantity, right: Quantity): Quantity {
  const scale = Math.max(left.scale, right.scale);
  const digits = left.digits * power(scale - left.scale) + right.digits * power(scale - right.scale);
  return { digits, scale, format: left.digits === 0n ? right.format : left.format };
}

/** The difference, as `addQuantities`. */
export const subtractQuantities = (left: Quantity, right: Quantity): Quantity => addQuantities(left, { ...right, digits: -right.digits });

/** The amount as a whole number of units of 10^-`scale` (`3`: milli), rounded up. Follows Quantity.ScaledValue. */
export function scaledValue(quantity: Quantity, scale: number): bigint {
  if (quantity.scale <= scale) return quantity.digits * power(scale - quantity.scale);
  const cut = power(quantity.scale - scale);
  const whole = quantity.digits / cut;
  return quantity.digits > whole * cut ? whole + 1n : whole;
}

/** The whole number of units, rounded up: bytes, cores. Follows Quantity.Value. */
export const quantityValue = (quantity: Quantity): bigint => scaledValue(quantity, 0);

/** Thousandths, rounded up. Follows Quantity.MilliValue. */
export const quantityMilliValue = (quantity: Quantity): bigint => scaledValue(quantity, 3);

function formatBinary(value: bigint): string {
  let rest = value;
  let index = 0;
  while (index < BINARY.length - 1 && rest !== 0n && rest % 1024n === 0n) {
    rest /= 1024n;
    index += 1;
  }
  return `${rest}${BINARY[index] ?? ''}`;
}

/** The mantissa without trailing zeros by threes, and its power of ten, a multiple of three. */
function thousands(quantity: Quantity): { mantissa: bigint; exponent: number } {
  const raise = (3 - (quantity.scale % 3)) % 3;
  let mantissa = quantity.digits * power(raise);
  let exponent = -(quantity.scale + raise);
  while (mantissa !== 0n && mantissa % 1000n === 0n) {
    mantissa /= 1000n;
    exponent += 3;
  }
  return { mantissa, exponent: mantissa === 0n ? 0 : exponent };
}

/**
 * The canonical form, as the API server writes it back: `1500m`, `1536Mi`, `2k`. Binary amounts below 1024 or with a fraction are written
 * in the decimal way. Follows Quantity.CanonicalizeBytes.
 */
export function formatQuantity(quantity: Quantity): string {
  const size = quantity.digits < 0n ? -quantity.digits : quantity.digits;
  if (quantity.format === 'BinarySI' && quantity.scale === 0 && size >= 1024n) return formatBinary(quantity.digits);
  const { mantissa, exponent } = thousands(quantity);
  if (quantity.format === 'DecimalExponent') return exponent === 0 ? String(mantissa) : `${mantissa}e${exponent}`;
  return `${mantissa}${DECIMAL[exponent / 3 + 3] ?? ''}`;
}

/** Rounded up, away from zero, to units of 10^-`scale`. Follows Quantity.RoundUp. */
function roundUp(quantity: Quantity, scale: number): Quantity {
  if (quantity.scale <= scale) return quantity;
  const cut = power(quantity.scale - scale);
  const size = quantity.digits < 0n ? -quantity.digits : quantity.digits;
  const digits = (size + cut - 1n) / cut;
  return { ...quantity, digits: quantity.digits < 0n ? -digits : digits, scale };
}

/** Amounts of the most usual form, which stay as they are: `100m`, `512Mi`, `2`. */
const USUAL = /^(?:0|[1-9]\d{0,2}(?:m|[KMGT]i|[MGT])?)$/;

/** The most digits that are read without big numbers. */
const MOST_DIGITS = 18;

/** Whether the server takes a text as canonical and keeps it, though another form might be shorter. Follows ParseQuantity's fast path. */
function isKept(text: string, finest: number): boolean {
  const [, , number = '', suffix = ''] = QUANTITY.exec(text) ?? [];
  const read = readSuffix(suffix);
  const [whole = '', fraction = ''] = number.split('.');
  const own = whole.replace(/^0+/, '') || '0';
  const digits = `${own}${fraction}`;
  if (read === undefined || digits.length > MOST_DIGITS) return false;
  if (read.ki > 0) return fraction === '' && 14 - own.length - read.ki * 3 >= 0 && BigInt(own) % 8n !== 0n;
  const scale = read.ten - fraction.length;
  return scale >= -finest && scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0');
}

/** A quantity as the API server writes it back (`1000m` -> `1`); rounded up to units of 10^-`scale` first, where that is given. What is no quantity stays a text. */
export function canonicalQuantity(value: string | number, scale = 9): string {
  const text = String(value);
  if (USUAL.test(text)) return text;
  const quantity = parseQuantity(text);
  return quantity === undefined || isKept(text, scale) ? text : formatQuantity(roundUp(quantity, scale));
}
