import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import { validateUnion } from '#engine/resource/validation/union.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** Whether Pods are scheduled each by itself or all together. */
export interface SchedulingPolicy extends JsonObject {
  readonly basic?: JsonObject;
  readonly gang?: JsonObject;
}

const IMMUTABLE = { rule: 'immutable-field' } as const;
const POLICIES = ['basic', 'gang'] as const;
const MODES = ['single', 'all'] as const;
const CLAIMS = ['resourceClaimName', 'resourceClaimTemplateName'] as const;

/** A policy stays one of its kind; how large a gang is may change. */
export function validateSchedulingPolicyUpdate(policy: SchedulingPolicy, old: SchedulingPolicy, at: Field, errors: FieldError[]): void {
  if ((policy.basic === undefined) !== (old.basic === undefined) || !semanticallyEqual(policy.basic, old.basic))
    errors.push(invalid(child(at, 'basic'), policy.basic, 'field is immutable', IMMUTABLE));
  if (policy.gang !== undefined && old.gang === undefined) errors.push(invalid(child(at, 'gang'), null, 'field cannot be set once created', IMMUTABLE));
  if (policy.gang === undefined && old.gang !== undefined) errors.push(invalid(child(at, 'gang'), null, 'field cannot be cleared once set', IMMUTABLE));
}

/** The declarative rules of PodGroupSchedulingPolicy; policies of templates are compared by their templates. */
export const validateSchedulingPolicy: Validator<SchedulingPolicy> = (policy, at, { errors }, old) => {
  validateUnion(policy, at, errors, POLICIES, old);
  if (old !== undefined) validateSchedulingPolicyUpdate(policy, old, at, errors);
};

/** A policy that its holder compares with the stored one as a whole. */
export const validateWholeSchedulingPolicy: Validator<SchedulingPolicy> = (policy, at, { errors, old }) => {
  if (old === undefined) validateUnion(policy, at, errors, POLICIES);
};

/** The declarative rules of DisruptionMode. */
export const validateDisruptionMode: Validator<JsonObject> = (mode, at, { errors }, old) => validateUnion(mode, at, errors, MODES, old);

/** The declarative rules of PodGroupResourceClaim. */
export const validatePodGroupResourceClaim: Validator<JsonObject> = (claim, at, { errors }, old) => validateUnion(claim, at, errors, CLAIMS, old);
