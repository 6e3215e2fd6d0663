import { CelError } from '#engine/cel/cel-error.js';
import { equals } from '#engine/cel/equality.js';
import { define, whole } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';
import { calculate, compare } from '#engine/cel/operators.js';
import { fromJson } from '#engine/cel/value.js';

const isSorted = (list: readonly unknown[]): boolean =>
  list.every((element, index) => index === 0 || compare('<=', fromJson(list[index - 1]), fromJson(element)) <= 0);

const sum = (list: readonly unknown[]): unknown =>
  list.length === 0 ? 0n : list.map(fromJson).reduce((total, element) => calculate('+', total, element));

function extreme(list: readonly unknown[], sign: 1 | -1): unknown {
  if (list.length === 0) throw new CelError('min or max of an empty list');
  return list.map(fromJson).reduce((best, element) => (compare('<', element, best) * sign < 0 ? element : best));
}

/** Kubernetes' lists library (`apiserver/pkg/cel/library/lists.go`). */
export const lists: readonly CelFunction[] = [
  whole(define('list<T>.isSorted(): bool', ['list'], isSorted)),
  whole(define('list<T>.sum(): T', ['list'], sum)),
  whole(define('list<T>.min(): T', ['list'], (list) => extreme(list, 1))),
  whole(define('list<T>.max(): T', ['list'], (list) => extreme(list, -1))),
  whole(define('list<T>.indexOf(T): int', ['list', 'dyn'], (list, wanted) => BigInt(list.findIndex((element) => equals(element, wanted) === true)))),
  whole(define('list<T>.lastIndexOf(T): int', ['list', 'dyn'], (list, wanted) => BigInt(list.findLastIndex((element) => equals(element, wanted) === true)))),
];
