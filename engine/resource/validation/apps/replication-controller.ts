import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, notFound, required } from '#engine/apimachinery/validation/field-error.js';
import { warnOfPodNames } from '#engine/resource/validation/apps/pod-name-warning.js';
import { templateMismatch } from '#engine/resource/validation/apps/template-selector.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ReplicationController, ReplicationControllerSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const NON_CONVERTIBLE = 'non-convertible.kubernetes.io';
const NO_LABELS: { readonly [name: string]: string } = {};

/** Follows pkg/apis/core/validation.ValidateReplicationControllerSpec, ValidateNonEmptySelector and ValidatePodTemplateSpecForRC. */
export function validateReplicationControllerSpec({ selector = NO_LABELS, template }: ReplicationControllerSpec, at: Field, { errors }: ValidationContext): void {
  const names = Object.keys(selector);
  if (names.length === 0) errors.push(required(child(at, 'selector'), '', { rule: 'selector-empty' }));
  const labels = template?.metadata?.labels;
  if (template !== undefined && names.some((name) => labels?.[name] !== selector[name])) errors.push(templateMismatch(labels, at));
}

/** Marks of conversions that are gone keep the selector as it is. Follows pkg/registry/core/replicationcontroller.rcStrategy.ValidateUpdate. */
export function validateReplicationController(controller: ReplicationController, at: Field, context: ValidationContext, old: ReplicationController | undefined): void {
  warnOfPodNames(controller.metadata, context);
  const annotations = old?.metadata?.annotations ?? NO_LABELS;
  for (const name of Object.keys(annotations)) {
    const parts = name.startsWith(NON_CONVERTIBLE) ? name.split('/') : [];
    const [, field = ''] = parts;
    if (parts.length !== 2) continue;
    if (!field.includes('selector')) context.errors.push(notFound(child(at, field), annotations[name], { place: ['metadata', 'annotations'] }));
    else if (!semanticallyEqual(old?.spec?.selector, controller.spec?.selector))
      context.errors.push(invalid(child(child(at, 'spec'), 'selector'), controller.spec?.selector ?? {}, 'cannot update non-convertible selector', { rule: 'immutable-field' }));
  }
}
