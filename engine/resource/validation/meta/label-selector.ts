import { ROOT, child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import { validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelector, LabelSelectorRequirement } from '#engine/generated/kubernetes.js';

/** The values that an operator of sets and presence wants; yields whether it is such an operator. `at`: the requirement. */
export function validateSetOperator(operator: string, values: readonly string[], at: Field, errors: FieldError[]): boolean {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) errors.push(required(child(at, 'values'), "must be specified when `operator` is 'In' or 'NotIn'"));
      return true;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) errors.push(forbidden(child(at, 'values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
      return true;
    default:
      return false;
  }
}

function validateLabelSelectorRequirement(requirement: LabelSelectorRequirement, at: Field, errors: FieldError[], allowsInvalidValues: boolean): void {
  const { key: name = '', operator = '', values = [] } = requirement;
  if (!validateSetOperator(operator, values, at, errors)) errors.push(invalid(child(at, 'operator'), operator, 'not a valid selector operator'));
  for (const message of isQualifiedName(name)) errors.push(invalid(child(at, 'key'), name, message));
  if (allowsInvalidValues) return;
  for (const [index, value] of values.entries())
    for (const message of isValidLabelValue(value)) errors.push(invalid(item(child(at, 'values'), index), value, message));
}

/** Whether a selector would be refused: then one that replaces it is judged less strictly, and nothing can be found by it. */
export function isInvalidLabelSelector(selector: LabelSelector): boolean {
  const errors: FieldError[] = [];
  validateLabelSelector(selector, ROOT, errors);
  return errors.length > 0;
}

/**
 * A label selector; `allowsInvalidValues`: values of expressions need not be values of labels, as they were none before.
 * Follows k8s.io/apimachinery/pkg/apis/meta/v1/validation.ValidateLabelSelector.
 */
export function validateLabelSelector(selector: LabelSelector, at: Field, errors: FieldError[], allowsInvalidValues = false): void {
  validateLabels(selector.matchLabels, child(at, 'matchLabels'), errors);
  for (const [index, requirement] of (selector.matchExpressions ?? []).entries())
    validateLabelSelectorRequirement(requirement, item(child(at, 'matchExpressions'), index), errors, allowsInvalidValues);
}
