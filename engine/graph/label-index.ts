import { asString, type JsonObject } from '#engine/apimachinery/json.js';
import { meetsRequirement, requirementsOf, type Requirement } from '#engine/apimachinery/label-selector.js';
import { nearNames } from '#engine/graph/near-names.js';
import { memoized } from '#engine/graph/memoized.js';

/** Things with labels, found by selector without looking at each. */
export interface LabelIndex<Item> {
  readonly all: readonly Item[];
  /** The items that a LabelSelector matches, in their order, `most` at most; undefined where the API server would refuse the selector. */
  select(selector: JsonObject, most?: number): readonly Item[] | undefined;
  /** Items that come closest to the selector: most conditions met first. Looks at a bounded number. */
  nearest(selector: JsonObject): readonly Nearest<Item>[];
}

/** An item that a selector does not match, and the first condition that it fails. */
export interface Nearest<Item> {
  readonly item: Item;
  readonly failed: Requirement;
  readonly met: number;
}

const LOOKED_AT = 64;

/** Positions of items by label key and value. */
type Holders = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

function holdersByLabel(labels: readonly JsonObject[]): Holders {
  const byKey = new Map<string, Map<string, number[]>>();
  for (const [index, pairs] of labels.entries())
    for (const key of Object.keys(pairs)) {
      const value = asString(pairs[key]);
      if (value === undefined) continue;
      const values = byKey.get(key) ?? new Map<string, number[]>();
      byKey.set(key, values);
      const holders = values.get(value);
      if (holders === undefined) values.set(value, [index]);
      else holders.push(index);
    }
  return byKey;
}

function holdersOf(byKey: Holders, { key, values }: Requirement): readonly number[] {
  const [only = ''] = values;
  if (values.length === 1) return byKey.get(key)?.get(only) ?? [];
  return values.flatMap((value) => byKey.get(key)?.get(value) ?? []).sort((left, right) => left - right);
}

/** The shortest list that holds all that can meet the requirements; undefined where none narrows them down. */
function narrowestOf(byKey: Holders, requirements: readonly Requirement[]): readonly number[] | undefined {
  const lists = requirements.filter(({ operator }) => operator === 'In').map((requirement) => holdersOf(byKey, requirement));
  return lists.reduce<readonly number[] | undefined>((narrowest, list) => (narrowest === undefined || list.length < narrowest.length ? list : narrowest), undefined);
}

/** Builds the index; `labelsOf` is asked once for each item. */
export function labelIndex<Item>(items: readonly Item[], labelsOf: (item: Item) => JsonObject): LabelIndex<Item> {
  const labels = items.map(labelsOf);
  const byKey = holdersByLabel(labels);
  const valuesOf = memoized((key: string) => nearNames(byKey.get(key)?.keys() ?? []));
  const isMet = (index: number, requirement: Requirement): boolean => meetsRequirement(requirement, labels[index] ?? {});
  const has = (index: number, key: string): boolean => Object.hasOwn(labels[index] ?? {}, key);

  const select = (selector: JsonObject, most = items.length): readonly Item[] | undefined => {
    const requirements = requirementsOf(selector);
    if (requirements === undefined) return undefined;
    if (requirements.length === 0) return most < items.length ? items.slice(0, most) : items;
    const found: Item[] = [];
    for (const index of narrowestOf(byKey, requirements) ?? items.keys()) {
      if (found.length >= most) break;
      const item = items[index];
      if (item !== undefined && requirements.every((requirement) => isMet(index, requirement))) found.push(item);
    }
    return found;
  };

  const around = (requirement: Requirement): readonly number[] => {
    if (requirement.operator !== 'In') return [];
    const holders = holdersOf(byKey, requirement);
    if (holders.length > 0) return holders.slice(0, LOOKED_AT);
    const near = requirement.values.map((value) => valuesOf(requirement.key).nearest(value)).filter((value) => value !== undefined);
    return near.flatMap((value) => byKey.get(requirement.key)?.get(value)?.slice(0, LOOKED_AT) ?? []);
  };

  const nearest = (selector: JsonObject): readonly Nearest<Item>[] => {
    const requirements = requirementsOf(selector) ?? [];
    const indexes = new Set(requirements.flatMap(around).sort((left, right) => left - right));
    for (let index = 0; index < items.length && indexes.size < 3; index++) indexes.add(index);
    const found: Nearest<Item>[] = [];
    for (const index of indexes) {
      const item = items[index];
      const unmet = requirements.filter((requirement) => !isMet(index, requirement));
      const failed = unmet.find(({ key }) => has(index, key)) ?? unmet[0];
      if (item !== undefined && failed !== undefined) found.push({ item, failed, met: requirements.length - unmet.length + (has(index, failed.key) ? 0.5 : 0) });
    }
    return found.sort((left, right) => right.met - left.met);
  };

  return { all: items, select, nearest };
}
