import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import { UNKNOWN_TYPE } from '#engine/cel/checking/type-of.js';
import { compileDeviceExpression } from '#engine/resource/validation/dynamic-resources/device-expression.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { CELDeviceSelector } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const MOST_BYTES = 10_240;
const MOST_COST = 1_000_000;

/** Lists may then be asked for what they include, which is not known here. */
const LIST_ATTRIBUTES_GATE = 'DRAListTypeAttributes';

/** An expression about a device. Yields its type and cost where it can be told and is not refused. Follows pkg/apis/resource/validation.validateCELExpression. */
export function validateDeviceExpression(expression: string, at: Field, { errors, isOn }: ValidationContext): { readonly type: string; readonly cost: number } | undefined {
  if (byteLength(expression) > MOST_BYTES) return void errors.push(tooLong(at, MOST_BYTES));
  if (isOn(LIST_ATTRIBUTES_GATE) && expression.includes('includes')) return undefined;
  const { type, problem, cost } = compileDeviceExpression(expression);
  if (problem !== undefined) return void errors.push(invalid(at, expression, problem, { rule: 'cel-invalid' }));
  if (cost > MOST_COST) errors.push(forbidden(at, 'too complex, exceeds cost limit', { rule: 'cel-invalid' }));
  return { type, cost };
}

/** What a device must fulfil: a condition, or an attribute that is one. Follows pkg/apis/resource/validation.validateSelector. */
export const validateCELDeviceSelector: Validator<CELDeviceSelector> = ({ expression = '' }, at, context) => {
  const place = child(at, 'expression');
  const compiled = validateDeviceExpression(expression, place, context);
  if (compiled !== undefined && compiled.type !== 'bool' && compiled.type !== UNKNOWN_TYPE)
    context.errors.push(invalid(place, expression, `must evaluate to bool or the unknown type, not ${compiled.type}`, { rule: 'cel-invalid' }));
};
