import { asString, type JsonObject } from '#engine/apimachinery/json.js';
import { meetsRequirement, requirementsOf, type Requirement } from '#engine/apimachinery/label-selector.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';

/** Things with labels, found by selector without looking at each. */
export interface LabelIndex<Item> {
  readonly all: readonly Item[];
  /** The items that a LabelSelector matches, in their order; undefined where the API server would refuse the selector. */
  select(selector: JsonObject): readonly Item[] | undefined;
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

/** Builds the index; `labelsOf` is asked once for each item. */
export function labelIndex<Item>(items: readonly Item[], labelsOf: (item: Item) => JsonObject): LabelIndex<Item> {
  const labels = items.map(labelsOf);
  const byKey = new Map<string, Map<string, number[]>>();
  for (const [index, pairs] of labels.entries())
    for (const key of Object.keys(pairs)) {
      const value = asString(pairs[key]);
      if (value === undefined) continue;
      const values = byKey.get(key) ?? new Map<string, number[]>();
      byKey.set(key, values);
      const holders = values.get(value) ?? [];
      values.set(value, holders);
      holders.push(index);
    }

  const holdersOf = ({ key, values }: Requirement): readonly number[] => values.flatMap((value) => byKey.get(key)?.get(value) ?? []);

  const meets = (index: number, requirements: readonly Requirement[]): boolean =>
    requirements.every((requirement) => meetsRequirement(requirement, labels[index] ?? {}));

  const pick = (indexes: readonly number[]): Item[] => indexes.map((index) => items[index]).filter((item) => item !== undefined);

  const select = (selector: JsonObject): readonly Item[] | undefined => {
    const requirements = requirementsOf(selector);
    if (requirements === undefined || requirements.length === 0) return requirements === undefined ? undefined : items;
    let narrowest: readonly number[] | undefined;
    for (const requirement of requirements) {
      if (requirement.operator !== 'In') continue;
      const holders = holdersOf(requirement);
      if (narrowest === undefined || holders.length < narrowest.length) narrowest = holders;
    }
    const indexes = narrowest === undefined ? [...items.keys()] : [...narrowest].sort((left, right) => left - right);
    return pick(indexes.filter((index) => meets(index, requirements)));
  };

  const around = (requirement: Requirement): readonly number[] => {
    if (requirement.operator !== 'In') return [];
    const holders = holdersOf(requirement);
    if (holders.length > 0) return holders.slice(0, LOOKED_AT);
    const values = [...(byKey.get(requirement.key)?.keys() ?? [])].slice(0, LOOKED_AT * 8);
    const near = requirement.values.map((value) => nearestWord(value, values)).filter((value) => value !== undefined);
    return near.flatMap((value) => byKey.get(requirement.key)?.get(value)?.slice(0, LOOKED_AT) ?? []);
  };

  const nearest = (selector: JsonObject): readonly Nearest<Item>[] => {
    const requirements = requirementsOf(selector) ?? [];
    const indexes = new Set(requirements.flatMap(around));
    for (const index of items.keys()) if (indexes.size < 3 && index < LOOKED_AT) indexes.add(index);
    const found: Nearest<Item>[] = [];
    for (const index of [...indexes].sort((left, right) => left - right)) {
      const item = items[index];
      const unmet = requirements.filter((requirement) => !meetsRequirement(requirement, labels[index] ?? {}));
      const failed = unmet.find(({ key }) => Object.hasOwn(labels[index] ?? {}, key)) ?? unmet[0];
      if (item !== undefined && failed !== undefined)
        found.push({ item, failed, met: requirements.length - unmet.length + (Object.hasOwn(labels[index] ?? {}, failed.key) ? 0.5 : 0) });
    }
    return found.sort((left, right) => right.met - left.met);
  };

  return { all: items, select, nearest };
}
