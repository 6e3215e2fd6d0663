import { ROOT, child, item, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodResourceClaim } from '#engine/generated/kubernetes.js';

/** The server names no field here: it writes `[]`. */
const NO_FIELD = key(ROOT, '');

function validateClaimName(name: string, at: Field, errors: FieldError[], seen: Set<string>): void {
  if (name === '') errors.push(required(at));
  else if (seen.has(name)) errors.push(duplicate(at, name));
  else for (const message of isDns1123Label(name)) errors.push(invalid(at, name, message));
  seen.add(name);
}

/** Follows pkg/apis/core/validation.validatePodResourceClaim. */
function validatePodResourceClaim(claim: PodResourceClaim, at: Field, errors: FieldError[], seen: Set<string>): void {
  const { name = '', resourceClaimName, resourceClaimTemplateName } = claim;
  validateClaimName(name, child(at, 'name'), errors, seen);
  if (resourceClaimName !== undefined && resourceClaimTemplateName !== undefined)
    errors.push(invalid(at, claim, 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'));
  if (resourceClaimName === undefined && resourceClaimTemplateName === undefined)
    errors.push(invalid(at, claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'));
  if (resourceClaimName !== undefined)
    for (const message of isDns1123Subdomain(resourceClaimName)) errors.push(invalid(child(at, 'resourceClaimName'), resourceClaimName, message));
  if (resourceClaimTemplateName !== undefined)
    for (const message of isDns1123Subdomain(resourceClaimTemplateName)) errors.push(invalid(child(at, 'resourceClaimTemplateName'), resourceClaimTemplateName, message));
}

/** Claims of devices; static Pods have none. Follows pkg/apis/core/validation.validatePodResourceClaims. */
export function validatePodResourceClaims(claims: readonly PodResourceClaim[], at: Field, errors: FieldError[], isStatic: boolean): void {
  const seen = new Set<string>();
  for (const [index, claim] of claims.entries()) {
    const place = item(at, index);
    if (isStatic) errors.push(forbidden(NO_FIELD, 'static pods do not support resource claims', { place: pathOf(place) }));
    else validatePodResourceClaim(claim, place, errors, seen);
  }
}
