import { child, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isConfigMapKey } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** The most that a ConfigMap or a Secret holds, in bytes. */
export const MAX_SIZE = 1048576;

const IMMUTABLE = 'field is immutable when `immutable` is set';
const RULE = { rule: 'immutable-field' } as const;

type Entries = { readonly [key: string]: string } | undefined;

/** Keys of a ConfigMap or a Secret: names of files. `at`: where the server says they are; `written`: where one is. */
export function validateKeys(entries: Entries, at: Field, errors: FieldError[], written: (name: string) => Field = () => at): void {
  for (const name in entries)
    for (const message of isConfigMapKey(name)) errors.push(invalid(key(at, name), name, message, { place: [...pathOf(written(name)), name], on: 'key', rule: 'config-map-key-invalid' }));
}

/** How many bytes a base64 text stands for. */
function decodedLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code !== 10 && code !== 13 && code !== 61) length++;
  }
  return Math.floor((length * 3) / 4);
}

/** How many bytes the values of texts and of base64 texts are together: 0 where they cannot be too many. */
export function sizeOf(texts: Entries, encoded: Entries): number {
  let most = 0;
  for (const name in texts) most += (texts[name] ?? '').length * 3;
  for (const name in encoded) most += (encoded[name] ?? '').length;
  if (most <= MAX_SIZE) return 0;
  let size = 0;
  for (const name in texts) size += byteLength(texts[name] ?? '');
  for (const name in encoded) size += decodedLength(encoded[name] ?? '');
  return size;
}

/** Whether an update changes them. Nothing is stored of an empty map, so that one in the update is a change. */
function isChanged(after: Entries, before: Entries): boolean {
  const known = before === undefined ? [] : Object.keys(before);
  if (known.length === 0 || after === undefined) return known.length > 0 || after !== undefined;
  return known.length !== Object.keys(after).length || known.some((name) => after[name] !== before?.[name]);
}

/** What of a ConfigMap or a Secret may not change once it says that it does not: `fields` with what they are and were. */
export function validateImmutable(object: { readonly immutable?: boolean }, fields: readonly (readonly [string, Entries, Entries])[], at: Field, errors: FieldError[]): void {
  if (object.immutable !== true) errors.push(forbidden(child(at, 'immutable'), IMMUTABLE, RULE));
  for (const [field, after, before] of fields) if (isChanged(after, before)) errors.push(forbidden(child(at, field), IMMUTABLE, RULE));
}
