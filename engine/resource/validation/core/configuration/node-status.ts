import { child, item, ROOT } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import { validateResourceQuantityValue } from '#engine/resource/validation/core/configuration/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { NodeAddress, NodeStatus } from '#engine/generated/kubernetes.js';

const FEATURE = /^[A-Z][a-zA-Z0-9]*(\/[a-zA-Z][a-zA-Z0-9]*)*$/;
const FEATURE_DETAIL = "must start with an UpperCamelCase segment, with subsequent segments separated by '/' (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and slashes";
const SWAP = child(child(child(ROOT, 'metadata'), 'nodeSwapStatus'), 'capacity');

/** The server writes names of resources behind a dot. Follows pkg/apis/core/validation.ValidateNodeResources. */
function validateNodeResources(status: NodeStatus, at: Field, errors: FieldError[]): void {
  for (const field of ['capacity', 'allocatable'] as const) {
    const amounts = status[field];
    for (const name in amounts) validateResourceQuantityValue(name, amounts[name] ?? '', child(child(at, field), name), errors);
  }
}

/** Follows pkg/apis/core/validation.validateNodeDeclaredFeatures. */
function validateDeclaredFeatures(features: readonly string[], at: Field, errors: FieldError[]): void {
  for (const [index, name] of features.entries()) {
    const place = item(at, index);
    if (byteLength(name) > 253) errors.push(invalid(place, name, `invalid feature name "${name}": must be no more than 253 characters`));
    else if (!FEATURE.test(name)) errors.push(invalid(place, name, `invalid feature name "${name}": ${FEATURE_DETAIL}`));
    const before = features[index - 1];
    if (before === name) errors.push(duplicate(place, name, { other: item(at, index - 1) }));
    else if (before !== undefined && name < before) errors.push(invalid(place, name, 'list must be sorted alphabetically'));
  }
}

/** Only updates look for addresses that are there twice. */
export function validateAddresses(addresses: readonly NodeAddress[], at: Field, errors: FieldError[]): void {
  const first = new Map<string, number>();
  for (const [index, { type = '', address = '' }] of addresses.entries()) {
    const identity = `${type} ${address}`;
    const other = first.get(identity);
    if (other === undefined) first.set(identity, index);
    else errors.push(duplicate(item(at, index), { type, address }, { other: item(at, other) }));
  }
}

/** What a Node says of itself, which is kept when it is created. Follows pkg/apis/core/validation.ValidateNode. */
export function validateNodeStatus(status: NodeStatus, at: Field, errors: FieldError[]): void {
  validateNodeResources(status, at, errors);
  const swap = status.nodeInfo?.swap?.capacity;
  if (swap !== undefined && swap <= 0) errors.push(invalid(SWAP, swap, 'must be greater than zero', { place: ['status', 'nodeInfo', 'swap', 'capacity'] }));
  if (status.declaredFeatures !== undefined) validateDeclaredFeatures(status.declaredFeatures, child(at, 'declaredFeatures'), errors);
}
