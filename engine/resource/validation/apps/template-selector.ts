import { isEmptySelector, matchesSelector } from '#engine/apimachinery/label-selector.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import { hasInvalidLabelValueInAffinitySelector } from '#engine/resource/validation/core/pods/affinity.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelector, PodTemplateSpec } from '#engine/generated/kubernetes.js';

/** A workload's selector and the template of the Pods that it is to find. */
export interface Selecting {
  readonly selector?: LabelSelector;
  readonly template?: PodTemplateSpec;
}

/** Says that a selector would find all Pods. `kind`: as the server calls it there. */
export function validateSelectorIsNotEmpty(selector: LabelSelector | undefined, kind: string, at: Field, errors: FieldError[]): void {
  if (selector !== undefined && isEmptySelector(selector)) errors.push(invalid(child(at, 'selector'), selector, `empty selector is invalid for ${kind}`, { rule: 'selector-empty' }));
}

/** Says that a workload would not find its own Pods; false where the selector cannot be read. No selector finds nothing, an empty one finds all. */
export function validateTemplateLabels({ selector, template }: Selecting, at: Field, errors: FieldError[]): boolean {
  const labels = template?.metadata?.labels;
  const matches = matchesSelector(selector, labels);
  if (matches === false) errors.push(templateMismatch(labels, at));
  return matches !== undefined;
}

/** The template's labels are not what the selector asks for; `at`: the workload's specification. */
export const templateMismatch = (labels: { readonly [name: string]: string } | undefined, at: Field): FieldError =>
  invalid(child(child(child(at, 'template'), 'metadata'), 'labels'), labels ?? {}, '`selector` does not match template `labels`', { rule: 'selector-template-mismatch' });

/** Whether an expression asks for what is no value of a label, or a rule of affinity does: then an update may ask for such too. Follows AllowInvalidLabelValueInSelector of the strategies. */
export const hasInvalidLabelValue = (old: Selecting | undefined): boolean =>
  old?.selector?.matchExpressions?.some(({ values = [] }) => values.some((value) => isValidLabelValue(value).length > 0)) === true
  || hasInvalidLabelValueInAffinitySelector(old?.template?.spec?.affinity);
