import { CelError } from '#engine/cel/cel-error.js';
import { asTruth } from '#engine/cel/logic.js';
import { attempt } from '#engine/cel/step.js';
import type { Step } from '#engine/cel/step.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { fromJson, isMap, isValueList, typeName } from '#engine/cel/value.js';

/** `range.all(x, body)`: where the elements come from, the slots of its variables, and what is asked of each. */
export interface Comprehension {
  readonly range: Step;
  /** One variable: the element of a list or the key of a map. Two: index and element, or key and value. */
  readonly slots: readonly number[];
  readonly body: Step;
  /** The last argument of the forms with a filter before it. */
  readonly transform: Step | undefined;
}

type Visit = (key: unknown, value: unknown) => boolean;

/** Calls `visit` for each element until it answers false. False: the range itself is undecided. */
function each({ range, slots: variables }: Comprehension, slots: unknown[], visit: Visit): boolean {
  const collection = range(slots);
  if (collection === UNDECIDED) return false;
  const [first, second] = variables;
  const step = (key: unknown, element: unknown): boolean => {
    if (first !== undefined) slots[first] = second === undefined && isValueList(collection) ? element : key;
    if (second !== undefined) slots[second] = element;
    return visit(key, element);
  };
  if (isValueList(collection)) {
    for (let index = 0; index < collection.length; index++) {
      if (!step(BigInt(index), fromJson(collection[index]))) break;
    }
  } else if (isMap(collection)) {
    for (const key of Object.keys(collection)) {
      if (!step(key, fromJson(collection[key]))) break;
    }
  } else throw new CelError(`expected list or map, got ${typeName(collection)}`);
  return true;
}

function quantifier(decisive: boolean, comprehension: Comprehension): Step {
  return (slots) => {
    let failure: CelError | undefined;
    let result: boolean | typeof UNDECIDED = !decisive;
    const known = each(comprehension, slots, () => {
      const value = attempt(comprehension.body, slots);
      if (value instanceof CelError) failure ??= value;
      else if (asTruth(value) === decisive) result = decisive;
      else if (value === UNDECIDED) result = UNDECIDED;
      return result !== decisive;
    });
    if (!known) return UNDECIDED;
    if (failure !== undefined && !Object.is(result, decisive)) throw failure;
    return result;
  };
}

function existsOne(comprehension: Comprehension): Step {
  return (slots) => {
    let count = 0;
    let isDecided = true;
    const known = each(comprehension, slots, () => {
      const value = asTruth(comprehension.body(slots));
      if (value === UNDECIDED) isDecided = false;
      else if (value) count++;
      return true;
    });
    if (!known) return UNDECIDED;
    return count > 1 ? false : isDecided ? count === 1 : UNDECIDED;
  };
}

/** `filter`, `map` and `transformList`: the transformed elements for which the condition holds. */
function collect(comprehension: Comprehension, condition: Step | undefined, transform: Step | undefined): Step {
  return (slots) => {
    const result: unknown[] = [];
    let isDecided = true;
    const known = each(comprehension, slots, (_key, element) => {
      const taken = condition === undefined || asTruth(condition(slots));
      if (taken === UNDECIDED) isDecided = false;
      else if (taken) result.push(transform === undefined ? element : transform(slots));
      return true;
    });
    return known && isDecided ? result : UNDECIDED;
  };
}

function transformMap(comprehension: Comprehension, condition: Step | undefined, transform: Step): Step {
  return (slots) => {
    const entries: [string, unknown][] = [];
    let isDecided = true;
    const known = each(comprehension, slots, (key) => {
      const taken = condition === undefined || asTruth(condition(slots));
      if (taken === UNDECIDED) isDecided = false;
      else if (taken) entries.push([String(key), transform(slots)]);
      return true;
    });
    return known && isDecided ? Object.fromEntries(entries) : UNDECIDED;
  };
}

/** How each macro is evaluated. `all` and `exists` absorb errors and the undecided as CEL has it; the others do not. */
export function comprehensionStep(macro: string, comprehension: Comprehension): Step | undefined {
  const { body, transform, slots } = comprehension;
  switch (macro) {
    case 'all': return quantifier(false, comprehension);
    case 'exists': return quantifier(true, comprehension);
    case 'exists_one': case 'existsOne': return existsOne(comprehension);
    case 'filter': return slots.length === 1 ? collect(comprehension, body, undefined) : undefined;
    case 'map': case 'transformList': return collect(comprehension, transform === undefined ? undefined : body, transform ?? body);
    case 'transformMap': return transformMap(comprehension, transform === undefined ? undefined : body, transform ?? body);
    default: return undefined;
  }
}
