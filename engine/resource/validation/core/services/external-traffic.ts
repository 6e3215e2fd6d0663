import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { inclusiveRangeError, isValidPortNum } from '#engine/apimachinery/validation/names.js';
import { isExternallyAccessible, needsHealthCheck } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ServiceSpec } from '#engine/generated/kubernetes.js';

const POLICIES = ['Cluster', 'Local'] as const;

/** How traffic from outside goes to nodes. What is left out has been filled in. Follows pkg/apis/core/validation.validateServiceExternalTrafficPolicy. */
export function validateServiceExternalTrafficPolicy(spec: ServiceSpec, at: Field, errors: FieldError[]): void {
  const { externalTrafficPolicy: policy = '', healthCheckNodePort = 0 } = spec;
  const place = child(at, 'externalTrafficPolicy');
  if (policy !== '') {
    if (!isExternallyAccessible(spec)) errors.push(invalid(place, policy, 'may only be set for externally-accessible services'));
    else if (policy !== 'Cluster' && policy !== 'Local') errors.push(notSupported(place, policy, POLICIES));
  }
  if (healthCheckNodePort === 0) return;
  const port = child(at, 'healthCheckNodePort');
  if (!needsHealthCheck(spec)) errors.push(invalid(port, healthCheckNodePort, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"));
  else if (isValidPortNum(healthCheckNodePort).length > 0) errors.push(invalid(port, healthCheckNodePort, inclusiveRangeError(1, 65535)));
}
