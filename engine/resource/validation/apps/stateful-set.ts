import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { intOrPercentValue } from '#engine/resource/validation/apps/int-or-percent.js';
import { validatePodTemplateSpecForStatefulSet } from '#engine/resource/validation/apps/stateful-set-template.js';
import { validateSelectorIsNotEmpty, validateTemplateLabels } from '#engine/resource/validation/apps/template-selector.js';
import { isSamePart } from '#engine/resource/validation/core/pods/pod-spec-equality.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

const TEMPLATE: Judged = ['template'];

/** Follows pkg/apis/apps/validation.ValidateStatefulSetSpec. */
export function validateStatefulSetSpec(spec: StatefulSetSpec, at: Field, context: ValidationContext, old: StatefulSetSpec | undefined): Judged {
  const { errors } = context;
  const { selector, revisionHistoryLimit = 0 } = spec;
  validateSelectorIsNotEmpty(selector, 'statefulset', at, errors);
  if (validateTemplateLabels(spec, at, errors)) validatePodTemplateSpecForStatefulSet(spec, at, context, old);
  else errors.push(invalid(child(at, 'selector'), selector, ''));
  if (revisionHistoryLimit < 0 && context.minor >= 33)
    context.warnings.push({ field: child(at, 'revisionHistoryLimit'), message: 'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended' });
  return TEMPLATE;
}

/** Follows pkg/apis/apps/validation.ValidateStatefulSetSpec and validateRollingUpdateStatefulSet. */
export function validateStatefulSetUpdateStrategy(strategy: StatefulSetUpdateStrategy, at: Field, context: ValidationContext, old: StatefulSetUpdateStrategy | undefined): void {
  const { type = '', rollingUpdate } = strategy;
  const { errors } = context;
  const allowsRecreate = old?.type === 'Recreate' || context.isOn('StatefulSetRecreateStrategy');
  if (type === '') errors.push(required(at));
  else if (type === 'OnDelete' || (type === 'Recreate' && allowsRecreate)) {
    if (rollingUpdate !== undefined) errors.push(invalid(child(at, 'rollingUpdate'), rollingUpdate, "only allowed for updateStrategy 'RollingUpdate'", { rule: 'rolling-update-conflict' }));
  } else if (type === 'RollingUpdate') {
    if (rollingUpdate?.maxUnavailable !== undefined && intOrPercentValue(rollingUpdate.maxUnavailable) === 0)
      errors.push(invalid(child(child(at, 'rollingUpdate'), 'maxUnavailable'), rollingUpdate.maxUnavailable, 'cannot be 0', { rule: 'rolling-update-conflict' }));
  } else errors.push(invalid(at, type, allowsRecreate ? "must be 'RollingUpdate', 'OnDelete', or 'Recreate'" : "must be 'RollingUpdate' or 'OnDelete'", { place: [...pathOf(at), 'type'] }));
}

/** What a template of claims says of itself is not stored as given. */
const NO_KIND = { apiVersion: null, kind: null };

const claimTemplatesOf = ({ volumeClaimTemplates = [] }: StatefulSetSpec): Json => volumeClaimTemplates.map((claim) => ({ ...claim, ...NO_KIND }));

/** What an update may change, before each other field had an error of its own. */
const CHANGEABLE = {
  replicas: null, ordinals: null, template: null, updateStrategy: null, revisionHistoryLimit: null, persistentVolumeClaimRetentionPolicy: null, minReadySeconds: null,
};

const fixedPart = (spec: StatefulSetSpec): Json => ({ ...spec, ...CHANGEABLE, volumeClaimTemplates: claimTemplatesOf(spec) });

const FIXED_DETAIL = "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

/** Follows pkg/apis/apps/validation.ValidateStatefulSetUpdate; the fields that are rows aside. */
export function validateStatefulSet({ spec = {} }: StatefulSet, at: Field, { errors, minor }: ValidationContext, old: StatefulSet | undefined): void {
  if (old === undefined) return;
  const before = old.spec ?? {};
  if (minor < 37) {
    if (!semanticallyEqual(fixedPart(before), fixedPart(spec))) errors.push(forbidden(child(at, 'spec'), FIXED_DETAIL, { rule: 'immutable-field' }));
  } else if (!isSamePart(claimTemplatesOf(before), claimTemplatesOf(spec), 'volumeClaimTemplates'))
    errors.push(invalid(child(child(at, 'spec'), 'volumeClaimTemplates'), claimTemplatesOf(spec), 'field is immutable', { rule: 'immutable-field' }));
}
