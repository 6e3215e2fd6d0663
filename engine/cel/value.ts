/** Marks values that are neither JSON nor a list or map of it. */
const TYPE: unique symbol = Symbol('type');

/** A value of a type that a library adds: a quantity, an address, an optional, a type. */
export interface Opaque {
  readonly [TYPE]: string;
}

/** A value of the named type around what the library itself keeps. */
export const opaque = <Content extends object>(type: string, content: Content): Content & Opaque => ({ ...content, [TYPE]: type });

/** Whether the value belongs to a type that a library adds. */
export const isOpaque = (value: unknown): value is Opaque => typeof value === 'object' && value !== null && TYPE in value;

/** Whether the value is a map (an object of JSON), not a list and not of a library's type. */
export const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(TYPE in value);

/** Whether the value is a list. */
export const isValueList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A value of JSON as CEL sees it: whole numbers are `int` (BigInt), everything else is as it is. Lists and maps are converted as they are read. */
export const fromJson = (value: unknown): unknown => (typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value);

/** The CEL type of a value: `int`, `double`, `string`, `bool`, `null`, `list`, `map`, or the name of a library's type. */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case 'string': return 'string';
    case 'bigint': return 'int';
    case 'number': return 'double';
    case 'boolean': return 'bool';
    default:
      if (value === null) return 'null';
      if (isOpaque(value)) return value[TYPE];
      return Array.isArray(value) ? 'list' : 'map';
  }
}

/** A value that may be absent: what `.?` yields. */
export interface Optional extends Opaque {
  readonly present: boolean;
  readonly value: unknown;
}

/** An optional that holds the value. */
export const optionalOf = (value: unknown): Optional => opaque('optional', { present: true, value });

/** The optional that holds nothing. */
export const OPTIONAL_NONE: Optional = opaque('optional', { present: false, value: undefined });

/** Whether the value is an optional. */
export const isOptional = (value: unknown): value is Optional => isOpaque(value) && value[TYPE] === 'optional';
