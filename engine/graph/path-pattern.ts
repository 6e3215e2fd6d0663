import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { isList, isObject, type Json } from '#engine/apimachinery/json.js';

/** A step that stands for every item of a list. */
export const EACH = '[*]';

/** Where values stand in many objects alike: `a.b[*].c`. `^.c` starts at the parent of another place, `$.c` at the root of the object. */
export interface PathPattern {
  readonly from: 'value' | 'parent' | 'object';
  readonly steps: readonly string[];
}

/** A value and where it stands. */
export interface Located {
  readonly path: FieldPath;
  readonly value: Json;
}

const STEP = /\['([^']*)'\]|(\[\*\])|([^.[\]]+)/g;

/** Reads `a.b[*].c`, `^.c`, `$.c`; a key that holds a dot is written `a['b.c/d']`. */
export function parsePathPattern(text: string): PathPattern {
  const from = text.startsWith('^.') ? 'parent' : text.startsWith('$.') ? 'object' : 'value';
  const steps = [...(from === 'value' ? text : text.slice(2)).matchAll(STEP)].map(([whole, quoted]) => quoted ?? whole);
  return { from, steps };
}

/** The values below `value` that the steps lead to, in the order of the object. A step that is not there ends its branch. */
export function valuesAt(value: Json | undefined, steps: readonly string[], at: FieldPath = []): Located[] {
  let open: Located[] = value === undefined ? [] : [{ path: at, value }];
  for (const step of steps) open = open.flatMap((found) => stepInto(found, step));
  return open;
}

function stepInto({ path, value }: Located, step: string): Located[] {
  if (step === EACH) return isList(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : [];
  const next = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return next === undefined || next === null ? [] : [{ path: [...path, step], value: next }];
}

/** The value at a path, or undefined. */
export function valueAt(value: Json | undefined, path: FieldPath): Json | undefined {
  let found = value;
  for (const step of path) {
    if (typeof step === 'number') found = isList(found) ? found[step] : undefined;
    else found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}
