import { contains } from '#engine/cel/equality.js';
import type { Truth } from '#engine/cel/equality.js';
import { define } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';
import { UNDECIDED } from '#engine/cel/undecided.js';

const both = (left: Truth, right: Truth): Truth =>
  left === false || right === false ? false : left === UNDECIDED || right === UNDECIDED ? UNDECIDED : true;

const membership = (element: unknown, list: readonly unknown[]): Truth => contains(element, list) ?? false;

function containsAll(list: readonly unknown[], wanted: readonly unknown[]): Truth {
  let result: Truth = true;
  for (const element of wanted) result = both(result, membership(element, list));
  return result;
}

function intersects(left: readonly unknown[], right: readonly unknown[]): Truth {
  let result: Truth = false;
  for (const element of left) {
    const one = membership(element, right);
    if (one === true) return true;
    if (one === UNDECIDED) result = UNDECIDED;
  }
  return result;
}

/** CEL's sets extension (`cel-go/ext/sets.go`): lists taken as sets. */
export const sets: readonly CelFunction[] = [
  define('sets.contains(list<T>, list<T>): bool', ['list', 'list'], containsAll),
  define('sets.intersects(list<T>, list<T>): bool', ['list', 'list'], intersects),
  define('sets.equivalent(list<T>, list<T>): bool', ['list', 'list'], (left, right) => both(containsAll(left, right), containsAll(right, left))),
];
