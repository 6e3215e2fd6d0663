import { CelError } from '#engine/cel/cel-error.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';

type Ordered = string | number | bigint;

const isSorted = (list: readonly Ordered[]): boolean => list.every((element, index) => index === 0 || (list[index - 1] ?? element) <= element);

function extreme(list: readonly Ordered[], isBetter: (one: Ordered, other: Ordered) => boolean): Ordered {
  const [first, ...rest] = list;
  if (first === undefined) throw new CelError('min or max of an empty list');
  return rest.reduce((best, element) => (isBetter(element, best) ? element : best), first);
}

const ofElements = (type: string): readonly CelFunction[] => [
  { signature: `list<${type}>.isSorted(): bool`, handler: isSorted },
  { signature: `list<${type}>.min(): ${type}`, handler: (list: readonly Ordered[]) => extreme(list, (one, other) => one < other) },
  { signature: `list<${type}>.max(): ${type}`, handler: (list: readonly Ordered[]) => extreme(list, (one, other) => one > other) },
  { signature: `list<${type}>.indexOf(${type}): int`, handler: (list: readonly Ordered[], wanted: Ordered) => BigInt(list.indexOf(wanted)) },
  { signature: `list<${type}>.lastIndexOf(${type}): int`, handler: (list: readonly Ordered[], wanted: Ordered) => BigInt(list.lastIndexOf(wanted)) },
];

/** Kubernetes' lists library (`apiserver/pkg/cel/library/lists.go`), for lists of strings and numbers. */
export const lists: readonly CelFunction[] = [
  ...['string', 'int', 'double'].flatMap(ofElements),
  { signature: 'list<int>.sum(): int', handler: (list: readonly bigint[]) => list.reduce((total, element) => total + element, 0n) },
  { signature: 'list<double>.sum(): double', handler: (list: readonly number[]) => list.reduce((total, element) => total + element, 0) },
];
