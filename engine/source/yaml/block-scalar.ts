import type { ScalarNode } from '#engine/source/node.js';
import { code, giveUp, lineEndAfter, refuse, toContent, type Cursor } from '#engine/source/yaml/cursor.js';

interface Header {
  readonly isFolded: boolean;
  readonly chomping: '' | '-' | '+';
  /** Columns beyond the parent's, where said. */
  readonly indent: number | undefined;
}

const header = /^[|>](?:([-+])?([1-9])?|([1-9])([-+])?)[ \t\r]*(?:#.*)?$/;

function readHeader(cursor: Cursor): Header {
  const end = lineEndAfter(cursor, cursor.at);
  const found = header.exec(cursor.text.slice(cursor.at, end));
  if (found === null) return giveUp();
  const isFolded = cursor.text.charCodeAt(cursor.at) === code.greater;
  const chomping = found[1] ?? found[4];
  const digit = found[2] ?? found[3];
  cursor.at = end;
  return { isFolded, chomping: chomping === '-' || chomping === '+' ? chomping : '', indent: digit === undefined ? undefined : Number(digit) };
}

/** A line of a block scalar: what stands behind its indentation; undefined for a line of spaces. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

/** Spaces at the start of the line. */
function spacesAt(cursor: Cursor, lineStart: number): number {
  let at = lineStart;
  while (at < cursor.end && cursor.text.charCodeAt(at) === code.space) at += 1;
  return at - lineStart;
}

const isCarriageReturn = (cursor: Cursor, at: number): boolean => cursor.text.charCodeAt(at) === code.carriageReturn;

function isBreakAt(cursor: Cursor, at: number): boolean {
  const character = cursor.text.charCodeAt(at);
  return at >= cursor.end || character === code.newline || (character === code.carriageReturn && cursor.text.charCodeAt(at + 1) === code.newline);
}

/** The indentation that the first line with content has; a line of more spaces before it is refused by libyaml. */
function detectIndent(cursor: Cursor, least: number): number {
  let most = 0;
  let lineStart = cursor.at + 1;
  for (; lineStart < cursor.end; lineStart = lineEndAfter(cursor, lineStart) + 1) {
    const spaces = spacesAt(cursor, lineStart);
    if (!isBreakAt(cursor, lineStart + spaces)) {
      if (spaces < most && spaces >= least) giveUp();
      return spaces < least ? Math.max(most, least) : spaces;
    }
    most = Math.max(most, spaces);
  }
  return Math.max(most, least);
}

/** The next line that belongs to the scalar, or undefined where it ends. Lines of fewer spaces than the indentation are empty. */
function nextLine(cursor: Cursor, lineStart: number, indent: number): Line | undefined {
  if (lineStart >= cursor.end) return undefined;
  const spaces = spacesAt(cursor, lineStart);
  const lineEnd = lineEndAfter(cursor, lineStart);
  if (spaces >= indent) {
    const end = isCarriageReturn(cursor, lineEnd - 1) ? lineEnd - 1 : lineEnd;
    return { start: lineStart, end: lineEnd, content: cursor.text.slice(lineStart + indent, end) };
  }
  if (isBreakAt(cursor, lineStart + spaces)) return { start: lineStart, end: lineEnd, content: '' };
  if (cursor.text.charCodeAt(lineStart + spaces) === code.tab) {
    return refuse(cursor, 'syntax', 'found a tab character where an indentation space is expected', lineStart + spaces);
  }
  return undefined;
}

const isSpaced = (line: string): boolean => line.startsWith(' ') || line.startsWith('\t');

/** Joins the lines of a folded scalar: a single break between two lines that begin with no blank is a space. */
function fold(lines: readonly string[]): string {
  let value = '';
  let empty = 0;
  let previous: string | undefined;
  for (const line of lines) {
    if (line === '') empty += 1;
    else {
      const isFolding = previous !== undefined && !isSpaced(previous) && !isSpaced(line);
      if (previous === undefined) value += '\n'.repeat(empty);
      else if (isFolding) value += empty === 0 ? ' ' : '\n'.repeat(empty);
      else value += '\n'.repeat(empty + 1);
      value += line;
      previous = line;
      empty = 0;
    }
  }
  return value;
}

function valueOf(lines: readonly string[], { isFolded, chomping }: Header): string {
  let last = lines.length;
  while (last > 0 && lines[last - 1] === '') last -= 1;
  const body = lines.slice(0, last);
  const text = isFolded ? fold(body) : body.join('\n');
  if (chomping === '-') return text;
  const kept = chomping === '+' ? lines.length - last : 0;
  return text + '\n'.repeat((last > 0 ? 1 : 0) + kept);
}

/**
 * A block scalar, from its `|` or `>` to what comes after it (libyaml, `scan_block_scalar`). `parent` is the column of the collection
 * that it stands in; a missing line break at the end of the file is taken as there.
 */
export function readBlockScalar(cursor: Cursor, parent: number): ScalarNode {
  const start = cursor.at;
  const described = readHeader(cursor);
  const indent = described.indent === undefined ? detectIndent(cursor, Math.max(parent + 1, 1)) : Math.max(parent, 0) + described.indent;
  const lines: string[] = [];
  let end = cursor.at;
  let at = cursor.at;
  for (let line = nextLine(cursor, at + 1, indent); line !== undefined; line = nextLine(cursor, line.end + 1, indent)) {
    lines.push(line.content);
    at = line.end;
    cursor.lineStart = line.start;
    if (line.content !== '') end = isCarriageReturn(cursor, line.end - 1) ? line.end - 1 : line.end;
  }
  cursor.at = Math.min(at, cursor.end);
  toContent(cursor, false);
  return { type: 'scalar', value: valueOf(lines, described), start, end };
}
