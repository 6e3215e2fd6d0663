import { withoutEqualKeys } from '#engine/source/compose-mapping.js';
import type { MappingEntry, MappingNode, SequenceNode, YamlNode } from '#engine/source/node.js';
import { readBlockScalar } from '#engine/source/yaml/block-scalar.js';
import { code, enter, giveUp, isBlankAt, isLineEndAt, refuse, skipBlanks, toContent, toNextLine, wordAt, type Cursor } from '#engine/source/yaml/cursor.js';
import { readFlow } from '#engine/source/yaml/flow.js';
import { isPlainStart, plainKeyAt } from '#engine/source/yaml/plain.js';
import { readQuoted } from '#engine/source/yaml/quoted.js';
import { addEntry, isQuoteAt, keyFrom, nothingAt, readPlainScalar, type ReadKey } from '#engine/source/yaml/scalar.js';

/** Every reader here leaves the cursor at what comes next, on its own line, or at the end. */

const columnOf = (cursor: Cursor): number => cursor.at - cursor.lineStart;
const isDashAt = (cursor: Cursor): boolean => cursor.text.charCodeAt(cursor.at) === code.dash && isBlankAt(cursor, cursor.at + 1);
const last = (nodes: readonly YamlNode[], otherwise: number): number => nodes.at(-1)?.end ?? otherwise;

/** Whether a colon that makes a key follows on the line, blanks between; the cursor is then at it. */
function isColonNext(cursor: Cursor): boolean {
  skipBlanks(cursor);
  return cursor.at < cursor.end && cursor.text.charCodeAt(cursor.at) === code.colon && isBlankAt(cursor, cursor.at + 1);
}

/** The key at the cursor, which then stands at its colon; undefined where a lone scalar stands, which is then not yet read. */
function readKey(cursor: Cursor): ReadKey | undefined {
  const start = cursor.at;
  if (isQuoteAt(cursor)) {
    const line = cursor.lineStart;
    const text = readQuoted(cursor);
    const end = cursor.at;
    if (isColonNext(cursor) && cursor.lineStart === line) return keyFrom(cursor, text, false, start, end);
    cursor.at = start;
    cursor.lineStart = line;
    return undefined;
  }
  if (!isPlainStart(cursor, false)) giveUp();
  const found = plainKeyAt(cursor);
  if (found === undefined) return undefined;
  cursor.at = found.colon;
  return keyFrom(cursor, wordAt(cursor, start, found.end), true, start, found.end);
}

/** A scalar or flow collection that ends its line. */
function readInline(cursor: Cursor, parent: number): YamlNode {
  const start = cursor.at;
  const character = cursor.text.charCodeAt(start);
  if (character === code.bar || character === code.greater) return readBlockScalar(cursor, parent);
  let node: YamlNode;
  if (character === code.openBracket || character === code.openBrace) node = readFlow(cursor);
  else if (isQuoteAt(cursor)) node = { type: 'scalar', value: readQuoted(cursor), start, end: cursor.at };
  else node = isPlainStart(cursor, false) ? readPlainScalar(cursor, parent, false) : giveUp();
  toNextLine(cursor);
  return node;
}

/** What stands at the cursor where a collection may begin: on a line of its own, or behind a dash. `parent`: the column of what holds it. */
function readNode(cursor: Cursor, parent: number): YamlNode {
  if (isDashAt(cursor)) return readSequence(cursor, columnOf(cursor));
  switch (cursor.text.charCodeAt(cursor.at)) {
    case code.bar: case code.greater: case code.openBracket: case code.openBrace:
      return readInline(cursor, parent);
    default: {
      const key = readKey(cursor);
      return key === undefined ? readInline(cursor, parent) : readMapping(cursor, key.start - cursor.lineStart, key);
    }
  }
}

function readValue(cursor: Cursor, column: number): YamlNode {
  cursor.at += 1;
  const after = cursor.at;
  skipBlanks(cursor);
  const isEmpty = isLineEndAt(cursor, cursor.at) || cursor.text.charCodeAt(cursor.at) === code.hash;
  if (!isEmpty) return readInline(cursor, column);
  toContent(cursor, false);
  if (cursor.at >= cursor.end) return nothingAt(after);
  const next = columnOf(cursor);
  if (next > column) return readNode(cursor, column);
  return next === column && isDashAt(cursor) ? readSequence(cursor, column) : nothingAt(after);
}

function readMapping(cursor: Cursor, column: number, first: ReadKey): MappingNode {
  enter(cursor);
  const entries: MappingEntry[] = [];
  let key: ReadKey | undefined = first;
  let end = first.end;
  for (;;) {
    const value = readValue(cursor, column);
    addEntry(entries, key, value);
    end = Math.max(key.end, value.end);
    if (cursor.at >= cursor.end || columnOf(cursor) < column) break;
    if (columnOf(cursor) > column || isDashAt(cursor)) giveUp();
    key = readKey(cursor) ?? giveUp();
  }
  cursor.depth -= 1;
  return { type: 'mapping', entries: withoutEqualKeys(entries, cursor.problems), start: first.start, end };
}

function readItem(cursor: Cursor, column: number): YamlNode {
  cursor.at += 1;
  const after = cursor.at;
  while (cursor.text.charCodeAt(cursor.at) === code.space && cursor.at < cursor.end) cursor.at += 1;
  if (cursor.text.charCodeAt(cursor.at) === code.tab) refuse(cursor, 'syntax', 'found character that cannot start any token: a tab', cursor.at);
  toContent(cursor, false);
  const isNothing = cursor.at >= cursor.end || columnOf(cursor) <= column;
  return isNothing ? nothingAt(after) : readNode(cursor, column);
}

function readSequence(cursor: Cursor, column: number): SequenceNode {
  enter(cursor);
  const start = cursor.at;
  const items: YamlNode[] = [];
  do items.push(readItem(cursor, column));
  while (cursor.at < cursor.end && columnOf(cursor) === column && isDashAt(cursor));
  if (cursor.at < cursor.end && columnOf(cursor) > column) giveUp();
  cursor.depth -= 1;
  return { type: 'sequence', items, start, end: last(items, start) };
}

/** The document at the cursor, whole. Gives up on anchors, tags, directives, `? ` keys, and on whatever go-yaml would not take. */
export function readBlockDocument(cursor: Cursor): YamlNode {
  toContent(cursor, false);
  const root = readNode(cursor, -1);
  return cursor.at < cursor.end ? giveUp() : root;
}
