import { child, key } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { compareQuantities, formatQuantity, parseQuantity } from '#engine/apimachinery/quantity.js';
import { validateResourceQuantityValue, validateResourceQuotaResourceName } from '#engine/resource/validation/core/configuration/resource-names.js';
import { validateResourceQuotaScopes, validateScopeSelector } from '#engine/resource/validation/core/configuration/quota-scopes.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ResourceQuotaSpec } from '#engine/generated/kubernetes.js';
import type { FieldWarning, Validator } from '#engine/resource/validation/validation-context.js';

const COMPARED = ['cpu', 'memory', 'storage', 'ephemeral-storage'] as const;
const ALSO_WITHOUT_PREFIX: ReadonlySet<string> = new Set(['cpu', 'memory']);

type Hard = NonNullable<ResourceQuotaSpec['hard']>;

/** Requests that go beyond their limits. Follows pkg/registry/core/resourcequota.resourcequotaStrategy.WarningsOnCreate. */
function warnOfRequests(hard: Hard, at: Field, warnings: FieldWarning[]): void {
  for (const resource of COMPARED) {
    const name = hard[`requests.${resource}`] === undefined && ALSO_WITHOUT_PREFIX.has(resource) ? resource : `requests.${resource}`;
    const request = parseQuantity(hard[name] ?? '');
    const limit = parseQuantity(hard[`limits.${resource}`] ?? '');
    if (request === undefined || limit === undefined || compareQuantities(request, limit) <= 0) continue;
    const message = `ResourceQuota ${name} (${formatQuantity(request)}) should be less than limits.${resource} (${formatQuantity(limit)})`;
    warnings.push({ field: key(at, name), message });
  }
}

const sameScopes = (left: readonly string[], right: readonly string[]): boolean =>
  left.every((scope) => right.includes(scope)) && right.every((scope) => left.includes(scope));

/** Follows pkg/apis/core/validation.ValidateResourceQuotaSpec and ValidateResourceQuotaUpdate. */
export const validateResourceQuotaSpec: Validator<ResourceQuotaSpec> = (spec, at, context, old) => {
  const { errors, warnings } = context;
  const { hard = {}, scopes = [] } = spec;
  const place = child(at, 'hard');
  for (const name in hard) {
    validateResourceQuotaResourceName(name, key(place, name), errors);
    validateResourceQuantityValue(name, hard[name] ?? '', key(place, name), errors);
  }
  validateResourceQuotaScopes(spec, at, context);
  validateScopeSelector(spec, at, context);
  if (context.old === undefined) warnOfRequests(hard, place, warnings);
  else if (!sameScopes(scopes, old?.scopes ?? [])) errors.push(invalid(child(at, 'scopes'), scopes, 'field is immutable', { rule: 'immutable-field' }));
  return ['*'];
};
