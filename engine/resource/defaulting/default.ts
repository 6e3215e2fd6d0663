import { asList, asObject, asString, isList, isObject } from '#engine/apimachinery/json.js';
import { conditionOf, isEmpty } from '#engine/resource/condition.js';
import { computeDefault } from '#engine/resource/defaulting/computed-default.js';
import { minorOf } from '#engine/resource/api-version.js';
import { setField } from '#engine/resource/set-field.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { Default, MutableObject } from '#engine/resource/structural-type.js';

/** A step of a row's field: `ports[]` goes through every item. */
interface Step {
  readonly key: string;
  readonly isEach: boolean;
}

const stepsOf = (field: string): Step[] => field.split('.').map((step) => ({ key: step.replace('[]', ''), isEach: step.endsWith('[]') }));

/** Objects are fresh while they are decoded, so that what is read as JSON may be written to. */
const isMutable = (value: Json | undefined): value is MutableObject => isObject(value);

function valueAt(object: JsonObject, steps: readonly Step[]): Json | undefined {
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
      return found === undefined ? undefined : copyOf(found);
    };
  }
  const computed = asString(row['compute']);
  if (computed !== undefined) return (holder, object) => computeDefault(computed, holder, object);
  const value = row['value'] ?? null;
  return isList(value) || isObject(value) ? () => copyOf(value) : () => value;
}

function compileRow(row: JsonObject): Default {
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

/** The rows of the table that hold in a version, compiled, by definition. Only the phase `decode`: admission and create come later. */
export function compileDefaults(kubernetes: KubernetesSource, version: string): (definition: string) => readonly Default[] {
  const rowsOf = new Map<string, JsonObject[]>();
  for (const value of asList(kubernetes.load('defaults/decode'))) {
    const row = asObject(value) ?? {};
    const since = asString(row['since']);
    if (since !== undefined && minorOf(version) < minorOf(since)) continue;
    const type = asString(row['type']) ?? '';
    const rows = rowsOf.get(type);
    if (rows === undefined) rowsOf.set(type, [row]);
    else rows.push(row);
  }
  return (definition) => (rowsOf.get(definition) ?? []).map(compileRow);
}
