import { asList, asObject } from '#engine/apimachinery/json.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { child, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { validateDeviceBindingParameters } from '#engine/resource/validation/dynamic-resources/binding-conditions.js';
import { validateConverted } from '#engine/resource/validation/dynamic-resources/earlier-version.js';
import { validateListLimits, validateUnique } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import { validateNodeAllocatableResources } from '#engine/resource/validation/dynamic-resources/node-allocatable-resources.js';
import { validateRequestPolicy } from '#engine/resource/validation/dynamic-resources/request-policy.js';
import { validateLabelName, validateQualifiedKeys } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import { SEPARATE_COUNTERS_SINCE } from '#engine/resource/validation/dynamic-resources/resource-slice.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Device, DeviceCounterConsumption } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const LIMITS = { taints: 16, consumesCounters: 2 } as const;
const EARLIER_LIMITS = { taints: 16 } as const;
const MOST_ATTRIBUTES_AND_CAPACITIES = 32;
const MOST_ATTRIBUTE_VALUES = 48;
const LIST_ATTRIBUTES_GATE = 'DRAListTypeAttributes';
const PLACES = '`nodeName`, `nodeSelector`';
const NEEDS_ONE = `exactly one of ${PLACES}, or \`allNodes\` is required when \`perDeviceNodeSelection\` is set to true in the ResourceSlice spec`;
const NEEDS_NONE = `${PLACES} and \`allNodes\` can only be set if \`perDeviceNodeSelection\` is set to true in the ResourceSlice spec`;

const specOf = (slice: JsonObject | undefined): JsonObject | undefined => asObject(slice?.['spec']);

/** The device of that name in the slice that is updated. */
function oldDeviceOf(name: string, { old }: ValidationContext): JsonObject | undefined {
  return asList(specOf(old)?.['devices']).map(asObject).find((device) => device?.['name'] === name);
}

/** Where the device is, if each device of the slice says it for itself. Yields whether its node selector is to be judged. */
function validateNodeSelection({ nodeName, nodeSelector, allNodes }: Device, at: Field, { errors, object }: ValidationContext): boolean {
  if (specOf(object)?.['perDeviceNodeSelection'] !== true) {
    if (nodeName !== undefined || nodeSelector !== undefined || allNodes !== undefined) errors.push(invalid(at, null, NEEDS_NONE));
    return false;
  }
  let set = nodeSelector === undefined ? 0 : 1;
  if (nodeName === '') errors.push(invalid(child(at, 'nodeName'), nodeName, 'must not be empty'));
  else if (nodeName !== undefined) {
    set += 1;
    for (const message of isDns1123Subdomain(nodeName)) errors.push(invalid(child(at, 'nodeName'), nodeName, message));
  }
  if (allNodes === true) set += 1;
  else if (allNodes === false) errors.push(invalid(child(at, 'allNodes'), allNodes, 'must be either unset or set to true'));
  if (set === 0) errors.push(required(at, NEEDS_ONE));
  else if (set > 1) errors.push(invalid(at, null, NEEDS_ONE));
  return true;
}

function validateAttributes({ attributes = {}, capacity = {} }: Device, at: Field, { errors, isOn }: ValidationContext): void {
  const names = Object.keys(attributes);
  const total = names.length + Object.keys(capacity).length;
  if (total > MOST_ATTRIBUTES_AND_CAPACITIES) errors.push(invalid(at, total, `the total number of attributes and capacities must not exceed ${MOST_ATTRIBUTES_AND_CAPACITIES}`));
  if (isOn(LIST_ATTRIBUTES_GATE)) {
    let values = 0;
    for (const name of names) {
      const { bools, ints, strings, versions } = attributes[name] ?? {};
      values += (bools ?? ints ?? strings ?? versions)?.length ?? 1;
    }
    if (values > MOST_ATTRIBUTE_VALUES) errors.push(invalid(at, values, `the total number of attribute values must not exceed ${MOST_ATTRIBUTE_VALUES}`));
  }
  validateQualifiedKeys(attributes, child(at, 'attributes'), errors);
}

function validateCapacity({ capacity = {}, allowMultipleAllocations }: Device, at: Field, errors: FieldError[]): void {
  validateQualifiedKeys(capacity, at, errors);
  for (const name of Object.keys(capacity)) {
    const { requestPolicy, value = 0 } = capacity[name] ?? {};
    if (requestPolicy === undefined) continue;
    const place = child(key(at, name), 'requestPolicy');
    if (allowMultipleAllocations === true) validateRequestPolicy(requestPolicy, value, place, errors);
    else errors.push(forbidden(place, 'allowMultipleAllocations must be true'));
  }
}

const counterSetOf = ({ counterSet = '' }: DeviceCounterConsumption): string => counterSet;

/** What stays as it was in the device of the same name is not judged again. Follows pkg/apis/resource/validation.validateDevice. */
export const validateDevice: Validator<Device> = (device, at, context) => {
  const { errors } = context;
  const { name = '', capacity, taints, consumesCounters } = device;
  const before = context.old === undefined ? undefined : oldDeviceOf(name, context);
  validateLabelName(name, child(at, 'name'), errors);
  validateAttributes(device, at, context);
  if (before === undefined || !semanticallyEqual(capacity, before['capacity'])) validateCapacity(device, child(at, 'capacity'), errors);
  validateDeviceBindingParameters(device, at, errors);
  validateNodeAllocatableResources(device, child(at, 'nodeAllocatableResources'), context);
  const judged = [...validateListLimits(device, at, errors, context.minor >= SEPARATE_COUNTERS_SINCE ? LIMITS : EARLIER_LIMITS), ...(validateNodeSelection(device, at, context) ? [] : ['nodeSelector'])];
  if (consumesCounters !== undefined && !judged.includes('consumesCounters')) validateUnique(consumesCounters, child(at, 'consumesCounters'), errors, counterSetOf);
  if (before !== undefined && taints !== undefined && semanticallyEqual(taints, before['taints'])) judged.push('taints');
  return judged;
};

/** What a device has stood in `basic`. Follows Convert_v1beta1_Device_To_resource_Device. */
export function validateFlatDevice({ name, basic }: JsonObject, at: Field, context: ValidationContext): Judged {
  const depth = pathOf(at).length;
  const converted = { ...(name === undefined ? {} : { name }), ...asObject(basic) };
  const isJudged = validateConverted('Device', converted, at, context, (path) =>
    (path.length > depth && path[depth] !== 'name' ? [...path.slice(0, depth), 'basic', ...path.slice(depth)] : path));
  return isJudged ? ['*'] : undefined;
}
