import { CelError } from '#engine/cel/cel-error.js';
import type { Step } from '#engine/cel/step.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { OPTIONAL_NONE, fromJson, isMap, isOptional, isValueList, optionalOf, typeName } from '#engine/cel/value.js';

/** The value of a key or index; undefined where there is none. */
function lookUp(container: unknown, key: unknown): unknown {
  if (isValueList(container)) {
    if (typeof key !== 'bigint') throw new CelError(`list index must be int, got ${typeName(key)}`);
    return fromJson(container[Number(key)]);
  }
  if (!isMap(container)) throw new CelError(`${typeName(container)} has no fields`);
  const name = typeof key === 'string' ? key : String(key);
  return Object.hasOwn(container, name) ? fromJson(container[name]) : undefined;
}

function read(container: unknown, key: unknown): unknown {
  if (container === UNDECIDED || key === UNDECIDED) return UNDECIDED;
  if (isOptional(container)) return readOptional(container, key);
  const value = lookUp(container, key);
  if (value === undefined) throw new CelError(isValueList(container) ? `index out of bounds: ${String(key)}` : `no such key: ${String(key)}`);
  return value;
}

function readOptional(container: unknown, key: unknown): unknown {
  if (container === UNDECIDED || key === UNDECIDED) return UNDECIDED;
  const inner = isOptional(container) ? container.value : container;
  if (inner === undefined) return OPTIONAL_NONE;
  const value = lookUp(inner, key);
  if (value === UNDECIDED) return UNDECIDED;
  return value === undefined ? OPTIONAL_NONE : optionalOf(value);
}

function has(container: unknown, field: string): unknown {
  if (container === UNDECIDED) return UNDECIDED;
  const inner = isOptional(container) ? container.value : container;
  if (inner === undefined) return false;
  const value = lookUp(inner, field);
  return value === UNDECIDED ? UNDECIDED : value !== undefined;
}

/** `container.field` */
export const fieldStep = (container: Step, field: string): Step => (slots) => read(container(slots), field);

/** `container[key]` */
export const indexStep = (container: Step, key: Step): Step => (slots) => read(container(slots), key(slots));

/** `container.?field`, `container[?key]`: an optional, empty where there is no such key. */
export const optionalStep = (container: Step, key: Step): Step => (slots) => readOptional(container(slots), key(slots));

/** `has(container.field)` */
export const hasStep = (container: Step, field: string): Step => (slots) => has(container(slots), field);
