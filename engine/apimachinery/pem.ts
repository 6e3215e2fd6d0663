import { decodeBase64 } from '#engine/apimachinery/base64.js';

/** A block of a PEM text. */
export interface PemBlock {
  /** Such as `CERTIFICATE`. */
  readonly type: string;
  readonly hasHeaders: boolean;
  /** One character (0 to 255) a byte. */
  readonly bytes: string;
}

const BLOCK = /(?:^|\n)-----BEGIN ([^\n]*?)-----[ \t\r]*\n([\s\S]*?)(?:^|\n)?-----END \1-----[ \t\r]*(?=\n|$)/g;
const HEADER = /^[^\n:]*:[^\n]*(?:\n|$)/;

/** What is before the base64 of a block: lines with a colon. */
function withoutHeaders(body: string): readonly [string, boolean] {
  let rest = body;
  while (HEADER.test(rest)) rest = rest.replace(HEADER, '');
  return [rest, rest.length < body.length];
}

/** The blocks of a text; what is between them, and a block that is no base64, is passed over. Follows encoding/pem.Decode. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  for (const [, type = '', body = ''] of text.matchAll(BLOCK)) {
    const [encoded, hasHeaders] = withoutHeaders(body);
    const bytes = decodeBase64(encoded.replace(/[ \t]/g, ''));
    if (bytes !== undefined) blocks.push({ type, hasHeaders, bytes });
  }
  return blocks;
}
