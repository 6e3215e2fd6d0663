const INTEGER = /^[+-]?[0-9]+$/;
const LIMIT = 2n ** 63n;

/** A decimal integer of 64 bits; undefined where the text is none. Follows strconv.ParseInt. */
export function parseInt64(text: string): bigint | undefined {
  if (!INTEGER.test(text)) return undefined;
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text);
  return value >= -LIMIT && value < LIMIT ? value : undefined;
}
