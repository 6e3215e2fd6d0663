import type { Span } from '#engine/source/node.js';

const [newline, carriageReturn, space, tab, hash, percent] = [0x0a, 0x0d, 0x20, 0x09, 0x23, 0x25] as const;

const isBlank = (code: number): boolean => code === space || code === tab || code === newline || code === carriageReturn || code === 0xfeff;

function isMarkerAt(text: string, at: number): boolean {
  const after = text.charCodeAt(at + 3);
  return (text.startsWith('---', at) || text.startsWith('...', at)) && (at + 3 >= text.length || isBlank(after));
}

function nextMarker(text: string, mark: string, from: number): number {
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (isMarkerAt(text, at + 1)) return at + 1;
  }
  return text.length;
}

/** Whether a stretch holds more than white space, comments and `%` directives. */
function hasContent(text: string, start: number, end: number): boolean {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    const isLineStart = at === start || text.charCodeAt(at - 1) === newline;
    if (code === hash || (code === percent && isLineStart)) {
      const next = text.indexOf('\n', at);
      at = next < 0 ? end : next + 1;
    } else if (isBlank(code)) at += 1;
    else return true;
  }
  return false;
}

/**
 * The stretches of a text that hold one YAML document each, in order; empty documents are left out. `---` and `...` at the start of a
 * line end a document wherever they stand, inside block scalars too (YAML 1.1, `c-forbidden`), so one document's break is not its neighbour's.
 */
export function documentChunks(text: string): Span[] {
  const chunks: Span[] = [];
  let start = isMarkerAt(text, 0) ? 3 : 0;
  let dashes = -1;
  let dots = -1;
  for (;;) {
    if (dashes < start - 1 || dashes < 0) dashes = nextMarker(text, '\n---', Math.max(0, start - 1));
    if (dots < start - 1 || dots < 0) dots = nextMarker(text, '\n...', Math.max(0, start - 1));
    const end = Math.min(dashes, dots);
    if (hasContent(text, start, end)) chunks.push({ start, end });
    if (end >= text.length) return chunks;
    start = end + 3;
  }
}
