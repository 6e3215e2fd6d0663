/** A stretch of a file's text: offsets in UTF-16 code units, `end` is the first one after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A plain, quoted or block scalar, read as Kubernetes reads it (go-yaml v2). A block scalar starts at its `|`. */
export interface ScalarNode extends Span {
  readonly type: 'scalar';
  readonly value: string | number | bigint | boolean | null;
}

/** One `key: value` of a mapping. The span is the key's; a key that is no string is written as JSON would have it. */
export interface MappingEntry extends Span {
  readonly key: string;
  readonly value: YamlNode;
}

/** A block or flow mapping, in the order of the file, merge keys resolved, the last of two equal keys kept. */
export interface MappingNode extends Span {
  readonly type: 'mapping';
  readonly entries: readonly MappingEntry[];
}

/** A block or flow sequence. */
export interface SequenceNode extends Span {
  readonly type: 'sequence';
  readonly items: readonly YamlNode[];
}

/** What a document holds. The only tree that later stages see, whatever parser made it. */
export type YamlNode = ScalarNode | MappingNode | SequenceNode;

/** The entry of a key, or undefined. */
export const entryOf = (node: YamlNode | undefined, key: string): MappingEntry | undefined =>
  node?.type === 'mapping' ? node.entries.find((entry) => entry.key === key) : undefined;

/** The items of a sequence under a key; empty where there is none. */
export function itemsAt(node: YamlNode | undefined, key: string): readonly YamlNode[] {
  const value = entryOf(node, key)?.value;
  return value?.type === 'sequence' ? value.items : [];
}

/** The string under a key; empty where there is none. */
export function stringAt(node: YamlNode | undefined, key: string): string {
  const value = entryOf(node, key)?.value;
  return value?.type === 'scalar' && typeof value.value === 'string' ? value.value : '';
}
