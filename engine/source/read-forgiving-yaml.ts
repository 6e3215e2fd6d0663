import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

import { withMerges } from '#engine/source/compose-mapping.js';
import type { WrittenEntry } from '#engine/source/compose-mapping.js';
import type { DocumentContent, SyntaxProblem } from '#engine/source/document.js';
import type { ScalarNode, Span, YamlNode } from '#engine/source/node.js';
import { isNotFinite, plainScalarOf } from '#engine/source/plain-scalar.js';
import { mostLevels } from '#engine/source/read-strict-yaml.js';
import { keyOf } from '#engine/source/mapping-key.js';
import { parseWithQuotesMended } from '#engine/source/under-indented-quote.js';

interface Anchored {
  readonly node: YamlNode | undefined;
  readonly size: number;
}

interface Reading {
  readonly text: string;
  /** Values of quoted scalars that were mended before reading, by their offset in the document. */
  readonly values: ReadonlyMap<number, string>;
  readonly base: number;
  readonly problems: SyntaxProblem[];
  readonly anchors: Map<string, Anchored>;
  depth: number;
  size: number;
  isRefused: boolean;
}

/** Nodes that aliases may add, as go-yaml's bound on excessive aliasing: far more than any manifest, far less than a bomb. */
const mostNodesOfAliases = 400_000;

const standardTags = 'tag:yaml.org,2002:';

function taggedValue(node: Scalar, text: string): ScalarNode['value'] {
  if (node.tag === `${standardTags}binary`) return new TextDecoder().decode(Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0)));
  const isResolved = ['int', 'float', 'bool', 'null'].some((name) => node.tag === standardTags + name);
  return isResolved ? plainScalarOf(text) : text;
}

function refuse(reading: Reading, code: SyntaxProblem['code'], detail: string, span: Span): undefined {
  reading.problems.push({ code, detail, start: span.start, end: span.end });
  reading.isRefused = true;
}

function spanOf(node: { range?: readonly number[] | null | undefined }, reading: Reading): Span {
  const [start, end] = node.range ?? [0, 0];
  return { start: reading.base + (start ?? 0), end: reading.base + (end ?? 0) };
}

/** Without the blanks before a null that is not written, and the line breaks after a block scalar. */
function spanOfScalar(node: Scalar, reading: Reading): Span {
  const { start, end } = spanOf(node, reading);
  if (node.type === 'PLAIN' && node.source === '') {
    const before = reading.base + reading.text.slice(reading.base, start).trimEnd().length;
    return { start: before, end: before };
  }
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return { start, end };
  return { start, end: start + reading.text.slice(start, end).replace(/(?:\r?\n[ ]*)+$/, '').length };
}

function readScalar(node: Scalar, reading: Reading): ScalarNode {
  const { start, end } = spanOfScalar(node, reading);
  const text = typeof node.source === 'string' ? node.source : '';
  if (node.tag !== undefined) return { type: 'scalar', value: taggedValue(node, text), start, end };
  if (node.type !== 'PLAIN') return { type: 'scalar', value: reading.values.get(start - reading.base) ?? (typeof node.value === 'string' ? node.value : text), start, end };
  if (isNotFinite(text)) reading.problems.push({ code: 'number-not-finite', detail: text, start, end });
  return { type: 'scalar', value: plainScalarOf(text), start, end };
}

/** The anchored subtree, with the alias as its place. */
function readAlias(alias: Alias, reading: Reading): YamlNode | undefined {
  const { start, end } = spanOf(alias, reading);
  const anchored = reading.anchors.get(alias.source);
  if (anchored === undefined) return refuse(reading, 'syntax', `unknown anchor '${alias.source}' referenced`, { start, end });
  if (anchored.node === undefined) return refuse(reading, 'syntax', `anchor '${alias.source}' value contains itself`, { start, end });
  reading.size += anchored.size;
  if (reading.size > mostNodesOfAliases && anchored.size > 1) return refuse(reading, 'too-large', 'document contains excessive aliasing', { start, end });
  return { ...anchored.node, start, end };
}

function readEntry(pair: Pair, reading: Reading): WrittenEntry | undefined {
  const key: unknown = pair.key;
  const keyNode = isNode(key) ? read(key, reading) : undefined;
  const span = keyNode ?? { start: reading.base, end: reading.base };
  const name = keyOf(keyNode);
  if (name === undefined && !reading.isRefused) {
    reading.problems.push({ code: 'key-not-a-string', detail: keyNode?.type === 'scalar' ? 'null' : String(keyNode?.type), start: span.start, end: span.end });
  }
  const { value } = pair;
  const valueNode: YamlNode | undefined = isNode(value) ? read(value, reading) : { type: 'scalar', value: null, start: span.end, end: span.end };
  if (name === undefined || valueNode === undefined) return undefined;
  const isMerge = name === '<<' && isScalar(key) && key.type === 'PLAIN' && key.tag === undefined;
  return { key: name, value: valueNode, start: span.start, end: span.end, isMerge };
}

function readMapping(map: YAMLMap, reading: Reading): YamlNode {
  const { start, end } = spanOf(map, reading);
  const entries: WrittenEntry[] = [];
  for (const pair of map.items) {
    const entry = readEntry(pair, reading);
    if (entry !== undefined) entries.push(entry);
    if (reading.isRefused) break;
  }
  const last = entries.at(-1);
  const isFlow = map.flow === true;
  return { type: 'mapping', entries: withMerges(entries, reading.problems), start, end: isFlow || last === undefined ? end : Math.max(last.end, last.value.end) };
}

function readSequence(sequence: YAMLSeq, reading: Reading): YamlNode {
  const { start, end } = spanOf(sequence, reading);
  const items: YamlNode[] = [];
  for (const item of sequence.items) {
    const node = isNode(item) ? read(item, reading) : undefined;
    if (node !== undefined) items.push(node);
    if (reading.isRefused) break;
  }
  return { type: 'sequence', items, start, end: sequence.flow === true ? end : items.at(-1)?.end ?? end };
}

function readContent(node: Node, reading: Reading): YamlNode | undefined {
  if (isScalar(node)) return readScalar(node, reading);
  if (isMap(node)) return readMapping(node, reading);
  return isSeq(node) ? readSequence(node, reading) : undefined;
}

function read(node: Node, reading: Reading): YamlNode | undefined {
  reading.size += 1;
  if (isAlias(node)) return readAlias(node, reading);
  if (reading.depth >= mostLevels) return refuse(reading, 'too-deep', String(mostLevels), spanOf(node, reading));
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) reading.anchors.set(anchor, { node: undefined, size: 0 });
  const before = reading.size;
  reading.depth += 1;
  const made = readContent(node, reading);
  reading.depth -= 1;
  if (anchor !== undefined) reading.anchors.set(anchor, { node: made, size: reading.size - before + 1 });
  return made;
}

/**
 * YAML of any kind, by the `yaml` package: slow and forgiving. After an error it goes on, so that the rest is still known; what it says after the
 * first error follows from that one and is left out.
 */
export function readForgivingYaml(text: string, chunk: Span): DocumentContent {
  const { parsed, values } = parseWithQuotesMended(`${text.slice(chunk.start, chunk.end)}\n`);
  const reading: Reading = { text, values, base: chunk.start, problems: [], anchors: new Map(), depth: 0, size: 0, isRefused: false };
  const root = parsed.contents === null ? undefined : read(parsed.contents, reading);
  const [error] = parsed.errors;
  if (reading.isRefused || error === undefined) return { root: reading.isRefused ? undefined : root, problems: reading.problems };
  const start = Math.min(chunk.start + error.pos[0], chunk.end);
  return { root, problems: [{ code: 'syntax', detail: error.message, start, end: Math.max(start, Math.min(chunk.start + error.pos[1], chunk.end)) }] };
}
