import { child } from '#engine/apimachinery/validation/field.js';
import { validateTemplateObjectMeta } from '#engine/resource/validation/core/volumes/claim-template.js';
import type { ResourceClaim, ResourceClaimTemplateSpec } from '#engine/generated/kubernetes.js';
import type { Judged, Validator } from '#engine/resource/validation/validation-context.js';

const SPEC: Judged = ['spec'];

/** Of an update only the row that forbids changes says something of the specification. Follows pkg/apis/resource/validation.ValidateResourceClaimUpdate. */
export const validateResourceClaim: Validator<ResourceClaim> = (_claim, _at, { old }) => (old === undefined ? undefined : SPEC);

/** Follows pkg/apis/resource/validation.validateResourceClaimTemplateSpec. */
export const validateResourceClaimTemplateSpec: Validator<ResourceClaimTemplateSpec> = ({ metadata }, at, { errors }) => {
  if (metadata !== undefined) validateTemplateObjectMeta(metadata, child(at, 'metadata'), errors);
};
