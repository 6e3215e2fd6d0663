import type { Json } from '#engine/apimachinery/json.js';
import type { YamlNode } from '#engine/source/node.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Sets a field whatever its name: `__proto__` is a field like any other in YAML. */
export function setField(object: MutableObject, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** The value of a node as JSON, unchecked. */
export function plainValue(node: YamlNode): Json {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'sequence') return node.items.map(plainValue);
  const object: MutableObject = {};
  for (const { key, value } of node.entries) setField(object, key, plainValue(value));
  return object;
}
