import { isScalar, parseDocument, visit, type Document } from 'yaml';

/** From a quote to the one that closes it. */
const DOUBLE_QUOTED = /"(?:[^"\\]|\\[^])*"/y;
const SINGLE_QUOTED = /'(?:[^']|'')*'/y;

/** Quoted scalars of a document that are mended before it is read again; more are left as they are. */
const MOST_MENDED = 100;

const OPTIONS = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

/** A document and the values of the quoted scalars that were mended in it, by their offset. */
export interface MendedDocument {
  readonly parsed: Document.Parsed;
  readonly values: ReadonlyMap<number, string>;
}

/** Where the quoted scalar begins at which the parser stopped, for its lines are indented less than YAML 1.2 asks for. */
function unclosedQuote(parsed: Document.Parsed): number | undefined {
  const [error] = parsed.errors;
  let start: number | undefined;
  if (error?.code !== 'MISSING_CHAR') return undefined;
  visit(parsed, {
    Scalar(_key, { type, range }) {
      if ((type !== 'QUOTE_DOUBLE' && type !== 'QUOTE_SINGLE') || range?.[1] !== error.pos[0]) return undefined;
      [start] = range;
      return visit.BREAK;
    },
  });
  return start;
}

/**
 * Reads a document by the `yaml` package. libyaml, and so Kubernetes, takes quoted scalars whose lines are indented less than what holds
 * them; YAML 1.2 does not. Such a scalar is read by itself, and its line breaks are blanked in what is read again, so that no place moves.
 */
export function parseWithQuotesMended(own: string): MendedDocument {
  const values = new Map<number, string>();
  let text = own;
  let parsed = parseDocument(text, OPTIONS);
  while (values.size < MOST_MENDED) {
    const start = unclosedQuote(parsed);
    if (start === undefined || values.has(start)) break;
    const pattern = text.charAt(start) === '"' ? DOUBLE_QUOTED : SINGLE_QUOTED;
    pattern.lastIndex = start;
    const written = pattern.exec(text)?.[0];
    const value = written === undefined ? undefined : parseDocument(written, OPTIONS).contents;
    if (written === undefined || !isScalar(value) || typeof value.value !== 'string') break;
    values.set(start, value.value);
    text = text.slice(0, start) + written.replaceAll('\n', ' ') + text.slice(start + written.length);
    parsed = parseDocument(text, OPTIONS);
  }
  return { parsed, values };
}
