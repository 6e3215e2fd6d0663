import { CelError } from '#engine/cel/cel-error.js';
import { isOpaque, isValueList, typeName } from '#engine/cel/value.js';

const LARGEST_INT = 9223372036854775807n;
const SMALLEST_INT = -9223372036854775808n;

/** A 64-bit integer, or an error where the value does not fit. */
export function asInt64(value: bigint): bigint {
  if (value > LARGEST_INT || value < SMALLEST_INT) throw new CelError('integer overflow');
  return value;
}

const noOverload = (operator: string, left: unknown, right: unknown): CelError =>
  new CelError(`no such overload: ${typeName(left)} ${operator} ${typeName(right)}`);

const isNumeric = (value: unknown): value is number | bigint => typeof value === 'bigint' || typeof value === 'number';

/** Negative, zero or positive, as for a sort. Numbers compare across their types; strings by UTF-16 code units. */
export function compare(operator: string, left: unknown, right: unknown): number {
  if (isNumeric(left) && isNumeric(right)) return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (isOpaque(left) && isOpaque(right) && 'nanoseconds' in left && 'nanoseconds' in right) return compare(operator, left.nanoseconds, right.nanoseconds);
  throw noOverload(operator, left, right);
}

function divide(left: bigint, right: bigint, operator: string): bigint {
  if (right === 0n) throw new CelError(operator === '/' ? 'division by zero' : 'modulo by zero');
  return asInt64(operator === '/' ? left / right : left % right);
}

function integers(operator: string, left: bigint, right: bigint): bigint {
  switch (operator) {
    case '+': return asInt64(left + right);
    case '-': return asInt64(left - right);
    case '*': return asInt64(left * right);
    default: return divide(left, right, operator);
  }
}

function doubles(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+': return left + right;
    case '-': return left - right;
    case '*': return left * right;
    default: return left / right;
  }
}

/** `+ - * / %` of two decided values. */
export function calculate(operator: string, left: unknown, right: unknown): unknown {
  if (typeof left === 'bigint' && typeof right === 'bigint') return integers(operator, left, right);
  if (typeof left === 'number' && typeof right === 'number' && operator !== '%') return doubles(operator, left, right);
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right;
  if (operator === '+' && isValueList(left) && isValueList(right)) return [...left, ...right];
  throw noOverload(operator, left, right);
}
