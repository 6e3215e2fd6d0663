import { child } from '#engine/apimachinery/validation/field.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelector, PodDisruptionBudgetSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

function isInvalid(selector: LabelSelector, at: Field): boolean {
  const errors: FieldError[] = [];
  validateLabelSelector(selector, at, errors);
  return errors.length > 0;
}

/** Which Pods are protected; the rest are rows. Follows pkg/apis/policy/validation.ValidatePodDisruptionBudgetSpec. */
export function validatePodDisruptionBudgetSpec({ selector }: PodDisruptionBudgetSpec, at: Field, { errors }: ValidationContext, old: PodDisruptionBudgetSpec | undefined): void {
  if (selector === undefined) return;
  const place = child(at, 'selector');
  validateLabelSelector(selector, place, errors, old?.selector !== undefined && isInvalid(old.selector, place));
}
