import { isList, isObject } from '#engine/apimachinery/json.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Sets a field whatever its name: `__proto__` is a field like any other in YAML. */
export function setField(object: MutableObject, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** A copy of the object with another value at the path; what the path does not lead to stays as it is. */
export function withValueAt(object: JsonObject, path: FieldPath, value: Json): JsonObject {
  const changed = replaced(object, path, value);
  return isObject(changed) ? changed : object;
}

function replaced(holder: Json | undefined, [step, ...rest]: FieldPath, value: Json): Json | undefined {
  if (step === undefined) return value;
  if (isList(holder)) return holder.map((part, index) => (index === step ? replaced(part, rest, value) ?? part : part));
  if (!isObject(holder) || holder[step] === undefined) return holder;
  return { ...holder, [step]: replaced(holder[step], rest, value) };
}
