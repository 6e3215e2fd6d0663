import { asString } from '#engine/apimachinery/json.js';
import { fieldText } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { inBody, invalidNowhere } from '#engine/resource/validation/custom-resources/in-body.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const LARGEST_FLOAT32 = 3.4028234663852886e38;

const isInt32 = (value: number): boolean => value >= -(2 ** 31) && value < 2 ** 31;

const isInt64 = (value: number | bigint): boolean => (typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : value >= -(2 ** 63) && value < 2 ** 63);

/** Whether a number is of the type and of the width that the schema's format demands. */
function isOfWidth(value: number | bigint, { type, format }: JsonObject): boolean {
  if (type === 'integer') return (typeof value === 'bigint' || Number.isInteger(value)) && (format === 'int32' ? isInt32(Number(value)) : isInt64(value));
  return type !== 'number' || format !== 'float' || Math.abs(Number(value)) <= LARGEST_FLOAT32;
}

/** Says of a value, or of a bound of the schema itself, that it is not of the schema's type and width. */
function validateWidth(what: string, value: number | bigint, schema: JsonObject, at: Field, errors: FieldError[]): boolean {
  if (isOfWidth(value, schema)) return true;
  const format = asString(schema['format']) ?? '';
  errors.push(invalidNowhere(at, `${what} must be of type ${asString(schema['type']) ?? ''} ${format === '' ? '(default format)' : `with format ${format}`} in ${fieldText(at)}`));
  return false;
}

function validateMultipleOf(value: number, factor: number, isWhole: boolean, at: Field, errors: FieldError[]): void {
  const used = isWhole ? Math.trunc(factor) : factor;
  if (used <= 0) errors.push(invalid(at, value, `factor MultipleOf declared for ${fieldText(at)} must be positive: ${factor}`));
  else if (!Number.isInteger(value / used)) errors.push(invalid(at, value, inBody(at, `should be a multiple of ${factor}`)));
}

/** Bounds are cut to whole numbers for whole values, as in Go, unless the schema's type does not take the bound. Follows numberValidator. */
export function validateNumber(value: number | bigint, schema: JsonObject, at: Field, errors: FieldError[]): void {
  validateWidth('Checked value', value, schema, at, errors);
  const found = Number(value);
  const isWhole = Number.isInteger(found);
  const { multipleOf, maximum, minimum } = schema;
  if (typeof multipleOf === 'number') validateMultipleOf(found, multipleOf, validateWidth('MultipleOf value', multipleOf, schema, at, errors) && isWhole, at, errors);
  if (typeof maximum === 'number') {
    const bound = validateWidth('Maximum boundary value', maximum, schema, at, errors) && isWhole ? Math.trunc(maximum) : maximum;
    if (schema['exclusiveMaximum'] === true ? found >= bound : found > bound)
      errors.push(invalid(at, found, inBody(at, `should be less than ${schema['exclusiveMaximum'] === true ? '' : 'or equal to '}${maximum}`)));
  }
  if (typeof minimum === 'number') {
    const bound = validateWidth('Minimum boundary value', minimum, schema, at, errors) && isWhole ? Math.trunc(minimum) : minimum;
    if (schema['exclusiveMinimum'] === true ? found <= bound : found < bound)
      errors.push(invalid(at, found, inBody(at, `should be greater than ${schema['exclusiveMinimum'] === true ? '' : 'or equal to '}${minimum}`)));
  }
}
