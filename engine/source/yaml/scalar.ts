import { keyOf } from '#engine/source/mapping-key.js';
import type { MappingEntry, ScalarNode, YamlNode } from '#engine/source/node.js';
import { isNotFinite, plainScalarOf } from '#engine/source/plain-scalar.js';
import { code, giveUp, longestKey, type Cursor } from '#engine/source/yaml/cursor.js';
import { readPlain } from '#engine/source/yaml/plain.js';

/** A key as read: the entry still lacks its value. */
export interface ReadKey {
  /** Undefined for a key that Kubernetes refuses; that is recorded. */
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** The null that stands where nothing is written. */
export const nothingAt = (at: number): ScalarNode => ({ type: 'scalar', value: null, start: at, end: at });

/** A plain scalar with the meaning that Kubernetes gives it. */
export function readPlainScalar(cursor: Cursor, parent: number, isFlow: boolean): ScalarNode {
  const start = cursor.at;
  const text = readPlain(cursor, parent, isFlow);
  const end = cursor.at;
  if (isNotFinite(text)) cursor.problems.push({ code: 'number-not-finite', detail: text, start, end });
  return { type: 'scalar', value: plainScalarOf(text), start, end };
}

/** A key from its text. A plain `<<` goes to the other reader, which knows anchors and merges. */
export function keyFrom(cursor: Cursor, text: string, isPlain: boolean, start: number, end: number): ReadKey {
  if (end - start > longestKey || (isPlain && text === '<<')) giveUp();
  const name = isPlain ? keyOf({ type: 'scalar', value: plainScalarOf(text), start, end }) : text;
  if (name === undefined) cursor.problems.push({ code: 'key-not-a-string', detail: text, start, end });
  return { name, start, end };
}

/** Adds an entry; one whose key is refused is left out. */
export function addEntry(entries: MappingEntry[], key: ReadKey, value: YamlNode): void {
  if (key.name !== undefined) entries.push({ key: key.name, value, start: key.start, end: key.end });
}

/** Whether a quote stands at the cursor. */
export const isQuoteAt = (cursor: Cursor): boolean => {
  const character = cursor.text.charCodeAt(cursor.at);
  return character === code.quote || character === code.doubleQuote;
};
