import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

const INT64 = 2 ** 63;
const INT32_MAX = 2 ** 31 - 1;
const FLOAT32_MAX = 3.4028234663852886e38;

/** Whether a number is one of the schema's type and format. */
function fits(value: number, { type = '', format = '' }: JSONSchemaProps): boolean {
  if (type === 'integer') return Number.isInteger(value) && (format === 'int32' ? Math.abs(value + 0.5) <= INT32_MAX + 0.5 : value >= -INT64 && value <= INT64);
  return type !== 'number' || format !== 'float' || Math.abs(value) <= FLOAT32_MAX;
}

const typeText = ({ type = '', format = '' }: JSONSchemaProps): string => (format === '' ? `${type} (default format)` : `${type} with format ${format}`);

/** An integer is compared with a limit that was cut to one. */
const comparable = (limit: number, value: number): number => (Number.isInteger(value) ? Math.trunc(limit) : limit);

function validateMultipleOf(value: number, factor: number, at: Field, errors: FieldError[]): void {
  const divisor = comparable(factor, value);
  if (divisor <= 0) errors.push(invalid(at, value, `factor MultipleOf declared for  must be positive: ${factor}`));
  else if (!Number.isSafeInteger(value / divisor)) errors.push(invalid(at, value, ` in body should be a multiple of ${factor}`));
}

/** A number against a schema's limits; `root` is where the server reports what it has no path for. Follows kube-openapi validate.numberValidator. */
export function validateNumber(value: number, schema: JSONSchemaProps, at: Field, root: Field, errors: FieldError[]): void {
  const { maximum, minimum, multipleOf } = schema;
  if (!fits(value, schema)) errors.push(invalid(root, '', `Checked value must be of type ${typeText(schema)} in `));
  if (multipleOf !== undefined) {
    if (!fits(multipleOf, schema)) errors.push(invalid(root, '', `MultipleOf value must be of type ${typeText(schema)} in `));
    validateMultipleOf(value, multipleOf, at, errors);
  }
  if (maximum !== undefined) {
    if (!fits(maximum, schema)) errors.push(invalid(root, '', `Maximum boundary value must be of type ${typeText(schema)} in `));
    const most = comparable(maximum, value);
    if (schema.exclusiveMaximum === true ? value >= most : value > most) errors.push(invalid(at, value, ` in body should be less than${schema.exclusiveMaximum === true ? '' : ' or equal to'} ${maximum}`));
  }
  if (minimum === undefined) return;
  if (!fits(minimum, schema)) errors.push(invalid(root, '', `Minimum boundary value must be of type ${typeText(schema)} in `));
  const least = comparable(minimum, value);
  if (schema.exclusiveMinimum === true ? value <= least : value < least) errors.push(invalid(at, value, ` in body should be greater than${schema.exclusiveMinimum === true ? '' : ' or equal to'} ${minimum}`));
}
