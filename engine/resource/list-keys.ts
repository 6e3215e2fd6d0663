import { asObject } from '#engine/apimachinery/json.js';
import type { Json } from '#engine/apimachinery/json.js';

/** An item that has the keys of an earlier one. */
export interface DuplicateItem {
  readonly index: number;
  readonly other: number;
  /** The values of the keys, as in `80/TCP`. */
  readonly found: string;
  readonly keys: readonly string[];
}

/** The item's values of the keys; undefined where one is absent: the server compares only what is there. */
function keyOf(item: Json, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return typeof item === 'object' ? undefined : String(item);
  const values: string[] = [];
  for (const key of keys) {
    const value = asObject(item)?.[key];
    if (value === undefined || value === null || value === '' || typeof value === 'object') return undefined;
    values.push(String(value));
  }
  return values.join('/');
}

/** The items of a decoded list that are alike by one of the sets of keys, each once. */
export function findDuplicates(items: readonly Json[], unique: readonly (readonly string[])[]): DuplicateItem[] {
  const found = new Map<number, DuplicateItem>();
  for (const keys of unique) {
    const first = new Map<string, number>();
    for (const [index, item] of items.entries()) {
      const key = keyOf(item, keys);
      if (key === undefined) continue;
      const other = first.get(key);
      if (other === undefined) first.set(key, index);
      else if (!found.has(index)) found.set(index, { index, other, found: key, keys });
    }
  }
  return [...found.values()].sort((left, right) => left.index - right.index);
}
