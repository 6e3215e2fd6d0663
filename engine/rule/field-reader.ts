import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import type { ProblemLog } from '#engine/rule/problem.js';
import type { MappingEntry, MappingNode, ScalarNode, Span, YamlNode } from '#engine/source/node.js';

/** `, did you mean x?`, or what there is where nothing is near. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const nearest = nearestWord(word, candidates);
  if (nearest !== undefined) return `, did you mean ${nearest}?`;
  return candidates.length === 0 ? '' : `; there are ${[...candidates].sort().join(', ')}`;
}

const kindOf = (node: YamlNode): string => (node.type === 'scalar' ? (node.value === null ? 'nothing' : typeof node.value) : node.type);

/** The keys that a mapping must have, and those that it may have too. */
export interface Keys {
  readonly required: readonly string[];
  readonly optional?: readonly string[];
}

/** The entries by key, after unknown and missing keys were told. `undefined`: it is no mapping, which was told too. */
export function readMapping(
  node: YamlNode | undefined, field: string, at: Span, log: ProblemLog, { required, optional = [] }: Keys,
): ReadonlyMap<string, MappingEntry> | undefined {
  const mapping = asMapping(node, field, at, log);
  if (mapping === undefined) return undefined;
  const inside = (key: string): string => (field === '' ? key : `${field}.${key}`);
  const found = new Map(mapping.entries.map((entry) => [entry.key, entry]));
  const known = [...required, ...optional];
  for (const entry of mapping.entries)
    if (!known.includes(entry.key)) log.add(inside(entry.key), entry, `unknown key ${entry.key}${suggestion(entry.key, known)}`);
  for (const key of required) if (!found.has(key)) log.add(inside(key), at, `missing key ${key}`);
  return found;
}

/** The mapping, or a problem. */
export function asMapping(node: YamlNode | undefined, field: string, at: Span, log: ProblemLog): MappingNode | undefined {
  if (node?.type === 'mapping') return node;
  log.add(field, node ?? at, `expected a mapping, found ${node === undefined ? 'nothing' : kindOf(node)}`);
  return undefined;
}

/** A text that says something, as its node; else a problem. */
export function readText(node: YamlNode, field: string, log: ProblemLog): ScalarNode | undefined {
  if (node.type === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '') return node;
  log.add(field, node, node.type === 'scalar' && node.value === '' ? 'is empty' : `expected text, found ${kindOf(node)}`);
  return undefined;
}

/** A list of texts, each as its node; what is none is a problem. `least`: how many there must be. */
export function readTexts(node: YamlNode, field: string, log: ProblemLog, least: number): readonly ScalarNode[] {
  const items = readItems(node, field, log, least);
  return items.flatMap((item, index) => readText(item, `${field}[${index}]`, log) ?? []);
}

/** The items of a list, or a problem. */
export function readItems(node: YamlNode, field: string, log: ProblemLog, least: number): readonly YamlNode[] {
  if (node.type === 'sequence') {
    if (node.items.length < least) log.add(field, node, 'is an empty list');
    return node.items;
  }
  log.add(field, node, `expected a list, found ${kindOf(node)}`);
  return [];
}

/** The text as one of the words, or a problem with the nearest of them. */
export function readWord(node: YamlNode, field: string, log: ProblemLog, what: string, words: readonly string[]): string | undefined {
  const text = readText(node, field, log)?.value;
  if (typeof text !== 'string') return undefined;
  if (words.includes(text)) return text;
  log.add(field, node, `unknown ${what} ${text}${suggestion(text, words)}`);
  return undefined;
}
