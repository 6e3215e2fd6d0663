import { parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { isValidIp } from '#engine/apimachinery/validation/canonical-address.js';
import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, required, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { validateEndpointIp } from '#engine/resource/validation/core/addresses/endpoint-ip.js';
import { validateIpForLegacyField } from '#engine/resource/validation/core/addresses/legacy-field.js';
import { warnOfIp } from '#engine/resource/validation/core/addresses/address-warnings.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { EndpointPort, Endpoint, EndpointSlice } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const MOST_ENDPOINTS = 1000;
const MOST_PORTS = 20_000;
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const CONTROLLERS: ReadonlySet<string> = new Set(['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io']);

/** Follows k8s.io/apimachinery/pkg/util/validation.IsFullyQualifiedDomainName. */
function validateDomainName(name: string, at: Field, errors: FieldError[]): void {
  if (name === '') return void errors.push(required(at));
  const domain = name.endsWith('.') ? name.slice(0, -1) : name;
  const messages = isDns1123Subdomain(domain);
  if (messages.length > 0) return void errors.push(invalid(at, domain, messages.join(',')));
  const labels = domain.split('.');
  if (labels.length < 2) return void errors.push(invalid(at, domain, 'should be a domain with at least two segments separated by dots'));
  for (const label of labels) for (const message of isDns1123Label(label)) errors.push(invalid(at, label, message));
}

/** An address of the slice's type; one of the other family is reported at the list. */
function validateAddress(address: string, type: string | undefined, list: Field, index: number, context: ValidationContext): void {
  const at = item(list, index);
  const { errors } = context;
  if (type === 'FQDN') return validateDomainName(address, at, errors);
  if (type === 'IPv4') {
    if (!validateIpForLegacyField(address, at, context)) return;
  } else if (type === 'IPv6') {
    const messages = isValidIp(address);
    for (const message of messages) errors.push(invalid(at, address, message));
    if (messages.length > 0) return;
  } else return;
  if (parseIpAddress(address)?.family !== (type === 'IPv4' ? 4 : 6)) errors.push(invalid(list, address, `must be an ${type} address`, { place: pathOf(at) }));
  validateEndpointIp(address, at, errors);
}

function validateEndpoints(endpoints: readonly Endpoint[], type: string | undefined, at: Field, context: ValidationContext): void {
  if (endpoints.length > MOST_ENDPOINTS) return void context.errors.push(tooMany(at, endpoints.length, MOST_ENDPOINTS));
  for (const [index, endpoint] of endpoints.entries()) {
    const place = item(at, index);
    context.walk('io.k8s.api.discovery.v1.Endpoint', endpoint, place, context, undefined);
    for (const [addressIndex, address] of (endpoint.addresses ?? []).entries()) validateAddress(address, type, child(place, 'addresses'), addressIndex, context);
  }
}

function validatePorts(ports: readonly EndpointPort[], at: Field, context: ValidationContext): void {
  if (ports.length > MOST_PORTS) return void context.errors.push(tooMany(at, ports.length, MOST_PORTS));
  const first = new Map<string, number>();
  for (const [index, port] of ports.entries()) {
    const place = item(at, index);
    context.walk('io.k8s.api.discovery.v1.EndpointPort', port, place, context, undefined);
    const { name = '' } = port;
    const other = first.get(name);
    if (other === undefined) first.set(name, index);
    else context.errors.push(duplicate(child(place, 'name'), name, { other: item(at, other) }));
  }
}

function warn(slice: EndpointSlice, at: Field, { warnings, old }: ValidationContext): void {
  if (slice.addressType === 'FQDN' && old === undefined) warnings.push({ field: child(at, 'addressType'), message: 'spec.addressType: FQDN endpoints are deprecated' });
  if (CONTROLLERS.has(slice.metadata?.labels?.[MANAGED_BY] ?? '')) return;
  for (const [index, { addresses = [] }] of (slice.endpoints ?? []).entries())
    for (const [addressIndex, address] of addresses.entries()) warnOfIp(address, item(child(item(child(at, 'endpoints'), index), 'addresses'), addressIndex), warnings);
}

/** Follows pkg/apis/discovery/validation.ValidateEndpointSlice. Endpoints that an update leaves alone are not judged again. */
export const validateEndpointSlice: Validator<EndpointSlice> = (slice, at, context, old) => {
  const { endpoints = [], ports = [], addressType } = slice;
  validatePorts(ports, child(at, 'ports'), context);
  if (old === undefined || !semanticallyEqual(endpoints, old.endpoints)) validateEndpoints(endpoints, addressType, child(at, 'endpoints'), context);
  warn(slice, at, context);
};
