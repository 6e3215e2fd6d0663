import { child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { isHeadless, needsClusterIp, needsHealthCheck, NONE } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { ServiceSpec } from '#engine/generated/kubernetes.js';

const RULE = { rule: 'immutable-field' } as const;
const UNCHANGED = 'may not change once set';

const isExternalName = ({ type }: ServiceSpec): boolean => type === 'ExternalName';

/** Whether a Service that was given an address is now to have none: it is not known which it was, but `None` it was not. */
const losesUnknownAddress = (spec: ServiceSpec, old: ServiceSpec): boolean => needsClusterIp(old) && (old.clusterIPs ?? NONE).length === 0 && isHeadless(spec);

/** Follows pkg/apis/core/validation.validateUpgradeDowngradeClusterIPs. */
function validateUpgradeDowngradeClusterIps(spec: ServiceSpec, old: ServiceSpec, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  if (isExternalName(spec) || isExternalName(old) || (isHeadless(spec) && isHeadless(old))) return;
  const [after, before] = [spec.clusterIPs ?? NONE, old.clusterIPs ?? NONE];
  const place = child(at, 'clusterIPs');
  const first = item(place, 0);
  const changed = { ...extras, ...RULE };
  if (losesUnknownAddress(spec, old)) return void errors.push(invalid(first, after, UNCHANGED, changed));
  if (after.length === before.length) {
    for (const [index, address] of after.entries()) if (address !== before[index]) errors.push(invalid(item(place, index), after, UNCHANGED, changed));
  } else if (after.length === 0) errors.push(invalid(first, after, 'primary clusterIP can not be unset', changed));
  else {
    if (before.length > 0 && after[0] !== before[0]) errors.push(invalid(first, after, UNCHANGED, changed));
    if (after.length < before.length && after.length === 1 && spec.ipFamilyPolicy !== 'SingleStack')
      errors.push(invalid(child(at, 'ipFamilyPolicy'), spec.ipFamilyPolicy, "must be set to 'SingleStack' when releasing the secondary clusterIP"));
  }
}

/** Follows pkg/apis/core/validation.validateUpgradeDowngradeIPFamilies. */
function validateUpgradeDowngradeIpFamilies(spec: ServiceSpec, old: ServiceSpec, at: Field, errors: FieldError[]): void {
  if (isExternalName(spec) || isExternalName(old) || isHeadless(spec) || isHeadless(old)) return;
  const [after, before] = [spec.ipFamilies ?? NONE, old.ipFamilies ?? NONE];
  const first = item(child(at, 'ipFamilies'), 0);
  if (after.length === before.length) {
    if (after.some((family, index) => family !== before[index])) errors.push(invalid(first, after, UNCHANGED, RULE));
  } else if (after.length > 0) {
    if (before.length > 0 && after[0] !== before[0]) errors.push(invalid(first, after, UNCHANGED, RULE));
    if (after.length < before.length && after.length === 1 && spec.ipFamilyPolicy !== 'SingleStack')
      errors.push(invalid(child(at, 'ipFamilyPolicy'), spec.ipFamilyPolicy, "must be set to 'SingleStack' when releasing the secondary ipFamily"));
  }
}

/** What an update may not change. Follows pkg/apis/core/validation.ValidateServiceUpdate. */
export function validateServiceUpdate(spec: ServiceSpec, old: ServiceSpec, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  validateUpgradeDowngradeClusterIps(spec, old, at, errors, extras);
  validateUpgradeDowngradeIpFamilies(spec, old, at, errors);
  const { healthCheckNodePort: given = 0 } = old;
  const { healthCheckNodePort: asked = 0 } = spec;
  if (given !== 0 && asked !== 0 && asked !== given && needsHealthCheck(spec) && needsHealthCheck(old))
    errors.push(forbidden(child(at, 'healthCheckNodePort'), 'field is immutable', RULE));
}
