import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isEmpty } from '#engine/resource/condition.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** What is asked, and who would do it. */
interface AccessReviewSpec {
  readonly user?: string;
  readonly groups?: readonly string[];
  readonly resourceAttributes?: { readonly namespace?: string };
  readonly nonResourceAttributes?: JsonObject;
}

interface AccessReview {
  readonly metadata?: JsonObject;
  readonly spec?: AccessReviewSpec;
}

function validateAttributes({ resourceAttributes, nonResourceAttributes }: AccessReviewSpec, at: Field, errors: FieldError[]): void {
  if ((resourceAttributes === undefined) === (nonResourceAttributes === undefined))
    errors.push(invalid(at, nonResourceAttributes ?? null, 'exactly one of nonResourceAttributes or resourceAttributes must be specified'));
}

/** A question is no object that is kept: it has no name, no labels. */
function validateEmptyMetadata(metadata: JsonObject | undefined, at: Field, errors: FieldError[], allowed: string | undefined): void {
  for (const field of Object.keys(metadata ?? {})) {
    if (field === 'managedFields' || field === allowed || isEmpty(metadata?.[field])) continue;
    return void errors.push(invalid(child(at, 'metadata'), metadata, allowed === undefined ? 'must be empty' : `must be empty except for ${allowed}`));
  }
}

/** Follows pkg/apis/authorization/validation.ValidateSubjectAccessReviewSpec. */
export const validateSubjectAccessReviewSpec: Validator<AccessReviewSpec> = (spec, at, { errors }) => {
  validateAttributes(spec, at, errors);
  if ((spec.user ?? '') === '' && (spec.groups ?? []).length === 0) errors.push(invalid(child(at, 'user'), spec.user ?? '', 'at least one of user or group must be specified'));
};

/** Follows pkg/apis/authorization/validation.ValidateSelfSubjectAccessReviewSpec. */
export const validateSelfSubjectAccessReviewSpec: Validator<AccessReviewSpec> = (spec, at, { errors }) => validateAttributes(spec, at, errors);

/** Follows pkg/apis/authorization/validation.ValidateSubjectAccessReview and ValidateSelfSubjectAccessReview. */
export const validateAccessReview: Validator<AccessReview> = ({ metadata }, at, { errors }) => validateEmptyMetadata(metadata, at, errors, undefined);

/** Follows pkg/apis/authorization/validation.ValidateLocalSubjectAccessReview; without a namespace it is in that of the request. */
export const validateLocalSubjectAccessReview: Validator<AccessReview> = ({ metadata, spec = {} }, at, { errors }) => {
  validateEmptyMetadata(metadata, at, errors, 'namespace');
  const own = metadata?.['namespace'];
  const { resourceAttributes } = spec;
  if (resourceAttributes === undefined || own === undefined || own === (resourceAttributes.namespace ?? '')) return;
  errors.push(invalid(child(child(child(at, 'spec'), 'resourceAttributes'), 'namespace'), resourceAttributes.namespace ?? '', 'must match metadata.namespace'));
};
