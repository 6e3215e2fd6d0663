import { compileCelExpression } from '#engine/cel/admission-environment.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { AdmissionVariables, Wanted } from '#engine/cel/admission-environment.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

/** Whether there is nothing to read. */
export const isBlank = (text: string): boolean => text.trim() === '';

/** An expression that is there: its names, its types, and what it must be. Yields its type. Follows plugin/cel.CompileCELExpression. */
export function validateExpression(expression: string, at: Field, variables: AdmissionVariables, wanted: Wanted, errors: FieldError[]): string {
  const { type, problem } = compileCelExpression(expression, variables, wanted);
  if (problem !== undefined) errors.push(invalid(at, expression, problem, { rule: 'cel-invalid' }));
  return type;
}
