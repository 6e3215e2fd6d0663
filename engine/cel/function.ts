import { UNDECIDED } from '#engine/cel/undecided.js';
import { isMap, isOpaque, isOptional, isValueList, typeName } from '#engine/cel/value.js';
import type { Opaque, Optional } from '#engine/cel/value.js';

/** The types that a function may ask for, and what a value of each is here. */
export interface ValueTypes {
  readonly bool: boolean;
  readonly double: number;
  readonly dyn: unknown;
  readonly int: bigint;
  readonly list: readonly unknown[];
  readonly map: Readonly<Record<string, unknown>>;
  readonly null: null;
  readonly opaque: Opaque;
  readonly optional: Optional;
  readonly string: string;
  /** A list that holds only strings, all of them decided. */
  readonly strings: readonly string[];
}

type Values<Types extends readonly (keyof ValueTypes)[]> = { readonly [Index in keyof Types]: ValueTypes[Types[Index]] };

const IS: { readonly [Type in keyof ValueTypes]: (value: unknown) => value is ValueTypes[Type] } = {
  bool: (value) => typeof value === 'boolean',
  double: (value) => typeof value === 'number',
  dyn: (_value): _value is unknown => true,
  int: (value) => typeof value === 'bigint',
  list: isValueList,
  map: isMap,
  null: (value) => value === null,
  opaque: isOpaque,
  optional: isOptional,
  string: (value) => typeof value === 'string',
  strings: (value): value is readonly string[] => isValueList(value) && value.every((element) => typeof element === 'string'),
};

/** What a function answers that is not made for the types of these values. */
export const NO_OVERLOAD: unique symbol = Symbol('no overload');

/** One overload of a function or method. */
export interface CelFunction {
  /** As the type checker takes it: `string.find(string): string`, `sets.contains(list<T>, list<T>): bool`. */
  readonly signature: string;
  /** Values in (the receiver first), value out; `NO_OVERLOAD` where their types are not the overload's. Throws CelError. */
  readonly call: (values: readonly unknown[]) => unknown;
}

/**
 * An overload in our own code. `types` are the run-time types of receiver and arguments. `of`: the library's type that the
 * receiver must have, where `types` only says opaque.
 */
export function define<const Types extends readonly (keyof ValueTypes)[]>(
  signature: string,
  types: Types,
  run: (...values: Values<Types>) => unknown,
  of?: string,
): CelFunction {
  const tests = types.map((type) => IS[type]);
  const hasTypes = (values: unknown): values is Values<Types> =>
    isValueList(values) && tests.every((test, index) => test(values[index])) && (of === undefined || typeName(values[0]) === of);
  const call = (values: unknown): unknown => (hasTypes(values) ? run(...values) : NO_OVERLOAD);
  return { signature, call };
}

/** A function that looks into its lists, and does not know its answer while an element is undecided. */
export const whole = (overload: CelFunction): CelFunction => ({
  signature: overload.signature,
  call: (values) => (values.some((value) => isValueList(value) && value.includes(UNDECIDED)) ? UNDECIDED : overload.call(values)),
});
