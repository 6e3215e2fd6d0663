import { CelError } from '#engine/cel/cel-error.js';
import { define } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';
import { asInt64 } from '#engine/cel/operators.js';
import { opaque, typeName } from '#engine/cel/value.js';

/** Code points, as CEL counts a string's size. */
function codePoints(text: string): bigint {
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if ((text.charCodeAt(index) & 0xfc00) !== 0xdc00) count++;
  }
  return BigInt(count);
}

function toInt(text: string): bigint {
  if (!/^[+-]?\d{1,19}$/.test(text)) throw new CelError(`cannot convert '${text}' to int`);
  return asInt64(BigInt(text));
}

function truncate(value: number): bigint {
  if (!Number.isFinite(value)) throw new CelError('integer overflow');
  return asInt64(BigInt(Math.trunc(value)));
}

function toDouble(text: string): number {
  const value = text.trim() === text && text !== '' ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw new CelError(`cannot convert '${text}' to double`);
  return value;
}

function toBool(text: string): boolean {
  if (['1', 't', 'true', 'TRUE', 'True'].includes(text)) return true;
  if (['0', 'f', 'false', 'FALSE', 'False'].includes(text)) return false;
  throw new CelError(`cannot convert '${text}' to bool`);
}

/** A type as a value: what `type(x)` yields and `int`, `string` ... stand for. */
export const typeValue = (name: string): unknown => opaque('type', { name });

/** What is part of CEL itself: sizes, conversions, `type`. The type checker knows these without us. */
export const standard: readonly CelFunction[] = [
  define('size(string): int', ['string'], codePoints),
  define('size(list): int', ['list'], (list) => BigInt(list.length)),
  define('size(map): int', ['map'], (map) => BigInt(Object.keys(map).length)),
  define('string.size(): int', ['string'], codePoints),
  define('list.size(): int', ['list'], (list) => BigInt(list.length)),
  define('map.size(): int', ['map'], (map) => BigInt(Object.keys(map).length)),
  define('dyn(dyn): dyn', ['dyn'], (value) => value),
  define('type(dyn): type', ['dyn'], (value) => typeValue(typeName(value))),
  define('bool(bool): bool', ['bool'], (value) => value),
  define('bool(string): bool', ['string'], toBool),
  define('int(int): int', ['int'], (value) => value),
  define('int(double): int', ['double'], truncate),
  define('int(string): int', ['string'], toInt),
  define('uint(int): int', ['int'], (value) => value),
  define('double(double): double', ['double'], (value) => value),
  define('double(int): double', ['int'], Number),
  define('double(string): double', ['string'], toDouble),
  define('string(string): string', ['string'], (value) => value),
  define('string(bool): string', ['bool'], String),
  define('string(int): string', ['int'], String),
  define('string(double): string', ['double'], String),
];
