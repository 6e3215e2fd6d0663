import type { SyntaxProblem } from '#engine/source/document.js';

/** Where the reading of one document stands. Offsets are the file's. */
export interface Cursor {
  readonly text: string;
  readonly end: number;
  /** Whether it is JSON by its first character: kubectl hands it to a JSON decoder, which knows `\/` and surrogate pairs. */
  readonly isJson: boolean;
  readonly problems: SyntaxProblem[];
  /** Each short text once: fewer strings, and equal ones are the same. */
  readonly words: Map<string, string>;
  at: number;
  /** Offset of the first character of the line that `at` is on. */
  lineStart: number;
  depth: number;
}

/** Character codes that steer the reading. */
export const code = {
  tab: 0x09, newline: 0x0a, carriageReturn: 0x0d, space: 0x20, doubleQuote: 0x22, hash: 0x23, quote: 0x27, plus: 0x2b, comma: 0x2c, dash: 0x2d,
  colon: 0x3a, greater: 0x3e, question: 0x3f, openBracket: 0x5b, backslash: 0x5c, closeBracket: 0x5d, openBrace: 0x7b, bar: 0x7c, closeBrace: 0x7d,
} as const;

/** Levels of nesting that are read. */
export const mostLevels = 500;

/** Code units of a key on one line, beyond which libyaml does not look for its colon. */
export const longestKey = 1024;

const longestWord = 40;
const uncommon = new Error('not common YAML');

/** Leaves the document to the other reader: it is rare YAML, or none. */
export function giveUp(): never {
  throw uncommon;
}

/** Leaves the document, with what go-yaml says of it, in case that the other reader takes it. */
export function refuse(cursor: Cursor, problem: SyntaxProblem['code'], detail: string, at: number): never {
  cursor.problems.push({ code: problem, detail, start: at, end: at + 1 });
  throw uncommon;
}

/** Whether an error is one by which a document was left to the other reader. */
export const isGivenUp = (error: unknown): boolean => error === uncommon;

/** A stretch of the text; short ones are one and the same string. */
export function wordAt(cursor: Cursor, start: number, end: number): string {
  const text = cursor.text.slice(start, end);
  if (end - start > longestWord) return text;
  const known = cursor.words.get(text);
  if (known !== undefined) return known;
  cursor.words.set(text, text);
  return text;
}

/** Whether a space, a tab, a line break or the document's end stands there. */
export function isBlankAt(cursor: Cursor, at: number): boolean {
  if (at >= cursor.end) return true;
  const character = cursor.text.charCodeAt(at);
  return character === code.space || character === code.newline || character === code.tab || character === code.carriageReturn;
}

/** Whether the line, or the document, ends there. */
export function isLineEndAt(cursor: Cursor, at: number): boolean {
  if (at >= cursor.end) return true;
  const character = cursor.text.charCodeAt(at);
  return character === code.newline || character === code.carriageReturn;
}

/** The offset of the line feed that ends the line, or the document's end. */
export function lineEndAfter(cursor: Cursor, at: number): number {
  const found = cursor.text.indexOf('\n', at);
  return found < 0 || found > cursor.end ? cursor.end : found;
}

/** Goes past spaces and tabs. */
export function skipBlanks(cursor: Cursor): void {
  const { text, end } = cursor;
  let { at } = cursor;
  while (at < end && (text.charCodeAt(at) === code.space || text.charCodeAt(at) === code.tab)) at += 1;
  cursor.at = at;
}

/** Goes past white space, comments and line breaks to what comes next, or to the end. A tab at the start of a line is none of them in a block. */
export function toContent(cursor: Cursor, isFlow: boolean): void {
  const { text, end } = cursor;
  let { at } = cursor;
  let areTabsBlank = true;
  for (; at < end; at += 1) {
    const character = text.charCodeAt(at);
    if (character === code.newline) {
      cursor.lineStart = at + 1;
      areTabsBlank = isFlow;
    } else if (character === code.hash) at = lineEndAfter(cursor, at) - 1;
    else if (character === code.tab) {
      if (!areTabsBlank) refuse(cursor, 'syntax', 'found character that cannot start any token: a tab', at);
    } else if (character !== code.space && character !== code.carriageReturn) break;
  }
  cursor.at = at;
}

/** After a value in a block: nothing but a comment may follow on its line. */
export function toNextLine(cursor: Cursor): void {
  const line = cursor.lineStart;
  toContent(cursor, false);
  if (cursor.lineStart === line && cursor.at < cursor.end) giveUp();
}

/** One level deeper; `leave` undoes it. */
export function enter(cursor: Cursor): void {
  cursor.depth += 1;
  if (cursor.depth > mostLevels) refuse(cursor, 'too-deep', String(mostLevels), cursor.at);
}
