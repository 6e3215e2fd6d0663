import { asObject } from '#engine/apimachinery/json.js';
import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, internalError, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import { validateIpForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { isHeadless, NONE } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { ServiceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

export const FAMILIES = ['IPv4', 'IPv6'] as const;
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'] as const;
const FAMILY_NAMES: ReadonlySet<string> = new Set(FAMILIES);
const POLICY_NAMES: ReadonlySet<string> = new Set(POLICIES);

/** Of the addresses the object may have written just the first, in a field of its own. */
const WRITTEN_AS_ONE: FieldErrorExtras = { place: ['spec', 'clusterIP'] };

/** Where `clusterIPs` is written. */
export const placeOfClusterIps = ({ given }: ValidationContext): FieldErrorExtras | undefined =>
  (asObject(given['spec'])?.['clusterIPs'] === undefined ? WRITTEN_AS_ONE : undefined);

function validateFamilies({ ipFamilies = NONE, ipFamilyPolicy }: ServiceSpec, at: Field, errors: FieldError[]): void {
  for (const [index, family] of ipFamilies.entries()) {
    const place = item(child(at, 'ipFamilies'), index);
    if (!FAMILY_NAMES.has(family)) errors.push(notSupported(place, family, FAMILIES));
    const first = ipFamilies.indexOf(family);
    if (first < index) errors.push(duplicate(place, family, { other: item(child(at, 'ipFamilies'), first) }));
  }
  if (ipFamilyPolicy !== undefined && !POLICY_NAMES.has(ipFamilyPolicy)) errors.push(notSupported(child(at, 'ipFamilyPolicy'), ipFamilyPolicy, POLICIES));
}

function validateFirst({ clusterIP = '', clusterIPs = NONE }: ServiceSpec, at: Field, errors: FieldError[]): void {
  const place = child(at, 'clusterIPs');
  if (clusterIP === '') {
    if (clusterIPs.length > 0) errors.push(invalid(place, clusterIPs, 'must be empty when `clusterIP` is not specified'));
  } else if (clusterIPs.length === 0) errors.push(required(place));
  else if (clusterIPs[0] !== clusterIP) errors.push(invalid(place, clusterIPs, 'first value must match `clusterIP`'));
}

/** Two addresses must be of two families. */
function validateDualStack(clusterIPs: readonly string[], at: Field, errors: FieldError[]): void {
  const families = clusterIPs.map((address) => parseIpSloppy(address)?.family);
  if (families.includes(undefined)) errors.push(internalError(at, 'failed to check for dual stack with error:invalid IP'));
  if (!families.includes(4) || !families.includes(6)) errors.push(invalid(at, clusterIPs, 'may specify no more than one IP for each IP family'));
}

function validateFamilyOfEach({ clusterIPs = NONE, ipFamilies = NONE }: ServiceSpec, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  for (const [index, address] of clusterIPs.entries()) {
    const family = ipFamilies[index];
    const isSix = parseIpSloppy(address)?.family === 6;
    if ((family === 'IPv4' && isSix) || (family === 'IPv6' && !isSix))
      errors.push(invalid(item(at, index), address, `expected an ${family} value as indicated by \`ipFamilies[${index}]\``, extras));
  }
}

/** Cluster IPs, their families, and how many there are. Follows pkg/apis/core/validation.ValidateServiceClusterIPsRelatedFields. */
export function validateServiceClusterIpsRelatedFields(spec: ServiceSpec, at: Field, context: ValidationContext, old: ServiceSpec | undefined, extras?: FieldErrorExtras): void {
  if (spec.type === 'ExternalName') return;
  const { errors } = context;
  const { clusterIPs = NONE } = spec;
  validateFirst(spec, at, errors);
  validateFamilies(spec, at, errors);
  const place = child(at, 'clusterIPs');
  let isReadable = true;
  if (clusterIPs[0] === 'None' && clusterIPs.length > 1) {
    errors.push(invalid(place, clusterIPs, "'None' must be the first and only value"));
    isReadable = false;
  }
  for (const [index, address] of clusterIPs.entries())
    if (!(index === 0 && address === 'None') && !validateIpForLegacyField(address, item(place, index), context, old?.clusterIPs, extras)) isReadable = false;
  if (clusterIPs.length > 2) errors.push(invalid(place, clusterIPs, 'may only hold up to 2 values'));
  if (!isReadable) return;
  if (clusterIPs.length > 1) validateDualStack(clusterIPs, place, errors);
  if (!isHeadless(spec)) validateFamilyOfEach(spec, place, errors, extras);
}
