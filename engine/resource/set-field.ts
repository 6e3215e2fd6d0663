import type { Json } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Sets a field whatever its name: `__proto__` is a field like any other in YAML. */
export function setField(object: MutableObject, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
