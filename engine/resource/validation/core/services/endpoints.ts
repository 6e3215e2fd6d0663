import { child, item } from '#engine/apimachinery/validation/field.js';
import { required } from '#engine/apimachinery/validation/field-error.js';
import { warnOfIp } from '#engine/resource/validation/core/addresses/address-warnings.js';
import { validateEndpointIp } from '#engine/resource/validation/core/addresses/endpoint-ip.js';
import { validateIpForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { EndpointAddress, Endpoints, EndpointSubset } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const MANAGED_BY = 'endpoints.kubernetes.io/managed-by';

/** Endpoints whose subsets an update leaves alone are not judged again. Follows pkg/apis/core/validation.ValidateEndpoints. */
export const validateEndpoints: Validator<Endpoints> = ({ metadata, subsets = [] }, at, context, old) => {
  const { warnings } = context;
  if (metadata?.labels?.[MANAGED_BY] !== 'endpoint-controller')
    for (const [index, { addresses = [], notReadyAddresses = [] }] of subsets.entries()) {
      const place = item(child(at, 'subsets'), index);
      addresses.forEach(({ ip = '' }, address) => warnOfIp(ip, child(item(child(place, 'addresses'), address), 'ip'), warnings));
      notReadyAddresses.forEach(({ ip = '' }, address) => warnOfIp(ip, child(item(child(place, 'notReadyAddresses'), address), 'ip'), warnings));
    }
  return old !== undefined && semanticallyEqual(subsets, old.subsets) ? ['subsets'] : undefined;
};

/** Follows pkg/apis/core/validation.validateEndpointSubsets. */
export const validateEndpointSubset: Validator<EndpointSubset> = ({ addresses = [], notReadyAddresses = [], ports = [] }, at, { errors }) => {
  if (addresses.length === 0 && notReadyAddresses.length === 0) errors.push(required(at, 'must specify `addresses` or `notReadyAddresses`'));
  if (ports.length > 1)
    for (const [index, { name = '' }] of ports.entries()) if (name === '') errors.push(required(child(item(child(at, 'ports'), index), 'name')));
};

/** Follows pkg/apis/core/validation.validateEndpointAddress. */
export const validateEndpointAddress: Validator<EndpointAddress> = ({ ip = '' }, at, context) => {
  validateIpForLegacyField(ip, child(at, 'ip'), context);
  validateEndpointIp(ip, child(at, 'ip'), context.errors);
};
