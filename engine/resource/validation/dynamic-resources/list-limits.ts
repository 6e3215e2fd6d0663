import { isList } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, tooMany } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Json } from '#engine/apimachinery/json.js';

/** How many items lists may have, by field. */
export type ListLimits = { readonly [field: string]: number };

const NONE: readonly string[] = [];

/** Yields the fields whose lists are too long: what is in those is not judged. Follows pkg/apis/resource/validation.validateSlice. */
export function validateListLimits(holder: { readonly [field: string]: Json | undefined }, at: Field, errors: FieldError[], limits: ListLimits): readonly string[] {
  let found = NONE;
  for (const field of Object.keys(limits)) {
    const list = holder[field];
    const most = limits[field] ?? 0;
    if (!isList(list) || list.length <= most) continue;
    errors.push(tooMany(child(at, field), list.length, most));
    found = [...found, field];
  }
  return found;
}

/** Items that have the name of one before them. Follows pkg/apis/resource/validation.validateSet. */
export function validateUnique<Item>(list: readonly Item[], at: Field, errors: FieldError[], nameOf: (value: Item) => string): void {
  if (list.length < 2) return;
  const first = new Map<string, number>();
  for (const [index, value] of list.entries()) {
    const name = nameOf(value);
    const other = first.get(name);
    if (other === undefined) first.set(name, index);
    else errors.push(duplicate(item(at, index), name, { other: item(at, other) }));
  }
}

/** A text is its own name. */
export const itself = (text: string): string => text;

/** What the items of most lists are told apart by. */
export const nameOf = ({ name = '' }: { readonly name?: string }): string => name;
