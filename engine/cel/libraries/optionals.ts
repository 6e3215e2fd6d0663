import { CelError } from '#engine/cel/cel-error.js';
import { define } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';
import { OPTIONAL_NONE, optionalOf } from '#engine/cel/value.js';
import type { Optional } from '#engine/cel/value.js';

function valueOf(optional: Optional): unknown {
  if (!optional.present) throw new CelError('optional.none() has no value');
  return optional.value;
}

/** CEL's optional values (`cel-go/cel/library.go`). The type checker knows these without us. */
export const optionals: readonly CelFunction[] = [
  define('optional.of(A): optional<A>', ['dyn'], optionalOf),
  define('optional.none(): optional<T>', [], () => OPTIONAL_NONE),
  define('optional<A>.hasValue(): bool', ['optional'], (optional) => optional.present),
  define('optional<A>.value(): A', ['optional'], valueOf),
  define('optional<A>.or(optional<A>): optional<A>', ['optional', 'optional'], (optional, other) => (optional.present ? optional : other)),
  define('optional<A>.orValue(A): A', ['optional', 'dyn'], (optional, other) => (optional.present ? optional.value : other)),
];
