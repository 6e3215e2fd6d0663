const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SHAPE = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * The bytes of a base64 text, one character (0 to 255) a byte; undefined where it is not base64. Line breaks are skipped.
 * Follows Go's base64.StdEncoding, by which the API server reads `[]byte` fields.
 */
export function decodeBase64(text: string): string | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (!SHAPE.test(packed)) return undefined;
  let bytes = '';
  let bits = 0;
  let count = 0;
  for (const character of packed.replace(/=+$/, '')) {
    bits = ((bits << 6) | ALPHABET.indexOf(character)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += String.fromCharCode((bits >> count) & 0xff);
  }
  return bytes;
}

const encoder = new TextEncoder();

/** A text's UTF-8 bytes in base64. */
export function encodeBase64(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return btoa(text);
  let bytes = '';
  for (const byte of encoder.encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
