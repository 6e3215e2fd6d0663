import { isList, isObject } from '#engine/apimachinery/json.js';
import { compareQuantities, parseQuantity } from '#engine/apimachinery/quantity.js';
import type { Json } from '#engine/apimachinery/json.js';

const isNothing = (value: Json | undefined): boolean =>
  value === undefined || value === null || (isList(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);

const isSameAmount = (left: string, right: string): boolean => {
  const [first, second] = [parseQuantity(left), parseQuantity(right)];
  return first !== undefined && second !== undefined && compareQuantities(first, second) === 0;
};

/**
 * Whether two values mean the same: nothing, an empty list and an empty map are alike, quantities are compared by amount. A zero value that is
 * still there is behind a pointer, and not the same as none.
 * Follows apiequality.Semantic.DeepEqual; texts that read as quantities are taken for such only where `isQuantity` says so.
 */
export function semanticallyEqual(left: Json | undefined, right: Json | undefined, isQuantity = false): boolean {
  if (left === right || (isNothing(left) && isNothing(right))) return true;
  if (isList(left) && isList(right)) return left.length === right.length && left.every((value, index) => semanticallyEqual(value, right[index], isQuantity));
  if (isObject(left) && isObject(right))
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) =>
      semanticallyEqual(left[name], right[name], isQuantity || name === 'storage' || name === 'limits' || name === 'requests' || name === 'capacity'));
  return isQuantity && left !== undefined && right !== undefined && isSameAmount(String(left), String(right));
}
