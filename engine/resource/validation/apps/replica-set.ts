import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { warnOfPodNames } from '#engine/resource/validation/apps/pod-name-warning.js';
import { validateSelectorIsNotEmpty, validateTemplateLabels } from '#engine/resource/validation/apps/template-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec, ReplicaSet, ReplicaSetSpec } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';
import type { Selecting } from '#engine/resource/validation/apps/template-selector.js';

const TEMPLATE: Judged = ['template'];
const ALWAYS = ['Always'] as const;

/** Pods that run for good. Follows pkg/apis/apps/validation.ValidatePodTemplateSpecForReplicaSet. */
function validatePodSpecForReplicaSet({ restartPolicy = 'Always', activeDeadlineSeconds }: PodSpec, at: Field, errors: FieldError[]): void {
  if (restartPolicy !== 'Always') errors.push(notSupported(child(at, 'restartPolicy'), restartPolicy, ALWAYS, { rule: 'restart-policy-unsupported' }));
  if (activeDeadlineSeconds !== undefined)
    errors.push(forbidden(child(at, 'activeDeadlineSeconds'), 'activeDeadlineSeconds in ReplicaSet is not Supported', { rule: 'deadline-conflict' }));
}

/** What Deployments and ReplicaSets say alike; a template whose selector cannot be read is not judged. Follows pkg/apis/apps/validation.ValidateReplicaSetSpec. */
export function validateSelectorAndTemplate(spec: Selecting, at: Field, { errors }: ValidationContext): Judged {
  const { selector, template } = spec;
  validateSelectorIsNotEmpty(selector, 'deployment', at, errors);
  if (!validateTemplateLabels(spec, at, errors)) {
    errors.push(invalid(child(at, 'selector'), selector, 'invalid label selector'));
    return TEMPLATE;
  }
  if (template?.spec !== undefined) validatePodSpecForReplicaSet(template.spec, child(child(at, 'template'), 'spec'), errors);
  return undefined;
}

/** Follows pkg/apis/apps/validation.ValidateReplicaSetSpec. */
export const validateReplicaSetSpec = (spec: ReplicaSetSpec, at: Field, context: ValidationContext): Judged => validateSelectorAndTemplate(spec, at, context);

/** Follows pkg/registry/apps/replicaset.rsStrategy.WarningsOnCreate. */
export function validateReplicaSet({ metadata }: ReplicaSet, _at: Field, context: ValidationContext): void {
  warnOfPodNames(metadata, context);
}
