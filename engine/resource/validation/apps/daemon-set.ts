import { asObject, asString } from '#engine/apimachinery/json.js';
import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { intOrPercentValue } from '#engine/resource/validation/apps/int-or-percent.js';
import { parseInt64 } from '#engine/resource/validation/apps/int64.js';
import { hasInvalidLabelValue, validateSelectorIsNotEmpty, validateTemplateLabels } from '#engine/resource/validation/apps/template-selector.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { DaemonSet, DaemonSetSpec, DaemonSetUpdateStrategy, RollingUpdateDaemonSet } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const GENERATION = 'deprecated.daemonset.template.generation';
const STRATEGY_TYPES = ['RollingUpdate', 'OnDelete'] as const;
const RULE = { rule: 'rolling-update-conflict' } as const;

/** An annotation of older versions must be given as a number; the strategy then sets it. Follows pkg/apis/apps/v1.Convert_v1_DaemonSet_To_apps_DaemonSet. */
export function validateDaemonSet(_set: DaemonSet, at: Field, { errors, given }: ValidationContext): void {
  const text = asString(asObject(asObject(given['metadata'])?.['annotations'])?.[GENERATION]);
  if (text === undefined || parseInt64(text) !== undefined) return;
  const annotations = child(child(at, 'metadata'), 'annotations');
  errors.push(invalid(annotations, text, `strconv.ParseInt: parsing "${text}": invalid syntax`, { place: [...pathOf(annotations), GENERATION] }));
}

/** Follows pkg/apis/apps/validation.ValidateDaemonSetSpec. */
export function validateDaemonSetSpec(spec: DaemonSetSpec, at: Field, { errors }: ValidationContext, old: DaemonSetSpec | undefined): void {
  const { selector } = spec;
  if (selector !== undefined) validateLabelSelector(selector, child(at, 'selector'), errors, hasInvalidLabelValue(old));
  validateTemplateLabels(spec, at, errors);
  validateSelectorIsNotEmpty(selector, 'daemonset', at, errors);
}

/** Either Pods more than needed, or Pods that may be missing. Follows pkg/apis/apps/validation.ValidateRollingUpdateDaemonSet. */
function validateRollingUpdateDaemonSet({ maxUnavailable, maxSurge }: RollingUpdateDaemonSet, at: Field, errors: FieldError[]): void {
  const hasUnavailable = intOrPercentValue(maxUnavailable) !== 0;
  const hasSurge = intOrPercentValue(maxSurge) !== 0;
  if (hasUnavailable && hasSurge) errors.push(invalid(child(at, 'maxSurge'), maxSurge ?? 0, 'may not be set when maxUnavailable is non-zero', RULE));
  if (!hasUnavailable && !hasSurge) errors.push(required(child(at, 'maxUnavailable'), 'cannot be 0 when maxSurge is 0', RULE));
}

/** Follows pkg/apis/apps/validation.ValidateDaemonSetUpdateStrategy. */
export function validateDaemonSetUpdateStrategy({ type, rollingUpdate }: DaemonSetUpdateStrategy, at: Field, { errors }: ValidationContext): void {
  if (type === 'OnDelete') return;
  if (type !== 'RollingUpdate') return void errors.push(notSupported(at, type ?? '', STRATEGY_TYPES, { place: [...pathOf(at), 'type'] }));
  if (rollingUpdate === undefined) errors.push(required(child(at, 'rollingUpdate')));
  else validateRollingUpdateDaemonSet(rollingUpdate, child(at, 'rollingUpdate'), errors);
}
