import { UNDECIDED } from '#engine/cel/undecided.js';
import { fromJson, isMap, isOpaque, isValueList, typeName } from '#engine/cel/value.js';

/** What a comparison yields; undecided where what is not known could still make it true. */
export type Truth = boolean | typeof UNDECIDED;

function equalLists(left: readonly unknown[], right: readonly unknown[]): Truth {
  if (left.length !== right.length) return false;
  let result: Truth = true;
  for (let index = 0; index < left.length; index++) {
    const one = equals(left[index], right[index]);
    if (one === false) return false;
    if (one === UNDECIDED) result = UNDECIDED;
  }
  return result;
}

function equalMaps(left: Readonly<Record<string, unknown>>, right: Readonly<Record<string, unknown>>): Truth {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  let result: Truth = true;
  for (const key of keys) {
    if (!Object.hasOwn(right, key)) return false;
    const one = equals(left[key], right[key]);
    if (one === false) return false;
    if (one === UNDECIDED) result = UNDECIDED;
  }
  return result;
}

/** Equality as CEL has it: numbers by value whatever their type, values of different types are unequal, lists and maps by content. */
export function equals(left: unknown, right: unknown): Truth {
  if (left === UNDECIDED || right === UNDECIDED) return UNDECIDED;
  if (left === right) return true;
  const leftType = typeof left;
  if (leftType === 'string' || leftType === 'boolean') return false;
  if (leftType === 'bigint' || leftType === 'number') {
    const one = fromJson(left);
    const other = fromJson(right);
    return one === other;
  }
  if (isValueList(left)) return isValueList(right) && equalLists(left, right);
  if (isOpaque(left)) return isOpaque(right) && typeName(left) === typeName(right) && equalMaps({ ...left }, { ...right });
  return isMap(left) && isMap(right) && equalMaps(left, right);
}

/** `value in list`, `key in map`. Undecided where an undecided element could be it. Undefined: the right side is neither. */
export function contains(value: unknown, collection: unknown): Truth | undefined {
  if (isValueList(collection)) {
    let result: Truth = false;
    for (const element of collection) {
      const one = equals(value, element);
      if (one === true) return true;
      if (one === UNDECIDED) result = UNDECIDED;
    }
    return result;
  }
  return isMap(collection) ? typeof value === 'string' && Object.hasOwn(collection, value) : undefined;
}
