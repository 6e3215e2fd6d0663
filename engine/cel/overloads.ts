import { CelError } from '#engine/cel/cel-error.js';
import { NO_OVERLOAD } from '#engine/cel/function.js';
import type { CelFunction } from '#engine/cel/function.js';
import { libraries } from '#engine/cel/libraries/index.js';
import { typeName } from '#engine/cel/value.js';

/** Words that stand before a dot without being a value: `sets.contains(a, b)`. */
export const NAMESPACES: readonly string[] = ['cel', 'cidr', 'ip', 'optional', 'sets'];

/** A signature taken apart. `receiver` is a type for a method, and empty for a function. */
export interface Signature {
  readonly namespace: string;
  readonly receiver: string;
  readonly name: string;
  readonly parameters: number;
}

/** `string.find(string): string` -> receiver `string`, name `find`, one parameter. */
export function parseSignature(signature: string): Signature {
  const open = signature.indexOf('(');
  const dot = signature.lastIndexOf('.', open);
  const before = dot < 0 ? '' : signature.slice(0, dot);
  const inside = signature.slice(open + 1, signature.lastIndexOf(')'));
  const parameters = inside === '' ? 0 : inside.replace(/<[^<>]*>/g, '').split(',').length;
  const isNamespace = NAMESPACES.includes(before);
  return { namespace: isNamespace ? before : '', receiver: isNamespace ? '' : before, name: signature.slice(dot + 1, open), parameters };
}

const keyOf = (isMethod: boolean, name: string, values: number): string => `${isMethod ? '.' : ''}${name}/${values}`;

let index: ReadonlyMap<string, readonly CelFunction[]> | undefined;

function overloadsByName(): ReadonlyMap<string, readonly CelFunction[]> {
  if (index !== undefined) return index;
  const made = new Map<string, CelFunction[]>();
  for (const overload of libraries) {
    const { namespace, receiver, name, parameters } = parseSignature(overload.signature);
    const key = keyOf(receiver !== '', namespace === '' ? name : `${namespace}.${name}`, parameters);
    const same = made.get(key);
    if (same === undefined) made.set(key, [overload]);
    else same.push(overload);
  }
  index = made;
  return made;
}

/** The names of all functions and methods, for the nearest right word. */
export const functionNames = (): readonly string[] =>
  [...new Set(libraries.map((overload) => parseSignature(overload.signature).name))];

/**
 * What calls the function or method of this name with so many arguments (the receiver not counted); the overload is chosen
 * by the values. Undefined: there is none.
 */
export function functionOf(isMethod: boolean, name: string, parameters: number): ((values: readonly unknown[]) => unknown) | undefined {
  const overloads = overloadsByName().get(keyOf(isMethod, name, parameters));
  if (overloads === undefined) return undefined;
  return (values) => {
    for (const overload of overloads) {
      const result = overload.call(values);
      if (result !== NO_OVERLOAD) return result;
    }
    throw new CelError(`no such overload: ${isMethod ? '.' : ''}${name}(${values.map(typeName).join(', ')})`);
  };
}
