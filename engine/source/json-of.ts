import type { Json } from '#engine/apimachinery/json.js';
import type { YamlNode } from '#engine/source/node.js';

/** The plain value of a node, without its places. A key `__proto__` is a key like any other. */
export function jsonOf(node: YamlNode): Json {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'sequence') return node.items.map(jsonOf);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, jsonOf(value)]));
}
