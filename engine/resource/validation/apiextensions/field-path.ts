import { additionalPropertiesOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** A path in a schema: the names on the way and what the last one leads to, or what is wrong with it. */
type FieldPathResult =
  | { readonly names: readonly string[]; readonly schema: JSONSchemaProps }
  | { readonly message: string };

const ESCAPES: { readonly [escaped: string]: string } = { "'": "'", '\\': '\\', a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** `.name`, `[`, `'quoted text'`, `]`, and what stands between them. */
const TOKEN = /[.[\]]|'(?:\\.|[^'\\])*'|[^.[\]']+|'.*/gsy;

function unquoted(token: string): string | { readonly message: string } {
  if (!/^'(?:\\.|[^'\\])*'$/s.test(token)) return { message: `expected single quoted string but got ${token}` };
  const unknown = /\\(.)/gs;
  for (const [, letter = ''] of token.matchAll(unknown)) if (ESCAPES[letter] === undefined) return { message: `invalid string literal: invalid escape char ${letter}` };
  return token.slice(1, -1).replace(unknown, (_match, letter: string) => ESCAPES[letter] ?? letter);
}

/** The name of one step, which begins at `from`, and where the next one does. */
function stepAt(tokens: readonly string[], from: number, isArrayNotation: boolean): { readonly name: string; readonly next: number } | { readonly message: string } {
  const [first, second, third] = tokens.slice(from, from + 3);
  if (first === '.') return second === undefined ? { message: 'unexpected end of JSON path' } : { name: second, next: from + 2 };
  if (first !== '[') return { message: `expected [ or . but got: ${first ?? ''}` };
  if (!isArrayNotation) return { message: 'array notation is not allowed' };
  if (second === undefined) return { message: 'unexpected end of JSON path' };
  const name = unquoted(second);
  if (typeof name !== 'string') return name;
  if (third === undefined) return { message: 'unexpected end of JSON path' };
  return third === ']' ? { name, next: from + 3 } : { message: `expected ] but got ${third}` };
}

/** Where a path of dots, and of `['name']`, leads in a schema. Follows apiextensions schema/cel.ValidFieldPath. */
export function validFieldPath(path: string, root: JSONSchemaProps, isArrayNotation = true): FieldPathResult {
  const tokens = path.match(TOKEN) ?? [];
  const names: string[] = [];
  let schema = root;
  for (let at = 0; at < tokens.length;) {
    const step = stepAt(tokens, at, isArrayNotation);
    if ('message' in step) return step;
    const next = propertyOf(schema, step.name) ?? (schema.properties === undefined ? additionalPropertiesOf(schema)?.schema : undefined);
    if (next === undefined) return { message: 'does not refer to a valid field' };
    names.push(step.name);
    schema = next;
    at = step.next;
  }
  return { names, schema };
}
