import { code, giveUp, isBlankAt, refuse, wordAt, type Cursor } from '#engine/source/yaml/cursor.js';

const indicators: ReadonlySet<number> = new Set(Array.from(',[]{}#&*!|>\'"%@`', (character) => character.charCodeAt(0)));

/** Whether a plain scalar may begin at the cursor. */
export function isPlainStart(cursor: Cursor, isFlow: boolean): boolean {
  const character = cursor.text.charCodeAt(cursor.at);
  if (character === code.dash) return !isBlankAt(cursor, cursor.at + 1);
  if (character === code.question || character === code.colon) return !isFlow && !isBlankAt(cursor, cursor.at + 1);
  return !indicators.has(character);
}

/** Where the plain text at `from` ends on its line: before ` #`, a `: `, an indicator of a flow, or the line's end; blanks before that not counted. */
function plainEnd(cursor: Cursor, from: number, isFlow: boolean): number {
  const { text, end } = cursor;
  let last = from;
  for (let at = from; at < end; at += 1) {
    const character = text.charCodeAt(at);
    if (character === code.newline) break;
    if (character === code.space || character === code.tab || character === code.carriageReturn) continue;
    if (character === code.hash && at !== from && isBlankAt(cursor, at - 1)) break;
    if (character === code.colon && isBlankAt(cursor, at + 1)) break;
    if (isFlow) {
      if (character === code.question) refuse(cursor, 'syntax', 'a plain scalar inside [] or {} holds a question mark', at);
      if (character === code.comma || character === code.openBracket || character === code.closeBracket || character === code.openBrace || character === code.closeBrace) break;
    }
    last = at + 1;
  }
  return last;
}

/** The end of a plain key at the cursor, and the offset of its colon; undefined where no key stands on this line. */
export function plainKeyAt(cursor: Cursor): { readonly end: number; readonly colon: number } | undefined {
  const end = plainEnd(cursor, cursor.at, false);
  let colon = end;
  while (cursor.text.charCodeAt(colon) === code.space || cursor.text.charCodeAt(colon) === code.tab) colon += 1;
  return colon < cursor.end && cursor.text.charCodeAt(colon) === code.colon && isBlankAt(cursor, colon + 1) ? { end, colon } : undefined;
}

/** Where the next line with text begins that still belongs to a plain scalar, and how many line breaks stand between; undefined if none does. */
function continuation(cursor: Cursor, from: number, parent: number, isFlow: boolean): { readonly at: number; readonly lineStart: number; readonly breaks: number } | undefined {
  const { text, end } = cursor;
  let at = from;
  let lineStart = cursor.lineStart;
  let breaks = 0;
  for (; at < end; at += 1) {
    const character = text.charCodeAt(at);
    if (character === code.newline) {
      breaks += 1;
      lineStart = at + 1;
    } else if (character === code.tab) {
      if (breaks > 0 && !isFlow && at - lineStart <= parent) refuse(cursor, 'syntax', 'found a tab character that violates indentation', at);
    } else if (character !== code.space && character !== code.carriageReturn) break;
  }
  const belongs = at < end && breaks > 0 && (isFlow || at - lineStart > parent) && text.charCodeAt(at) !== code.hash;
  return belongs ? { at, lineStart, breaks } : undefined;
}

/**
 * A plain scalar as text, over as many lines as it has (libyaml, `scan_plain_scalar`); the cursor stands behind its last character.
 * `parent` is the column of the collection that it stands in.
 */
export function readPlain(cursor: Cursor, parent: number, isFlow: boolean): string {
  const start = cursor.at;
  let end = plainEnd(cursor, start, isFlow);
  if (end === start) giveUp();
  cursor.at = end;
  let value = '';
  let from = start;
  for (;;) {
    const next = continuation(cursor, end, parent, isFlow);
    if (next === undefined) break;
    const nextEnd = plainEnd(cursor, next.at, isFlow);
    if (nextEnd === next.at) break;
    value += cursor.text.slice(from, end) + (next.breaks === 1 ? ' ' : '\n'.repeat(next.breaks - 1));
    from = next.at;
    end = nextEnd;
    cursor.at = end;
    cursor.lineStart = next.lineStart;
  }
  return value === '' ? wordAt(cursor, start, end) : value + cursor.text.slice(from, end);
}
