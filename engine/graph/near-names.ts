import { editDistance, nearestWord } from '#engine/apimachinery/nearest-word.js';

/** Finds what was meant among many names without comparing with each. */
export interface NearNames {
  readonly names: readonly string[];
  /** As `nearestWord`; of a long list, names one edit away are found, and those that stand near in the order. */
  nearest(word: string): string | undefined;
  /** Names, nearest first: all of a short list, a few of a long one. */
  ordered(word: string): readonly string[];
}

/** Lists up to here are compared one by one. */
const SHORT = 64;
/** Names with one rest that are kept. */
const ALIKE = 12;
/** Neighbours in the order that are compared in a long list, on each side. */
const AROUND = 16;

const withoutOne = (word: string): string[] => Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));

/** Names by what is left of them when one character is taken out: two names one edit apart share such a rest. */
function deletions(names: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const name of names)
    for (const rest of new Set([name, ...withoutOne(name)])) {
      const known = index.get(rest);
      if (known === undefined) index.set(rest, [name]);
      else if (known.length < ALIKE) known.push(name);
    }
  return index;
}

function positionOf(word: string, sorted: readonly string[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

const byDistance = (word: string, names: readonly string[]): readonly string[] =>
  names.map((name) => ({ name, distance: editDistance(word, name) })).sort((left, right) => left.distance - right.distance).map(({ name }) => name);

/** Indexes the names; a long list is indexed when it is first asked. */
export function nearNames(given: Iterable<string>): NearNames {
  const names = [...new Set(given)];
  if (names.length <= SHORT) return { names, nearest: (word) => nearestWord(word, names), ordered: (word) => byDistance(word, names) };
  let index: { readonly rests: Map<string, string[]>; readonly sorted: readonly string[] } | undefined;
  const candidates = (word: string): readonly string[] => {
    const { rests, sorted } = (index ??= { rests: deletions(names), sorted: [...names].sort() });
    const close = [word, ...withoutOne(word)].flatMap((rest) => rests.get(rest) ?? []);
    const at = positionOf(word, sorted);
    return [...new Set([...close, ...sorted.slice(Math.max(0, at - AROUND), at + AROUND)])];
  };
  return { names, nearest: (word) => nearestWord(word, candidates(word)), ordered: (word) => byDistance(word, candidates(word)) };
}
