import { asList, asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import { conditionOf, isEmpty } from '#engine/resource/condition.js';
import { computeDefault } from '#engine/resource/defaulting/computed-default.js';
import { setField } from '#engine/resource/set-field.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Default, MutableObject } from '#engine/resource/structural-type.js';

/** A step of a row's field: `ports[]` goes through every item. */
interface Step {
  readonly key: string;
  readonly isEach: boolean;
}

/** A row of `schemas/kubernetes/defaults/`, of an object that replaces `old`. */
export type LaterDefault = (object: MutableObject, old: JsonObject | undefined) => void;

const stepsOf = (field: string): Step[] => field.split('.').map((step) => ({ key: step.replace('[]', ''), isEach: step.endsWith('[]') }));

/** Objects are fresh while they are decoded, so that what is read as JSON may be written to. */
const isMutable = (value: Json | undefined): value is MutableObject => isObject(value);

const asMutable = (value: Json | undefined): MutableObject => (isMutable(value) ? value : {});

function valueAt(object: JsonObject | undefined, steps: readonly Step[]): Json | undefined {
  let value: Json | undefined = object;
  for (const { key } of steps) value = asObject(value)?.[key];
  return value;
}

/** Calls back with each object that holds the last step, making parents that are not there; values of another type end the way. */
function eachHolder(object: MutableObject, steps: readonly Step[], isMade: boolean, at: number, visit: (holder: MutableObject) => void): void {
  const step = steps[at];
  if (step === undefined || at === steps.length - 1) return visit(object);
  if (step.isEach) {
    for (const item of asList(object[step.key])) if (isMutable(item)) eachHolder(item, steps, isMade, at + 1, visit);
    return;
  }
  let next: Json | undefined = object[step.key];
  if (next === undefined && isMade) setField(object, step.key, (next = {}));
  if (isMutable(next)) eachHolder(next, steps, isMade, at + 1, visit);
}

/** The holder of the last step in an object whose own fields may be written: what is on the way is copied, or made. */
function ownHolder(object: MutableObject, steps: readonly Step[]): MutableObject {
  let holder = object;
  for (const { key } of steps.slice(0, -1)) {
    const copy: MutableObject = { ...asObject(holder[key]) };
    setField(holder, key, copy);
    holder = copy;
  }
  return holder;
}

/** A fresh copy each time: what is decoded belongs to one resource. */
function copyOf(value: Json): Json {
  if (isList(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: MutableObject = {};
  for (const key of Object.keys(value)) setField(copy, key, copyOf(value[key] ?? null));
  return copy;
}

function sourceOf(row: JsonObject): (holder: MutableObject, object: MutableObject) => Json | undefined {
  const copied = asString(row['copy']);
  if (copied !== undefined) {
    const steps = stepsOf(copied);
    return (holder, object) => {
      const found = asString(row['field'])?.includes('[]') === true ? valueAt(holder, steps) : valueAt(object, steps);
      return found === undefined || row['shared'] === true ? found : copyOf(found);
    };
  }
  const computed = asString(row['compute']);
  if (computed !== undefined) return (holder, object) => computeDefault(computed, holder, object);
  const value = row['value'] ?? null;
  return isList(value) || isObject(value) ? () => copyOf(value) : () => value;
}

/** Compiles a row that is applied while an object is decoded: in place. */
export function compileRow(row: JsonObject): Default {
  const steps = stepsOf(asString(row['field']) ?? '');
  const key = steps.at(-1)?.key ?? '';
  const holds = conditionOf(asObject(row['when']));
  const source = sourceOf(row);
  const replacesEmpty = row['empty'] === true;
  const isAlways = row['always'] === true;
  const isMade = row['parents'] !== 'given' && row['drop'] !== true;
  return (object) => {
    if (!holds(object)) return;
    eachHolder(object, steps, isMade, 0, (holder) => {
      const present = holder[key];
      if (row['drop'] === true) delete holder[key];
      else if (isAlways || present === undefined || (replacesEmpty && isEmpty(present))) {
        const value = source(holder, object);
        if (value !== undefined) setField(holder, key, value);
      }
    });
  };
}

/** What a later row sets: undefined takes the field away. */
function laterSourceOf(row: JsonObject, steps: readonly Step[]): (object: MutableObject, old: JsonObject | undefined) => Json | undefined {
  const append = row['append'];
  if (row['drop'] === true) return () => undefined;
  if (row['keep'] === true) return (_object, old) => valueAt(old, steps);
  if (append !== undefined) return (object) => [...asList(valueAt(object, steps)), append];
  const source = sourceOf(row);
  const above = steps.slice(0, -1);
  return (object) => source(asMutable(valueAt(object, above)), object);
}

/** Whether an item is, or has all fields of, what a row appends. */
function isSuch(item: Json, wanted: Json): boolean {
  return isObject(item) && isObject(wanted) ? Object.keys(wanted).every((name) => item[name] === wanted[name]) : item === wanted;
}

/** Whether a field that a row names is to be set anew. */
function isDue(row: JsonObject, present: Json | undefined): boolean {
  const append = row['append'];
  if (append !== undefined) return !asList(present).some((item) => isSuch(item, append));
  if (row['keep'] === true || row['always'] === true) return true;
  return row['drop'] === true ? present !== undefined : present === undefined || (row['empty'] === true && isEmpty(present));
}

/**
 * Compiles a row that is applied to a decoded object: only the object's own fields may be written, so that what is on the way is copied.
 * Rows of this kind do not go through lists.
 */
export function compileLaterRow(row: JsonObject): LaterDefault {
  const steps = stepsOf(asString(row['field']) ?? '');
  const key = steps.at(-1)?.key ?? '';
  const holds = conditionOf(asObject(row['when']));
  const source = laterSourceOf(row, steps);
  return (object, old) => {
    const present = valueAt(object, steps);
    if (!isDue(row, present) || !holds(object)) return;
    const value = source(object, old);
    if (value === present) return;
    const holder = ownHolder(object, steps);
    if (value === undefined) delete holder[key];
    else setField(holder, key, value);
  };
}
