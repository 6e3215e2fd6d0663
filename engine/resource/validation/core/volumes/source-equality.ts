import { isList, isObject } from '#engine/apimachinery/json.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json } from '#engine/apimachinery/json.js';

/** Fields of sources that are maps; every other object in a source is a struct, which is there or not. */
const MAPS: readonly string[] = ['volumeAttributes', 'options'];

/** Whether two sources of volumes are the same to the API server. */
export function isSameSource(left: Json | undefined, right: Json | undefined): boolean {
  if (isObject(left) && isObject(right))
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) =>
      MAPS.includes(name) ? semanticallyEqual(left[name], right[name]) : isSameSource(left[name], right[name]));
  if (isObject(left) || isObject(right)) return false;
  if (isList(left) || isList(right)) return semanticallyEqual(left, right);
  return left === right;
}
