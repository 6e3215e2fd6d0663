/** A value of ASN.1 in DER: its tag, and where its content stands in the bytes. */
export interface DerValue {
  readonly tag: number;
  readonly bytes: string;
  readonly start: number;
  readonly end: number;
}

/** Tags, with the bit of what is made of parts. */
export const DER = { boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, objectIdentifier: 0x06, sequence: 0x30, context: 0xa0 } as const;

/** The value that begins at an offset; undefined where there is none, or its length is not DER's or goes beyond `limit`. */
function valueAt(bytes: string, from: number, limit: number): DerValue | undefined {
  if (from + 2 > limit) return undefined;
  const tag = bytes.charCodeAt(from);
  const first = bytes.charCodeAt(from + 1);
  const count = first < 0x80 ? 0 : first - 0x80;
  if ((tag & 0x1f) === 0x1f || first === 0x80 || count > 4 || from + 2 + count > limit) return undefined;
  let length = count === 0 ? first : 0;
  for (let index = 0; index < count; index++) length = length * 256 + bytes.charCodeAt(from + 2 + index);
  if (count > 0 && (length < 0x80 || bytes.charCodeAt(from + 2) === 0)) return undefined;
  const start = from + 2 + count;
  return start + length > limit ? undefined : { tag, bytes, start, end: start + length };
}

function valuesIn(bytes: string, start: number, end: number): readonly DerValue[] | undefined {
  const values: DerValue[] = [];
  for (let at = start; at < end;) {
    const value = valueAt(bytes, at, end);
    if (value === undefined) return undefined;
    values.push(value);
    at = value.end;
  }
  return values;
}

/** The one value that bytes hold. */
export function readDer(bytes: string): DerValue | undefined {
  const value = valueAt(bytes, 0, bytes.length);
  return value?.end === bytes.length ? value : undefined;
}

/** The values in a value that is made of parts; undefined where it is not of this tag or its parts are no DER. */
export const partsOf = (value: DerValue | undefined, tag: number = DER.sequence): readonly DerValue[] | undefined =>
  (value?.tag === tag ? valuesIn(value.bytes, value.start, value.end) : undefined);

/** The bytes of a value's content. */
export const contentOf = ({ bytes, start, end }: DerValue): string => bytes.slice(start, end);

/** The bytes of a bit string of whole bytes. */
export const bitsOf = (value: DerValue | undefined): string | undefined =>
  (value?.tag === DER.bitString && value.end > value.start && value.bytes.charCodeAt(value.start) === 0 ? value.bytes.slice(value.start + 1, value.end) : undefined);

/** `2.5.29.19`. */
export function identifierOf(value: DerValue | undefined): string | undefined {
  if (value?.tag !== DER.objectIdentifier || value.start === value.end) return undefined;
  const numbers: number[] = [];
  let number = 0;
  for (let at = value.start; at < value.end; at++) {
    const byte = value.bytes.charCodeAt(at);
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) numbers.push(Math.min(2, Math.floor(number / 40)), number - 40 * Math.min(2, Math.floor(number / 40)));
    else numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
}
