import { withoutEqualKeys } from '#engine/source/compose-mapping.js';
import type { MappingEntry, MappingNode, SequenceNode, YamlNode } from '#engine/source/node.js';
import { code, enter, giveUp, skipBlanks, toContent, type Cursor } from '#engine/source/yaml/cursor.js';
import { isPlainStart, readPlain } from '#engine/source/yaml/plain.js';
import { readQuoted } from '#engine/source/yaml/quoted.js';
import { addEntry, isQuoteAt, keyFrom, nothingAt, readPlainScalar, type ReadKey } from '#engine/source/yaml/scalar.js';

/** What stands at the cursor, the end of the document excluded. */
function peek(cursor: Cursor): number {
  toContent(cursor, true);
  return cursor.at < cursor.end ? cursor.text.charCodeAt(cursor.at) : giveUp();
}

function readFlowNode(cursor: Cursor): YamlNode {
  const character = peek(cursor);
  if (character === code.openBracket || character === code.openBrace) return readFlow(cursor);
  const start = cursor.at;
  if (isQuoteAt(cursor)) return { type: 'scalar', value: readQuoted(cursor), start, end: cursor.at };
  return isPlainStart(cursor, true) ? readPlainScalar(cursor, -1, true) : giveUp();
}

/** Goes past a comma; whether the collection goes on. */
function goesOn(cursor: Cursor, close: number): boolean {
  if (peek(cursor) === close) return false;
  if (cursor.text.charCodeAt(cursor.at) !== code.comma) giveUp();
  cursor.at += 1;
  return peek(cursor) !== close;
}

function readFlowKey(cursor: Cursor): ReadKey {
  const start = cursor.at;
  const line = cursor.lineStart;
  const isQuoted = isQuoteAt(cursor);
  if (!isQuoted && !isPlainStart(cursor, true)) giveUp();
  const text = isQuoted ? readQuoted(cursor) : readPlain(cursor, -1, true);
  const end = cursor.at;
  skipBlanks(cursor);
  const hasColon = cursor.text.charCodeAt(cursor.at) === code.colon;
  if (hasColon && cursor.lineStart !== line) giveUp();
  return keyFrom(cursor, text, !isQuoted, start, end);
}

function readFlowValue(cursor: Cursor, key: ReadKey): YamlNode {
  if (cursor.text.charCodeAt(cursor.at) !== code.colon) return nothingAt(key.end);
  cursor.at += 1;
  const after = cursor.at;
  const character = peek(cursor);
  return character === code.comma || character === code.closeBrace ? nothingAt(after) : readFlowNode(cursor);
}

function readFlowMapping(cursor: Cursor): MappingNode {
  const start = cursor.at;
  const entries: MappingEntry[] = [];
  cursor.at += 1;
  let isOpen = peek(cursor) !== code.closeBrace;
  while (isOpen) {
    const key = readFlowKey(cursor);
    addEntry(entries, key, readFlowValue(cursor, key));
    isOpen = goesOn(cursor, code.closeBrace);
  }
  cursor.at += 1;
  return { type: 'mapping', entries: withoutEqualKeys(entries, cursor.problems), start, end: cursor.at };
}

function readFlowSequence(cursor: Cursor): SequenceNode {
  const start = cursor.at;
  const items: YamlNode[] = [];
  cursor.at += 1;
  let isOpen = peek(cursor) !== code.closeBracket;
  while (isOpen) {
    items.push(readFlowNode(cursor));
    isOpen = goesOn(cursor, code.closeBracket);
  }
  cursor.at += 1;
  return { type: 'sequence', items, start, end: cursor.at };
}

/** A `[` or `{` collection, from its opening to past its closing character. Its lines may begin anywhere, as go-yaml has it. */
export function readFlow(cursor: Cursor): MappingNode | SequenceNode {
  enter(cursor);
  const node = cursor.text.charCodeAt(cursor.at) === code.openBrace ? readFlowMapping(cursor) : readFlowSequence(cursor);
  cursor.depth -= 1;
  return node;
}
