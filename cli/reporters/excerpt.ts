import { visible, type Location } from '#engine/index.js';
import { displayWidth } from '#cli/reporters/display-width.js';

/** Columns of a source line that are shown, and how many before the mark where it lies further right. */
const WIDEST = 110;
const BEFORE = 40;

const shown = (text: string): string => visible(text.replaceAll('\t', '  '));

function lineOf(text: string, line: number): string | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

/** The source line of a location and a caret line below it, marking exactly what is meant. Empty where the text is not at hand. */
export function excerptOf(text: string | undefined, location: Location): readonly string[] {
  const line = text === undefined ? undefined : lineOf(text, location.line);
  if (line === undefined) return [];
  const from = Math.min(location.column - 1, line.length);
  const to = location.endLine === location.line ? Math.min(location.endColumn - 1, line.length) : line.length;
  const first = from > WIDEST - BEFORE ? from - BEFORE : 0;
  const number = String(location.line);
  const before = shown(line.slice(first, from));
  const marked = shown(line.slice(from, Math.min(to, first + WIDEST))).trimEnd();
  const after = shown(line.slice(Math.max(from, Math.min(to, first + WIDEST)), first + WIDEST));
  const lead = first > 0 ? '…' : '';
  return [
    `${number} | ${lead}${before}${shown(line.slice(from, Math.min(to, first + WIDEST)))}${after}${line.length > first + WIDEST ? '…' : ''}`,
    `${' '.repeat(number.length)} | ${' '.repeat(displayWidth(lead + before))}${'^'.repeat(Math.max(1, displayWidth(marked)))}`,
  ];
}
