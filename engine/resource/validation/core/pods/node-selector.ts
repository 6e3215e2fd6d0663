import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain, isQualifiedName, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import { validateSetOperator } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from '#engine/generated/kubernetes.js';

function validateOperator(operator: string, values: readonly string[], at: Field, errors: FieldError[]): void {
  if (validateSetOperator(operator, values, at, errors)) return;
  if (operator !== 'Gt' && operator !== 'Lt') errors.push(invalid(child(at, 'operator'), operator, 'not a valid selector operator'));
  else if (values.length !== 1) errors.push(required(child(at, 'values'), "must be specified single value when `operator` is 'Lt' or 'Gt'"));
}

const NO_VALUES: readonly string[] = [];

/** Follows pkg/apis/core/validation.ValidateNodeSelectorRequirement. */
function validateNodeSelectorRequirement(requirement: NodeSelectorRequirement, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  const { key = '', operator = '', values = NO_VALUES } = requirement;
  validateOperator(operator, values, at, errors);
  for (const message of isQualifiedName(key)) errors.push(invalid(child(at, 'key'), key, message));
  if (allowsInvalidValues) return;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? '';
    for (const message of isValidLabelValue(value)) errors.push(invalid(item(child(at, 'values'), index), value, message));
  }
}

/** Follows pkg/apis/core/validation.ValidateNodeFieldSelectorRequirement. */
function validateNodeFieldSelectorRequirement({ key = '', operator = '', values = NO_VALUES }: NodeSelectorRequirement, at: Field, errors: FieldError[]): void {
  if (operator !== 'In' && operator !== 'NotIn') errors.push(invalid(child(at, 'operator'), operator, 'not a valid selector operator'));
  else if (values.length !== 1) errors.push(required(child(at, 'values'), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"));
  if (key !== 'metadata.name') return void errors.push(invalid(child(at, 'key'), key, 'not a valid field selector key'));
  for (const [index, value] of values.entries())
    for (const message of isDns1123Subdomain(value)) errors.push(invalid(item(child(at, 'values'), index), value, message));
}

/** Labels and fields of nodes, all of which must hold. Follows pkg/apis/core/validation.ValidateNodeSelectorTerm. */
export function validateNodeSelectorTerm(term: NodeSelectorTerm, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  const { matchExpressions, matchFields } = term;
  if (matchExpressions !== undefined)
    for (const [index, requirement] of matchExpressions.entries())
      validateNodeSelectorRequirement(requirement, item(child(at, 'matchExpressions'), index), errors, allowsInvalidValues);
  if (matchFields !== undefined)
    for (const [index, requirement] of matchFields.entries())
      validateNodeFieldSelectorRequirement(requirement, item(child(at, 'matchFields'), index), errors);
}

/** Nodes by terms of which one must hold. Follows pkg/apis/core/validation.ValidateNodeSelector. */
export function validateNodeSelector(selector: NodeSelector, at: Field, errors: FieldError[], allowsInvalidValues = false): void {
  const terms = selector.nodeSelectorTerms ?? [];
  if (terms.length === 0) errors.push(required(child(at, 'nodeSelectorTerms'), 'must have at least one node selector term'));
  for (const [index, term] of terms.entries())
    validateNodeSelectorTerm(term, item(child(at, 'nodeSelectorTerms'), index), errors, allowsInvalidValues);
}
