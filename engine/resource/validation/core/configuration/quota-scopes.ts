import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isStandardQuotaResourceName } from '#engine/resource/validation/core/configuration/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { ResourceQuotaSpec, ScopedResourceSelectorRequirement } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const OF_PODS: ReadonlySet<string> = new Set(['pods', 'cpu', 'memory', 'limits.cpu', 'limits.memory', 'requests.cpu', 'requests.memory']);

/** What a quota of a scope can limit. Follows pkg/apis/core/helper.IsResourceQuotaScopeValidForResource. */
const RESOURCES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['Terminating', OF_PODS],
  ['NotTerminating', OF_PODS],
  ['NotBestEffort', OF_PODS],
  ['PriorityClass', OF_PODS],
  ['CrossNamespacePodAffinity', OF_PODS],
  ['BestEffort', new Set(['pods'])],
  ['VolumeAttributesClass', new Set(['persistentvolumeclaims', 'requests.storage'])],
]);

/** Scopes that are there or not, without values to choose from. */
const ONLY_EXISTS: ReadonlySet<string> = new Set(['BestEffort', 'NotBestEffort', 'Terminating', 'NotTerminating', 'CrossNamespacePodAffinity']);

const EXISTS_DETAIL = "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";

const isScope = (scope: string, { minor }: ValidationContext): boolean => RESOURCES.has(scope) && (scope !== 'VolumeAttributesClass' || minor >= 33);

/** Whether the quota limits what its scope does not have. */
const isUnsupported = (scope: string, { hard = {} }: ResourceQuotaSpec): boolean => {
  const resources = RESOURCES.get(scope);
  return resources !== undefined && Object.keys(hard).some((name) => isStandardQuotaResourceName(name) && !resources.has(name));
};

const hasConflict = (scopes: readonly string[]): boolean =>
  (scopes.includes('BestEffort') && scopes.includes('NotBestEffort')) || (scopes.includes('Terminating') && scopes.includes('NotTerminating'));

/** Follows pkg/apis/core/validation.validateResourceQuotaScopes. */
export function validateResourceQuotaScopes(spec: ResourceQuotaSpec, at: Field, context: ValidationContext): void {
  const { errors } = context;
  const { scopes = [] } = spec;
  if (scopes.length === 0) return;
  const place = child(at, 'scopes');
  if (!scopes.every((scope) => isScope(scope, context))) errors.push(invalid(place, scopes, 'unsupported scope'));
  if (scopes.some((scope) => isUnsupported(scope, spec))) errors.push(invalid(place, scopes, 'unsupported scope applied to resource'));
  if (hasConflict(scopes)) errors.push(invalid(place, scopes, 'conflicting scopes'));
}

function validateOperator({ operator = '', scopeName = '', values = [] }: ScopedResourceSelectorRequirement, at: Field, errors: FieldError[], place: FieldErrorExtras): void {
  if (ONLY_EXISTS.has(scopeName) && operator !== 'Exists') errors.push(invalid(child(at, 'operator'), operator, EXISTS_DETAIL, place));
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) errors.push(required(child(at, 'values'), "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector", place));
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) errors.push(invalid(child(at, 'values'), values, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector", place));
      break;
    default:
      errors.push(invalid(child(at, 'operator'), operator, 'not a valid selector operator', place));
  }
}

/** The server says of no requirement which one it is. Follows pkg/apis/core/validation.validateScopedResourceSelectorRequirement. */
export function validateScopeSelector(spec: ResourceQuotaSpec, at: Field, context: ValidationContext): void {
  const { errors } = context;
  const requirements = spec.scopeSelector?.matchExpressions ?? [];
  const place = child(child(at, 'scopeSelector'), 'matchExpressions');
  for (const [index, requirement] of requirements.entries()) {
    const { scopeName = '' } = requirement;
    const written = { place: [...pathOf(place), index] };
    if (!isScope(scopeName, context)) errors.push(invalid(child(place, 'scopeName'), scopeName, 'unsupported scope', written));
    validateOperator(requirement, place, errors, written);
  }
  if (requirements.some(({ scopeName = '' }) => isUnsupported(scopeName, spec))) errors.push(invalid(place, requirements, 'unsupported scope applied to resource'));
  if (hasConflict(requirements.map(({ scopeName = '' }) => scopeName))) errors.push(invalid(place, spec.scopes ?? [], 'conflicting scopes'));
}
