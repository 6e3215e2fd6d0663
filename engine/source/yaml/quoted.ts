import { code, giveUp, lineEndAfter, refuse, wordAt, type Cursor } from '#engine/source/yaml/cursor.js';

const escapes: { readonly [character: string]: string } = {
  0: '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ', '"': '"', "'": "'", '\\': '\\',
  N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029',
};
const widths: { readonly [character: string]: number } = { x: 2, u: 4, U: 8 };

/** What an escape sequence stands for; the cursor is at its backslash and goes past it. */
function readEscape(cursor: Cursor): string {
  const letter = cursor.text.charAt(cursor.at + 1);
  const width = Object.hasOwn(widths, letter) ? widths[letter] : undefined;
  if (width === undefined) {
    cursor.at += 2;
    if (letter === '/' && cursor.isJson) return '/';
    return (Object.hasOwn(escapes, letter) ? escapes[letter] : undefined) ?? refuse(cursor, 'syntax', `found unknown escape character: \\${letter}`, cursor.at - 2);
  }
  const digits = cursor.text.slice(cursor.at + 2, cursor.at + 2 + width);
  const point = new RegExp(`^[0-9A-Fa-f]{${String(width)}}$`).test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  if (Number.isNaN(point) || point > 0x10ffff || (isSurrogate && !cursor.isJson)) refuse(cursor, 'syntax', 'found invalid Unicode character escape code', cursor.at);
  cursor.at += 2 + width;
  return isSurrogate ? String.fromCharCode(point) : String.fromCodePoint(point);
}

/** Folds the white space and line breaks at the cursor, as libyaml does: one break is a space, more are one break less. */
function foldBreaks(cursor: Cursor): string {
  const { text, end } = cursor;
  let breaks = 0;
  for (; cursor.at < end; cursor.at += 1) {
    const character = text.charCodeAt(cursor.at);
    if (character === code.newline) {
      breaks += 1;
      cursor.lineStart = cursor.at + 1;
    } else if (character !== code.space && character !== code.tab && character !== code.carriageReturn) break;
  }
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function withoutTrailingBlanks(text: string): string {
  return text.replace(/[ \t\r]+$/, '');
}

/** The piece up to the next quote, escape or line break. */
function pieceEnd(cursor: Cursor, mark: number): number {
  const { text, end } = cursor;
  let { at } = cursor;
  while (at < end) {
    const character = text.charCodeAt(at);
    if (character === mark || character === code.newline || (character === code.backslash && mark === code.doubleQuote)) return at;
    at += 1;
  }
  return giveUp();
}

function readLong(cursor: Cursor, mark: number): string {
  let value = '';
  for (;;) {
    const piece = pieceEnd(cursor, mark);
    const written = cursor.text.slice(cursor.at, piece);
    const character = cursor.text.charCodeAt(piece);
    cursor.at = piece;
    if (character === code.newline) value += withoutTrailingBlanks(written) + foldBreaks(cursor);
    else if (character === code.backslash) {
      const isFolded = cursor.text.charCodeAt(piece + 1) === code.newline || cursor.text.startsWith('\r\n', piece + 1);
      if (isFolded) {
        cursor.at += 1;
        const folded = foldBreaks(cursor);
        value += written + (folded === ' ' ? '' : folded);
      } else value += written + readEscape(cursor);
    } else {
      cursor.at = piece + 1;
      const isEscapedQuote = mark === code.quote && cursor.text.charCodeAt(cursor.at) === code.quote && cursor.at < cursor.end;
      value += isEscapedQuote ? `${written}'` : written;
      if (!isEscapedQuote) return value;
      cursor.at += 1;
    }
  }
}

/** A quoted scalar, from its opening quote to past its closing one. Its lines may begin anywhere (libyaml, `scan_flow_scalar`). */
export function readQuoted(cursor: Cursor): string {
  const { text, at } = cursor;
  const mark = text.charCodeAt(at);
  const close = text.indexOf(mark === code.quote ? "'" : '"', at + 1);
  if (close < 0 || close >= cursor.end) giveUp();
  const isShort = close < lineEndAfter(cursor, at) && (mark === code.quote ? text.charCodeAt(close + 1) !== code.quote : !text.slice(at, close).includes('\\'));
  cursor.at = isShort ? close + 1 : at + 1;
  return isShort ? wordAt(cursor, at + 1, close) : readLong(cursor, mark);
}
