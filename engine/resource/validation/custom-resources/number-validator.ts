import { fieldText } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { inBody, invalidNowhere } from '#engine/resource/validation/custom-resources/in-body.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const LARGEST_FLOAT32 = 3.4028234663852886e38;

const isInt32 = (value: number): boolean => value >= -(2 ** 31) && value < 2 ** 31;

const isInt64 = (value: number | bigint): boolean => (typeof value === 'bigint' ? BigInt.asIntN(64, value) === value : value >= -(2 ** 63) && value < 2 ** 63);

/** Whether the value is of the width that the schema's format demands; says where it is not. */
function validateWidth(value: number | bigint, schema: JsonObject, at: Field, errors: FieldError[]): void {
  const format = schema['format'];
  const path = fieldText(at);
  if (schema['type'] === 'integer') {
    if (format === 'int32' ? !isInt32(Number(value)) : !isInt64(value))
      errors.push(invalidNowhere(at, `Checked value must be of type integer ${format === 'int32' ? 'with format int32' : '(default format)'} in ${path}`));
  } else if (schema['type'] === 'number' && format === 'float' && Math.abs(Number(value)) > LARGEST_FLOAT32)
    errors.push(invalidNowhere(at, `Checked value must be of type number with format float in ${path}`));
}

function validateMultipleOf(value: number, factor: number, isWhole: boolean, at: Field, errors: FieldError[]): void {
  const used = isWhole ? Math.trunc(factor) : factor;
  if (used <= 0) errors.push(invalid(at, value, `factor MultipleOf declared for ${fieldText(at)} must be positive: ${factor}`));
  else if (!Number.isInteger(value / used)) errors.push(invalid(at, value, inBody(at, `should be a multiple of ${factor}`)));
}

/** Bounds are cut to whole numbers for whole values, as in Go. Follows numberValidator. */
export function validateNumber(value: number | bigint, schema: JsonObject, at: Field, errors: FieldError[]): void {
  validateWidth(value, schema, at, errors);
  const found = Number(value);
  const isWhole = Number.isInteger(found);
  const { multipleOf, maximum, minimum } = schema;
  if (typeof multipleOf === 'number') validateMultipleOf(found, multipleOf, isWhole, at, errors);
  if (typeof maximum === 'number') {
    const bound = isWhole ? Math.trunc(maximum) : maximum;
    if (schema['exclusiveMaximum'] === true ? found >= bound : found > bound)
      errors.push(invalid(at, found, inBody(at, `should be less than ${schema['exclusiveMaximum'] === true ? '' : 'or equal to '}${maximum}`)));
  }
  if (typeof minimum === 'number') {
    const bound = isWhole ? Math.trunc(minimum) : minimum;
    if (schema['exclusiveMinimum'] === true ? found <= bound : found < bound)
      errors.push(invalid(at, found, inBody(at, `should be greater than ${schema['exclusiveMinimum'] === true ? '' : 'or equal to '}${minimum}`)));
  }
}
