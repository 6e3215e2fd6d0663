import { ROOT, fieldText, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** An error that the API server reports without a field; `at` is where it is in the source. */
export const invalidNowhere = (at: Field, detail: string): FieldError => invalid(ROOT, '', detail, { place: pathOf(at) });

/** `<path> in body ...`: how the API server begins what a schema says of a value. */
export const inBody = (at: Field, words: string): string => `${fieldText(at)} in body ${words}`;
