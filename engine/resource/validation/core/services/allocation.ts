import { allocateNodePorts } from '#engine/resource/validation/core/services/node-ports.js';
import { allocIps, isMatchingPreferDualStack, validateIpFamilyFields } from '#engine/resource/validation/core/services/ip-families.js';
import { validateServiceClusterIpsRelatedFields } from '#engine/resource/validation/core/services/cluster-ips.js';
import { isHeadless, NONE } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { ServiceSpec } from '#engine/generated/kubernetes.js';
import type { NodePorts } from '#engine/resource/validation/core/services/node-ports.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** The first of its addresses that the Service does not have yet. */
function firstNewAddress(spec: ServiceSpec, old: ServiceSpec | undefined): number {
  if (old === undefined || old.type === 'ExternalName') return 0;
  const isGrown = !isHeadless(old) && old.ipFamilies?.length === 1 && (spec.ipFamilies ?? NONE).length === 2;
  return isGrown ? 1 : Infinity;
}

/**
 * What is given out to a Service before anything else of it is judged: families, cluster IPs, node ports. Yields the node ports; undefined where
 * something cannot be given: nothing else is then said of the Service. Follows pkg/registry/core/service/storage.Allocators.allocateCreate and
 * allocateUpdate.
 */
export function allocate(spec: ServiceSpec, at: Field, context: ValidationContext, old: ServiceSpec | undefined, extras?: FieldErrorExtras): NodePorts | undefined {
  const { errors } = context;
  const known = errors.length;
  if (spec.type !== 'ExternalName' && !(old !== undefined && isMatchingPreferDualStack(spec, old))) {
    validateServiceClusterIpsRelatedFields(spec, at, context, old, extras);
    if (errors.length > known) return undefined;
    validateIpFamilyFields(spec, at, context, old, extras);
    if (errors.length > known) return undefined;
    allocIps(spec, firstNewAddress(spec, old), at, context, extras);
    if (errors.length > known) return undefined;
  }
  const nodePorts = allocateNodePorts(spec, at, context, old);
  return errors.length > known ? undefined : nodePorts;
}
