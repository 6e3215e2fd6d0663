import { isObject, jsonText } from '#engine/apimachinery/json.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { OpaqueDeviceConfiguration } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const MOST_BYTES = 10_240;

/** Any JSON object that is not too large. Follows pkg/apis/resource/validation.validateRawExtension. */
function validateRawExtension(value: Json | undefined, at: Field, errors: FieldError[]): void {
  if (value === undefined || value === null) return void errors.push(required(at));
  if (byteLength(jsonText(value)) > MOST_BYTES) errors.push(tooLong(at, MOST_BYTES));
  else if (!isObject(value)) errors.push(invalid(at, '<value omitted>', 'must be a valid JSON object'));
}

/** Follows pkg/apis/resource/validation.validateOpaqueConfiguration; the driver is judged by a row. */
export const validateOpaqueConfiguration: Validator<OpaqueDeviceConfiguration> = ({ parameters }, at, { errors }) =>
  validateRawExtension(parameters, child(at, 'parameters'), errors);
