import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isValidCidr } from '#engine/apimachinery/validation/canonical-address.js';
import { parseCidrSloppy } from '#engine/apimachinery/validation/legacy-cidr.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ServiceCIDRSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const IMMUTABLE = { rule: 'immutable-field' } as const;

function validateCidrs(cidrs: readonly string[], at: Field, errors: FieldError[]): void {
  if (cidrs.length === 0) return void errors.push(required(at, 'at least one CIDR required'));
  if (cidrs.length > 2) return void errors.push(invalid(at, cidrs, 'may only hold up to 2 values'));
  for (const [index, cidr] of cidrs.entries()) for (const message of isValidCidr(cidr)) errors.push(invalid(item(at, index), cidr, message));
  const [first, second] = cidrs.map((cidr) => parseCidrSloppy(cidr)?.address.family);
  if (first !== undefined && first === second) errors.push(invalid(at, cidrs, 'may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64'));
}

/** A second network may join the first; nothing else changes. Follows ValidateServiceCIDRUpdate. */
function validateUpdate(cidrs: readonly string[], before: readonly string[], at: Field, errors: FieldError[]): void {
  const isSame = cidrs.length === before.length;
  if (!isSame && !(before.length === 1 && cidrs.length === 2)) return void errors.push(invalid(at, cidrs, 'field is immutable', IMMUTABLE));
  for (const [index, cidr] of before.entries()) if (cidrs[index] !== cidr) errors.push(invalid(item(at, index), cidrs[index], 'field is immutable', IMMUTABLE));
  if (!isSame) validateCidrs(cidrs, at, errors);
}

/** Follows pkg/apis/networking/validation.validateServiceCIDRSpec. */
export const validateServiceCidrSpec: Validator<ServiceCIDRSpec> = ({ cidrs = [] }, at, { errors }, old) => {
  if (old === undefined) validateCidrs(cidrs, child(at, 'cidrs'), errors);
  else validateUpdate(cidrs, old.cidrs ?? [], child(at, 'cidrs'), errors);
};
