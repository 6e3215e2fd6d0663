import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isBlank, validateExpression } from '#engine/resource/validation/admissionregistration/expressions.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AdmissionVariables } from '#engine/cel/admission-environment.js';
import type { Variable } from '#engine/generated/kubernetes.js';

const IDENTIFIER = /^[_a-zA-Z][_a-zA-Z0-9]*$/;
const RESERVED = new Set(['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while']);

function validateVariableName(name: string, at: Field, errors: FieldError[]): void {
  if (isBlank(name)) errors.push(required(at, 'name is not specified'));
  else if (!IDENTIFIER.test(name) || RESERVED.has(name)) errors.push(invalid(at, name, 'must be a valid CEL identifier'));
}

/**
 * The variables of a policy, each over those before it. Yields their types by name. Follows
 * pkg/apis/admissionregistration/validation.validateVariable and plugin/cel.CompositedCompiler.
 */
export function validateVariables(variables: readonly Variable[], at: Field, scope: AdmissionVariables, errors: FieldError[]): { readonly [name: string]: string } {
  const types: { [name: string]: string } = {};
  for (const [index, { name = '', expression = '' }] of variables.entries()) {
    const place = item(at, index);
    validateVariableName(name, child(place, 'name'), errors);
    if (isBlank(expression)) {
      errors.push(required(child(place, 'expression'), 'expression is not specified'));
      continue;
    }
    const type = validateExpression(expression, child(place, 'expression'), { ...scope, variables: { ...types } }, 'anything', errors);
    if (IDENTIFIER.test(name)) types[name] = type;
  }
  return types;
}
