import { child, pathOf, ROOT } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const MAX_PARAMETERS = 512;
const MAX_PARAMETERS_SIZE = 262144;
const PARAMETERS = child(ROOT, 'parameters');

/** What a class tells its driver. Follows pkg/apis/storage/validation.validateParameters. */
export function validateParameters(parameters: { readonly [name: string]: string } = {}, errors: FieldError[], allowsNone: boolean): void {
  const names = Object.keys(parameters);
  if (names.length > MAX_PARAMETERS) return void errors.push(tooLong(PARAMETERS, MAX_PARAMETERS));
  let size = 0;
  for (const name of names) {
    if (name === '') errors.push(invalid(PARAMETERS, name, 'field can not be empty.', { place: [...pathOf(PARAMETERS), name], on: 'key' }));
    size += byteLength(name) + byteLength(parameters[name] ?? '');
  }
  if (size > MAX_PARAMETERS_SIZE) errors.push(tooLong(PARAMETERS, MAX_PARAMETERS_SIZE));
  if (!allowsNone && names.length === 0) errors.push(required(PARAMETERS, 'must contain at least one key/value pair'));
}
