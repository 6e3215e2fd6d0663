import type { ScalarNode } from '#engine/source/node.js';

type ScalarValue = ScalarNode['value'];

const words = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const notFinite = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const decimal = /^[-+]?(?:0|[1-9][0-9]*)$/;
const prefixed = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+))$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const pointFirst = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
const least = -(2n ** 63n);
const most = 2n ** 64n - 1n;

/** An exact integer: a number where that is safe, else a bigint; undefined outside int64 and uint64. */
function integer(digits: string, negative: boolean): number | bigint | undefined {
  const near = Number(digits);
  if (near <= Number.MAX_SAFE_INTEGER) return negative && near !== 0 ? -near : near;
  const exact = negative ? -BigInt(digits) : BigInt(digits);
  return exact < least || exact > most ? undefined : exact;
}

function numberOf(text: string): number | bigint | undefined {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const unsigned = plain.startsWith('-') || plain.startsWith('+') ? plain.slice(1) : plain;
  const negative = plain.startsWith('-');
  if (decimal.test(plain)) {
    const exact = integer(unsigned, negative);
    return exact ?? Number(plain);
  }
  const parts = prefixed.exec(plain);
  if (parts !== null) {
    const [, , hexadecimal, octal, binary] = parts;
    const digits = hexadecimal !== undefined ? `0x${hexadecimal}` : octal !== undefined ? `0o${octal}` : `0b${String(binary)}`;
    const exact = integer(digits, negative);
    if (exact !== undefined) return exact;
  }
  if (!float.test(plain)) return undefined;
  const near = Number(plain);
  return Number.isFinite(near) ? near + 0 : undefined;
}

/** Whether a plain scalar is `.inf` or `.nan`, which JSON, and so Kubernetes, cannot hold. */
export const isNotFinite = (text: string): boolean => text.length < 6 && text.length > 3 && notFinite.test(text);

/**
 * What a plain scalar means to Kubernetes: the implicit types of go-yaml v2 (`resolve.go`) as `sigs.k8s.io/yaml` uses it. Dates stay
 * strings, integers beyond 2^53 are bigints, `.inf` and `.nan` stay as written.
 */
export function plainScalarOf(text: string): ScalarValue {
  const first = text.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39 || first === 0x2d || first === 0x2b) return numberOf(text) ?? text;
  if (first === 0x2e) return pointFirst.test(text) ? Number(text.replaceAll('_', '')) : text;
  if (text.length > 5) return text;
  const word = words.get(text);
  return word === undefined ? text : word;
}
