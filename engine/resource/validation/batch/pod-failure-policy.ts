import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JobSpec, PodFailurePolicy, PodFailurePolicyOnExitCodesRequirement, PodFailurePolicyRule } from '#engine/generated/kubernetes.js';

const hasContainer = ({ template }: JobSpec, wanted: string): boolean =>
  template?.spec?.containers?.some(({ name = '' }) => name === wanted) === true || template?.spec?.initContainers?.some(({ name = '' }) => name === wanted) === true;

/** Follows pkg/apis/batch/validation.validatePodFailurePolicyRuleOnExitCodes; what is said of single fields are rows. */
function validateOnExitCodes(codes: PodFailurePolicyOnExitCodesRequirement, spec: JobSpec, at: Field, errors: FieldError[]): void {
  const { containerName, operator, values = [] } = codes;
  const place = child(at, 'values');
  if (containerName !== undefined && !hasContainer(spec, containerName))
    errors.push(invalid(child(at, 'containerName'), containerName, 'must be one of the container or initContainer names in the pod template'));
  if (operator === 'In')
    for (const [index, value] of values.entries()) if (value === 0) errors.push(invalid(item(place, index), value, 'must not be 0 for the In operator'));
  if (values.some((value, index) => value < (values[index - 1] ?? value))) errors.push(invalid(place, values, 'must be ordered'));
}

/** Follows pkg/apis/batch/validation.validatePodFailurePolicyRule. */
function validatePodFailurePolicyRule(rule: PodFailurePolicyRule, spec: JobSpec, at: Field, errors: FieldError[]): void {
  const { action, onExitCodes, onPodConditions = [] } = rule;
  if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) errors.push(invalid(child(at, 'action'), action, 'requires the backoffLimitPerIndex to be set'));
  if (onExitCodes !== undefined) validateOnExitCodes(onExitCodes, spec, child(at, 'onExitCodes'), errors);
  for (const [index, { type = '' }] of onPodConditions.entries())
    for (const message of isQualifiedName(type)) errors.push(invalid(child(item(child(at, 'onPodConditions'), index), 'type'), type, message));
  if (onExitCodes !== undefined && onPodConditions.length > 0) errors.push(invalid(at, rule, 'specifying both OnExitCodes and OnPodConditions is not supported'));
  if (onExitCodes === undefined && onPodConditions.length === 0) errors.push(invalid(at, rule, 'specifying one of OnExitCodes and OnPodConditions is required'));
}

/** What a Job does with Pods that fail. Follows pkg/apis/batch/validation.validatePodFailurePolicy. */
export function validatePodFailurePolicy({ rules = [] }: PodFailurePolicy, spec: JobSpec, at: Field, errors: FieldError[]): void {
  for (const [index, rule] of rules.entries()) validatePodFailurePolicyRule(rule, spec, item(child(at, 'rules'), index), errors);
}
