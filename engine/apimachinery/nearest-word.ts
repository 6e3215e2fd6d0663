/** Edits (insert, delete, replace, swap of neighbours) from one word to the other; stops counting above `most`. */
export function editDistance(from: string, to: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/**
 * The candidate that a person most likely meant: equal but for case, else fewest edits, at most a third of the word.
 * Equal distances go to the candidate that stands first. Undefined where none is near.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let most = Math.max(1, Math.floor(word.length / 3));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const distance = candidate.toLowerCase() === lower ? 0 : editDistance(lower, candidate.toLowerCase(), most);
    if (distance <= most && (nearest === undefined || distance < most)) {
      nearest = candidate;
      most = distance;
    }
  }
  return nearest;
}

const LEAST_COMMON = 3;

const partsOf = (name: string): readonly string[] => name.toLowerCase().split(/[^a-z0-9]+/).filter((part) => part.length >= LEAST_COMMON);

/** Whether a person could have meant the one by the other: a nearest word of it, a part of it, or a name with a part in common (`web-settings`, `web-config`). */
export function isAkin(word: string, other: string): boolean {
  if (nearestWord(word, [other]) !== undefined) return true;
  const [shorter = '', longer = ''] = [word.toLowerCase(), other.toLowerCase()].sort((one, two) => one.length - two.length);
  if (shorter.length >= LEAST_COMMON && longer.includes(shorter)) return true;
  const parts = partsOf(other);
  return partsOf(word).some((part) => parts.includes(part));
}
