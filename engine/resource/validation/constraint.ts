import { isList, isObject } from '#engine/apimachinery/json.js';
import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, notSupported, required, tooLong, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, inclusiveRangeError } from '#engine/apimachinery/validation/names.js';
import { conditionOf, isEmpty } from '#engine/resource/condition.js';
import { formatCheck } from '#engine/resource/validation/formats.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { Constraint as ConstraintRow } from '#engine/generated/constraint.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** A row of `schemas/kubernetes/constraints/`, compiled: judges an object of the row's type. */
export type Constraint = (holder: JsonObject, at: Field, context: ValidationContext, old: JsonObject | undefined) => void;

/** What a row says of one value. */
type ValueCheck = (value: Json, at: Field, errors: FieldError[]) => void;

/** `ports[*]` is each item, `data{*}` each value of a map, `data{key}` each key. */
interface Step {
  readonly name: string;
  readonly each: 'itself' | 'items' | 'values' | 'keys';
}

const EACH = { '': 'itself', '[*]': 'items', '{*}': 'values', '{key}': 'keys' } as const;

function stepsOf(field: string): readonly Step[] {
  if (field === '') return [];
  return field.split('.').map((text) => {
    const [, name = text, each = ''] = /^([^[{]*)(\[\*\]|\{\*\}|\{key\})?$/.exec(text) ?? [];
    return { name, each: each === '[*]' || each === '{*}' || each === '{key}' ? EACH[each] : 'itself' };
  });
}

type Visit = (value: Json | undefined, at: Field, on: 'key' | 'value') => void;

/** Calls back with each value that the steps lead to; the last one also where it is absent. */
function visitEach(value: Json | undefined, at: Field, steps: readonly Step[], from: number, visit: Visit): void {
  const step = steps[from];
  if (step === undefined) return visit(value, at, 'value');
  if (!isObject(value)) return;
  const next = value[step.name];
  const place = child(at, step.name);
  if (step.each === 'itself') return visitEach(next, place, steps, from + 1, visit);
  if (step.each === 'items') {
    if (isList(next)) next.forEach((part, index) => visitEach(part, item(place, index), steps, from + 1, visit));
  } else if (isObject(next)) {
    for (const name of Object.keys(next)) {
      if (step.each === 'values') visitEach(next[name], key(place, name), steps, from + 1, visit);
      else visit(name, place, 'key');
    }
  }
}

function rangeCheck({ minimum, maximum }: ConstraintRow): ValueCheck {
  const detail = minimum !== undefined && maximum !== undefined ? inclusiveRangeError(minimum, maximum)
    : minimum === undefined ? `must be less than or equal to ${maximum}` : `must be greater than or equal to ${minimum}`;
  return (value, at, errors) => {
    if (typeof value !== 'number' && typeof value !== 'bigint') return;
    if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) errors.push(invalid(at, value, detail));
  };
}

/** The values of the keys of an item, as one text; no keys: the item itself. */
const identityOf = (value: Json, keys: readonly string[]): string =>
  keys.length === 0 || !isObject(value) ? JSON.stringify(value) : keys.map((name) => JSON.stringify(value[name] ?? null)).join();

/** What of an item tells it from others; all of it where no keys are named. */
const identifying = (value: Json, keys: readonly string[]): Json =>
  keys.length === 0 || !isObject(value) ? value : Object.fromEntries(keys.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])));

/** Duplicates are reported at the item, or, where one key makes the identity and the row says so, at that key. */
function uniqueCheck(keys: readonly string[], isAtKey: boolean): ValueCheck {
  return (list, at, errors) => {
    if (!isList(list) || list.length < 2) return;
    const first = new Map<string, number>();
    for (const [index, value] of list.entries()) {
      const [name] = keys;
      if (name !== undefined && isEmpty(isObject(value) ? value[name] : undefined)) continue;
      const identity = identityOf(value, keys);
      const other = first.get(identity);
      if (other === undefined) first.set(identity, index);
      else {
        const place = item(at, index);
        errors.push(duplicate(name !== undefined && isAtKey ? child(place, name) : place, identifying(value, keys), { other: item(at, other) }));
      }
    }
  };
}

function valueChecks(row: ConstraintRow): ValueCheck[] {
  const checks: ValueCheck[] = [];
  const { enum: members, format, maxLength, maxItems, unique } = row;
  if (members !== undefined) {
    const allowed = new Set(members);
    checks.push((value, at, errors) => {
      if (typeof value === 'string' && !allowed.has(value)) errors.push(notSupported(at, value, members));
    });
  }
  if (format !== undefined) {
    const messages = formatCheck(format);
    checks.push((value, at, errors) => {
      for (const message of messages(value)) errors.push(invalid(at, value, message));
    });
  }
  if (row.minimum !== undefined || row.maximum !== undefined) checks.push(rangeCheck(row));
  if (maxLength !== undefined) checks.push((value, at, errors) => {
    if (typeof value === 'string' && byteLength(value) > maxLength) errors.push(tooLong(at, maxLength));
  });
  if (maxItems !== undefined) checks.push((value, at, errors) => {
    const found = isList(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
    if (found > maxItems) errors.push(tooMany(at, found, maxItems));
  });
  if (unique !== undefined) checks.push(uniqueCheck(unique, row.uniqueAt === 'key'));
  return checks;
}

const isAbsent = (value: Json | undefined, isPointer: boolean): boolean => (isPointer ? value === undefined || value === null : isEmpty(value) && !isObject(value));

/** What a row says of each value that its field leads to. */
function visitOf(row: ConstraintRow): (value: Json | undefined, at: Field, errors: FieldError[]) => void {
  const checks = valueChecks(row);
  const isPointer = row.pointer === true;
  const demand = row.required === true ? '' : row.required === false ? undefined : row.required;
  return (value, at, errors) => {
    if (isAbsent(value, isPointer)) {
      if (demand !== undefined) errors.push(required(at, demand));
    } else if (row.forbidden !== undefined) errors.push(forbidden(at, row.forbidden));
    else if (value !== undefined) for (const check of checks) check(value, at, errors);
  };
}

/** The error as the row wants it said. */
function dressed(error: FieldError, row: ConstraintRow, on: 'key' | 'value'): FieldError {
  const extras: FieldErrorExtras = { ...(row.rule === undefined ? {} : { rule: row.rule }), ...(on === 'key' ? { on } : {}) };
  return { ...error, ...extras, type: row.error ?? error.type, detail: row.detail ?? error.detail, allowed: row.enum ?? error.allowed };
}

/** Fields of which exactly one, or at most one, may be given. */
function choiceCheck(row: ConstraintRow): Constraint | undefined {
  const fields = row.exactlyOneOf ?? row.atMostOneOf;
  if (fields === undefined) return undefined;
  const isNeeded = row.exactlyOneOf !== undefined;
  return (holder, at, context) => {
    const given = fields.filter((field) => holder[field] !== undefined);
    if (given.length === 0 && isNeeded) context.errors.push(dressed(required(at, row.detail ?? `must specify one of: ${fields.join(', ')}`), row, 'value'));
    for (const field of given.slice(1)) context.errors.push(dressed(forbidden(child(at, field), row.detail ?? 'may not specify more than 1 of them'), row, 'value'));
  };
}

function fieldCheck(row: ConstraintRow): Constraint {
  const steps = stepsOf(row.field ?? '');
  const visit = visitOf(row);
  const isPlain = row.error === undefined && row.detail === undefined && row.rule === undefined;
  return (holder, at, { errors }) => visitEach(holder, at, steps, 0, (value, place, on) => {
    const known = errors.length;
    visit(value, place, errors);
    if (errors.length === known || (isPlain && on === 'value')) return;
    for (const error of errors.splice(known)) errors.push(dressed(error, row, on));
  });
}

function immutableCheck(row: ConstraintRow): Constraint {
  const steps = stepsOf(row.field ?? '');
  const isPointer = row.pointer === true;
  return (holder, at, context, old) => {
    if (old === undefined) return;
    visitEach(old, at, steps, 0, (before) => visitEach(holder, at, steps, 0, (after, place) => {
      const isSetOrCleared = isPointer && (before === undefined) !== (after === undefined);
      if (isSetOrCleared || !semanticallyEqual(before, after)) context.errors.push(dressed(invalid(place, after ?? null, 'field is immutable'), row, 'value'));
    }));
  };
}

/** The field without which a row says nothing; undefined where it may speak of an absent one, or of none. */
function fieldNeeded(row: ConstraintRow): string | undefined {
  const [first, second] = stepsOf(row.field ?? '');
  const isDemand = second === undefined && row.required !== undefined && row.required !== false;
  return isDemand || row.exactlyOneOf !== undefined || row.atMostOneOf !== undefined ? undefined : first?.name;
}

/** The rows of one type, compiled. */
export interface Constraints {
  /** In the order of the rows. */
  readonly all: readonly Constraint[];
  /** Those that may say something whatever is given. */
  readonly always: readonly Constraint[];
  /** Those that say something only where a field is given. */
  readonly byField: ReadonlyMap<string, readonly Constraint[]>;
  /** Those that say something only where there is an old value. */
  readonly ofUpdates: readonly Constraint[];
}

/** Compiles the rows of one type that hold in a version with its gates. */
export function compileConstraints(rows: readonly ConstraintRow[]): Constraints {
  const [all, always, ofUpdates]: [Constraint[], Constraint[], Constraint[]] = [[], [], []];
  const byField = new Map<string, Constraint[]>();
  for (const row of rows) {
    const constraint = compileConstraint(row);
    const field = fieldNeeded(row);
    all.push(constraint);
    if (row.immutable === true) ofUpdates.push(constraint);
    else if (field === undefined) always.push(constraint);
    else byField.set(field, [...byField.get(field) ?? [], constraint]);
  }
  return { all, always, byField, ofUpdates };
}

/** Judges an object by the rows of its type: only by those that can say something of what is given. Errors stand in the order of the rows. */
export function judgeByConstraints(constraints: Constraints, holder: JsonObject, at: Field, context: ValidationContext, old: JsonObject | undefined): void {
  const { errors } = context;
  const { all, always, byField, ofUpdates } = constraints;
  const known = errors.length;
  for (const constraint of always) constraint(holder, at, context, old);
  if (byField.size > 0) for (const name in holder) {
    const own = byField.get(name);
    if (own !== undefined) for (const constraint of own) constraint(holder, at, context, old);
  }
  if (old !== undefined) for (const constraint of ofUpdates) constraint(holder, at, context, old);
  if (errors.length === known) return;
  errors.length = known;
  for (const constraint of all) constraint(holder, at, context, old);
}

/** Compiles one row of those that hold in a version with its gates. Rows without conditions cost nothing more than their checks. */
function compileConstraint(row: ConstraintRow): Constraint {
  const check = row.immutable === true ? immutableCheck(row) : choiceCheck(row) ?? fieldCheck(row);
  const { when, on } = row;
  if (when === undefined && on === undefined) return check;
  const holds = conditionOf(when);
  return (holder, at, context, old) => {
    if (on !== undefined && (on === 'update') !== (context.old !== undefined)) return;
    if (holds(holder)) check(holder, at, context, old);
  };
}
