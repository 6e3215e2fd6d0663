/** A value as JSON knows it. Integers beyond 2^53 are `bigint`, so that nothing is rounded on the way. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;

/** A JSON object; a key that is not there reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Whether the value is an object: neither a list nor null. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the value is a list. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The string, or undefined where the value is anything else. */
export const asString = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** The object, or undefined where the value is anything else. */
export const asObject = (value: Json | undefined): JsonObject | undefined => (isObject(value) ? value : undefined);

/** The list, or an empty one where the value is anything else. */
export const asList = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

const isJson = (value: unknown): value is Json => value !== undefined;

/** The value of a JSON text; undefined where it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The value as JSON; integers beyond 2^53 as their digits. */
export const jsonText = (value: Json): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? 'null';
