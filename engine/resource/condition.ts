import { asList, asObject, isList, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

/** What Go cannot tell from absent: the zero value of a field that is no pointer. */
export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || value === 0 || value === false || (isList(value) && value.length === 0)
    || (isObject(value) && Object.keys(value).length === 0);
}

function valueAt(object: JsonObject, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = object;
  for (const step of steps) value = asObject(value)?.[step];
  return value;
}

/** A row's condition: each field is one of the values (null: absent), present (`true`) or absent (`false`). */
export function conditionOf(when: JsonObject | undefined): (object: JsonObject) => boolean {
  const tests = Object.entries(when ?? {}).map(([field, wanted]) => {
    const steps = field.split('.');
    if (typeof wanted === 'boolean') return (object: JsonObject) => (valueAt(object, steps) !== undefined) === wanted;
    const values = new Set(asList(wanted));
    return (object: JsonObject) => values.has(valueAt(object, steps) ?? null);
  });
  return (object) => tests.every((test) => test(object));
}
