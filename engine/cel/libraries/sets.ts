import type { CelFunction } from '#engine/cel/libraries/library.js';

type Elements = readonly (string | bigint)[];

const containsAll = (list: Elements, wanted: Elements): boolean => wanted.every((element) => list.includes(element));

/** Functions of `sets`; the environment declares the word before the dot as a value of this type. */
export const SETS_TYPE = 'SetsNamespace';

const ofElements = (type: string): readonly CelFunction[] => [
  { signature: `${SETS_TYPE}.contains(list<${type}>, list<${type}>): bool`, handler: (_sets: unknown, list: Elements, wanted: Elements) => containsAll(list, wanted) },
  { signature: `${SETS_TYPE}.intersects(list<${type}>, list<${type}>): bool`, handler: (_sets: unknown, left: Elements, right: Elements) => left.some((element) => right.includes(element)) },
  { signature: `${SETS_TYPE}.equivalent(list<${type}>, list<${type}>): bool`, handler: (_sets: unknown, left: Elements, right: Elements) => containsAll(left, right) && containsAll(right, left) },
];

/** CEL's sets extension (`cel-go/ext/sets.go`), for lists of strings and whole numbers. */
export const sets: readonly CelFunction[] = ['string', 'int'].flatMap(ofElements);
