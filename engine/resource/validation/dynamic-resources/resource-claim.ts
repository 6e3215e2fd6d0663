import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateTemplateObjectMeta } from '#engine/resource/validation/core/volumes/claim-template.js';
import { isSameClaimPart } from '#engine/resource/validation/dynamic-resources/claim-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ResourceClaim, ResourceClaimTemplate, ResourceClaimTemplateSpec } from '#engine/generated/kubernetes.js';
import type { Judged, Validator } from '#engine/resource/validation/validation-context.js';

const SPEC: Judged = ['spec'];

function validateImmutableSpec({ spec }: ResourceClaim | ResourceClaimTemplate, old: ResourceClaim | ResourceClaimTemplate, at: Field, errors: FieldError[]): void {
  if (!isSameClaimPart(spec, old.spec, 'spec')) errors.push(invalid(child(at, 'spec'), spec ?? null, 'field is immutable', { rule: 'immutable-field' }));
}

/** Of an update nothing is said of the specification but that it may not change. Follows pkg/apis/resource/validation.ValidateResourceClaimUpdate. */
export const validateResourceClaim: Validator<ResourceClaim> = (claim, at, { errors }, old) => {
  if (old === undefined) return undefined;
  validateImmutableSpec(claim, old, at, errors);
  return SPEC;
};

/** A template that is updated is judged as a new one besides. Follows pkg/apis/resource/validation.ValidateResourceClaimTemplateUpdate. */
export const validateResourceClaimTemplate: Validator<ResourceClaimTemplate> = (template, at, { errors }, old) => {
  if (old !== undefined) validateImmutableSpec(template, old, at, errors);
};

/** Follows pkg/apis/resource/validation.validateResourceClaimTemplateSpec. */
export const validateResourceClaimTemplateSpec: Validator<ResourceClaimTemplateSpec> = ({ metadata }, at, { errors }) => {
  if (metadata !== undefined) validateTemplateObjectMeta(metadata, child(at, 'metadata'), errors);
};
