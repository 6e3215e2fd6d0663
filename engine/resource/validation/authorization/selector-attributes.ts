import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelectorRequirement } from '#engine/generated/kubernetes.js';
import type { Judged, Validator } from '#engine/resource/validation/validation-context.js';

/** Which objects a request is about, as a text or taken apart. */
interface SelectorAttributes {
  readonly rawSelector?: string;
  readonly requirements?: readonly LabelSelectorRequirement[];
}

const REQUIREMENTS: Judged = ['requirements'];

/** Whether there are values where the operator wants some; operators of later versions are let pass. */
function validateValues({ operator = '', values = [] }: LabelSelectorRequirement, at: Field, errors: FieldError[]): void {
  const place = child(at, 'values');
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0) errors.push(required(place, "must be specified when `operator` is 'In' or 'NotIn'"));
  else if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
    errors.push(forbidden(place, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
}

function validateRawSelector({ rawSelector = '', requirements = [] }: SelectorAttributes, at: Field, errors: FieldError[]): void {
  if (rawSelector !== '' && requirements.length > 0) errors.push(invalid(child(at, 'rawSelector'), rawSelector, 'may not specified at the same time as requirements'));
}

/** Follows pkg/apis/authorization/validation.validateFieldSelectorAttributes. */
export const validateFieldSelectorAttributes: Validator<SelectorAttributes> = (attributes, at, { errors }) => {
  validateRawSelector(attributes, at, errors);
  for (const [index, requirement] of (attributes.requirements ?? []).entries()) {
    const place = item(child(at, 'requirements'), index);
    if ((requirement.key ?? '') === '') errors.push(required(child(place, 'key'), 'must be specified'));
    validateValues(requirement, place, errors);
  }
  return REQUIREMENTS;
};

/** Follows pkg/apis/authorization/validation.validateLabelSelectorAttributes. */
export const validateLabelSelectorAttributes: Validator<SelectorAttributes> = (attributes, at, { errors }) => {
  validateRawSelector(attributes, at, errors);
  for (const [index, requirement] of (attributes.requirements ?? []).entries()) {
    const place = item(child(at, 'requirements'), index);
    const { key = '', values = [] } = requirement;
    validateValues(requirement, place, errors);
    for (const message of isQualifiedName(key)) errors.push(invalid(child(place, 'key'), key, message));
    for (const [position, value] of values.entries())
      for (const message of isValidLabelValue(value)) errors.push(invalid(item(child(place, 'values'), position), value, message));
  }
  return REQUIREMENTS;
};
