import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { parseQuantity, quantityMilliValue } from '#engine/apimachinery/quantity.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const RULE = { rule: 'resource-name-unknown' } as const;
const NEGATIVE = { rule: 'quantity-negative' } as const;
const HUGE_PAGES = 'hugepages-';
const REQUESTED_HUGE_PAGES = 'requests.hugepages-';

/** What a container has without a plugin. */
const CONTAINER_RESOURCES: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** What a quota limits, but for names with a domain. */
const QUOTA_RESOURCES: ReadonlySet<string> = new Set([
  'cpu', 'memory', 'ephemeral-storage', 'requests.cpu', 'requests.memory', 'requests.storage', 'requests.ephemeral-storage', 'limits.cpu',
  'limits.memory', 'limits.ephemeral-storage', 'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'persistentvolumeclaims',
  'configmaps', 'services.nodeports', 'services.loadbalancers',
]);

const STANDARD_RESOURCES: ReadonlySet<string> = new Set([...QUOTA_RESOURCES, 'storage']);

/** What there is only whole pieces of. */
const INTEGER_RESOURCES: ReadonlySet<string> = new Set([
  'pods', 'resourcequotas', 'services', 'replicationcontrollers', 'secrets', 'configmaps', 'persistentvolumeclaims', 'services.nodeports',
  'services.loadbalancers',
]);

const isHugePages = (name: string): boolean => name.startsWith(HUGE_PAGES);

/** Whether the name is Kubernetes' own. Follows pkg/apis/core/v1/helper.IsNativeResource. */
const isNativeResource = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');

/** Whether it is a resource that a plugin offers: `example.com/gpu`. Follows pkg/apis/core/helper.IsExtendedResourceName. */
const isExtendedResourceName = (name: string): boolean =>
  !isNativeResource(name) && !name.startsWith('requests.') && isQualifiedName(`requests.${name}`).length === 0;

/** Whether more may be promised than there is. Follows pkg/apis/core/helper.IsOvercommitAllowed. */
export const isOvercommitAllowed = (name: string): boolean => isNativeResource(name) && !isHugePages(name);

/** Whether there are only whole pieces of it. Follows pkg/apis/core/helper.IsIntegerResourceName. */
const isIntegerResourceName = (name: string): boolean => INTEGER_RESOURCES.has(name) || isExtendedResourceName(name);

/** Whether a quota knows the name by itself. Follows pkg/apis/core/helper.IsStandardQuotaResourceName. */
export const isStandardQuotaResourceName = (name: string): boolean => QUOTA_RESOURCES.has(name) || isHugePages(name) || name.startsWith(REQUESTED_HUGE_PAGES);

/** The name of any resource. Follows pkg/apis/core/validation.validateResourceName. */
export function validateResourceName(name: string, at: Field, errors: FieldError[]): void {
  const messages = isQualifiedName(name);
  for (const message of messages) errors.push(invalid(at, name, message, { ...RULE, on: 'key' }));
  if (messages.length > 0 || name.includes('/')) return;
  if (!STANDARD_RESOURCES.has(name) && !isStandardQuotaResourceName(name))
    errors.push(invalid(at, name, 'must be a standard resource type or fully qualified', { ...RULE, on: 'key' }));
}

/** The name of a resource of a container. Follows pkg/apis/core/validation.ValidateContainerResourceName. */
export function validateContainerResourceName(name: string, at: Field, errors: FieldError[]): void {
  validateResourceName(name, at, errors);
  if (!name.includes('/')) {
    if (!CONTAINER_RESOURCES.has(name) && !isHugePages(name)) errors.push(invalid(at, name, 'must be a standard resource for containers', { ...RULE, on: 'key' }));
  } else if (!isNativeResource(name) && !isExtendedResourceName(name))
    errors.push(invalid(at, name, "doesn't follow extended resource name standard", { ...RULE, on: 'key' }));
}

/** The name of a resource that a quota limits. Follows pkg/apis/core/validation.ValidateResourceQuotaResourceName. */
export function validateResourceQuotaResourceName(name: string, at: Field, errors: FieldError[]): void {
  validateResourceName(name, at, errors);
  if (!name.includes('/') && !isStandardQuotaResourceName(name)) errors.push(invalid(at, name, 'must be a standard resource for quota', { ...RULE, on: 'key' }));
}

/** An amount of a resource: not negative, and whole where there are only pieces. Follows pkg/apis/core/validation.ValidateResourceQuantityValue. */
export function validateResourceQuantityValue(name: string, value: string | number, at: Field, errors: FieldError[]): void {
  const quantity = parseQuantity(value);
  if (quantity === undefined) return;
  if (quantity.digits < 0n) errors.push(invalid(at, value, 'must be greater than or equal to 0', NEGATIVE));
  if (quantityMilliValue(quantity) % 1000n !== 0n && isIntegerResourceName(name)) errors.push(invalid(at, value, 'must be an integer'));
}
