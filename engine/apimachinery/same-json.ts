import { isList, isObject, type Json } from '#engine/apimachinery/json.js';

/** Whether two values are equal, whatever the order of keys; a key that is undefined is not there. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (isList(left)) return isList(right) && left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
  if (!isObject(left) || !isObject(right)) return false;
  for (const key of Object.keys(left)) if (!sameJson(left[key], right[key])) return false;
  for (const key of Object.keys(right)) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}

/** The object without one of its keys. */
export const omit = <Shape extends object, Key extends keyof Shape>(object: Shape, ...keys: readonly Key[]): Omit<Shape, Key> => {
  const rest = { ...object };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
};

/** The value as text like JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: Json | undefined): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) {
    let items = '';
    for (const item of value) items += items === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
    return `[${items}]`;
  }
  if (!isObject(value)) return value === undefined ? 'null' : String(value);
  let fields = '';
  for (const key of Object.keys(value).sort()) {
    if (value[key] !== undefined) fields += `${fields === '' ? '' : ','}"${key}":${canonicalJson(value[key])}`;
  }
  return `{${fields}}`;
}
