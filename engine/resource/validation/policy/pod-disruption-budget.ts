import { child } from '#engine/apimachinery/validation/field.js';
import { isInvalidLabelSelector, validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodDisruptionBudgetSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** Which Pods are protected; the rest are rows. Follows pkg/apis/policy/validation.ValidatePodDisruptionBudgetSpec. */
export function validatePodDisruptionBudgetSpec({ selector }: PodDisruptionBudgetSpec, at: Field, { errors }: ValidationContext, old: PodDisruptionBudgetSpec | undefined): void {
  if (selector === undefined) return;
  validateLabelSelector(selector, child(at, 'selector'), errors, old?.selector !== undefined && isInvalidLabelSelector(old.selector));
}
