import { CelError } from '#engine/cel/cel-error.js';
import { define, whole } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';

/** A position within `0..length`, or an error. */
function position(value: bigint, length: number): number {
  if (value < 0n || value > BigInt(length)) throw new CelError(`index out of range: ${String(value)}`);
  return Number(value);
}

function substring(text: string, from: bigint, to: bigint): string {
  if (to < from) throw new CelError(`invalid substring range: ${String(from)} to ${String(to)}`);
  return text.slice(position(from, text.length), position(to, text.length));
}

function replace(text: string, from: string, to: string, most: number): string {
  if (most < 0) return text.replaceAll(from, () => to);
  const parts = text.split(from);
  const head = parts.slice(0, most + 1).join(to);
  return parts.length > most + 1 ? [head, ...parts.slice(most + 1)].join(from) : head;
}

function split(text: string, separator: string, most: number): readonly string[] {
  const parts = text.split(separator);
  if (most < 0 || parts.length <= most) return parts;
  return most === 0 ? [] : [...parts.slice(0, most - 1), parts.slice(most - 1).join(separator)];
}

const asciiCase = (text: string, pattern: RegExp, change: (letter: string) => string): string => text.replace(pattern, change);

/** CEL's string methods and its strings extension, version 2 (`cel-go/ext/strings.go`). Indexes count UTF-16 code units. */
export const strings: readonly CelFunction[] = [
  define('string.startsWith(string): bool', ['string', 'string'], (text, part) => text.startsWith(part)),
  define('string.endsWith(string): bool', ['string', 'string'], (text, part) => text.endsWith(part)),
  define('string.contains(string): bool', ['string', 'string'], (text, part) => text.includes(part)),
  define('string.charAt(int): string', ['string', 'int'], (text, index) => text.charAt(position(index, text.length))),
  define('string.indexOf(string): int', ['string', 'string'], (text, part) => BigInt(text.indexOf(part))),
  define('string.indexOf(string, int): int', ['string', 'string', 'int'], (text, part, from) =>
    BigInt(text.indexOf(part, position(from, text.length)))),
  define('string.lastIndexOf(string): int', ['string', 'string'], (text, part) => BigInt(text.lastIndexOf(part))),
  define('string.lastIndexOf(string, int): int', ['string', 'string', 'int'], (text, part, from) =>
    BigInt(text.lastIndexOf(part, position(from, text.length)))),
  define('string.lowerAscii(): string', ['string'], (text) => asciiCase(text, /[A-Z]+/g, (letters) => letters.toLowerCase())),
  define('string.upperAscii(): string', ['string'], (text) => asciiCase(text, /[a-z]+/g, (letters) => letters.toUpperCase())),
  define('string.trim(): string', ['string'], (text) => text.trim()),
  define('string.reverse(): string', ['string'], (text) => [...text].reverse().join('')),
  define('string.replace(string, string): string', ['string', 'string', 'string'], (text, from, to) => replace(text, from, to, -1)),
  define('string.replace(string, string, int): string', ['string', 'string', 'string', 'int'], (text, from, to, most) =>
    replace(text, from, to, Number(most))),
  define('string.split(string): list<string>', ['string', 'string'], (text, separator) => text.split(separator)),
  define('string.split(string, int): list<string>', ['string', 'string', 'int'], (text, separator, most) =>
    split(text, separator, Number(most))),
  define('string.substring(int): string', ['string', 'int'], (text, from) => substring(text, from, BigInt(text.length))),
  define('string.substring(int, int): string', ['string', 'int', 'int'], substring),
  whole(define('list<string>.join(): string', ['strings'], (list) => list.join(''))),
  whole(define('list<string>.join(string): string', ['strings', 'string'], (list, separator) => list.join(separator))),
];
