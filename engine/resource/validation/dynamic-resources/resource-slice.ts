import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { nameOf, validateListLimits, validateUnique } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import { validatePartitionTypeAttribute } from '#engine/resource/validation/dynamic-resources/partition-type.js';
import { validateDriverName, validatePoolName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Device, ResourcePool, ResourceSliceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const LIMITS = { sharedCounters: 8 } as const;
const MOST_DEVICES = 128;
const MOST_ELABORATE_DEVICES = 64;
const EXACTLY_ONE = 'exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required';

/** Counters have been in slices of their own since this minor version, with limits of their own, and devices with more to them may be fewer. */
export const SEPARATE_COUNTERS_SINCE = 35;
const NO_LIMITS = {} as const;

/** Where the devices are: said in one way. */
function validateNodeSelection(spec: ResourceSliceSpec, at: Field, errors: FieldError[]): void {
  const { nodeName, nodeSelector, allNodes, perDeviceNodeSelection } = spec;
  const set: string[] = [];
  if (nodeName !== undefined) {
    if (nodeName === '') errors.push(invalid(child(at, 'nodeName'), nodeName, 'must be either unset or set to a non-empty string'));
    else {
      set.push('`nodeName`');
      for (const message of isDns1123Subdomain(nodeName)) errors.push(invalid(child(at, 'nodeName'), nodeName, message));
    }
  }
  if (nodeSelector !== undefined) {
    set.push('`nodeSelector`');
    const { nodeSelectorTerms = [] } = nodeSelector;
    if (nodeSelectorTerms.length !== 1) errors.push(invalid(child(child(at, 'nodeSelector'), 'nodeSelectorTerms'), nodeSelectorTerms, 'must have exactly one node selector term'));
  }
  for (const [field, value] of [['allNodes', allNodes], ['perDeviceNodeSelection', perDeviceNodeSelection]] as const) {
    if (value === true) set.push(`\`${field}\``);
    else if (value === false) errors.push(invalid(child(at, field), value, 'must be either unset or set to true'));
  }
  if (set.length === 0) errors.push(required(at, EXACTLY_ONE));
  else if (set.length > 1) errors.push(invalid(at, `{${set.join(', ')}}`, `${EXACTLY_ONE}, but multiple fields are set`));
}

const hasLists = ({ attributes = {} }: Device): boolean =>
  Object.values(attributes).some(({ bools, ints, strings, versions }) => bools !== undefined || ints !== undefined || strings !== undefined || versions !== undefined);

const isElaborate = (device: Device): boolean => (device.taints ?? []).length > 0 || (device.consumesCounters ?? []).length > 0 || hasLists(device);

/** Whether the devices are few enough to be judged each. */
function validateNumberOfDevices(devices: readonly Device[], at: Field, { errors, minor }: ValidationContext): boolean {
  const most = minor >= SEPARATE_COUNTERS_SINCE && devices.some(isElaborate) ? MOST_ELABORATE_DEVICES : MOST_DEVICES;
  if (devices.length <= most) return true;
  errors.push(tooMany(at, devices.length, most));
  return false;
}

/** Follows pkg/registry/resource/resourceslice.resourceSliceStrategy.WarningsOnCreate. */
function warnOfDriver(driver: string, at: Field, { warnings }: ValidationContext): void {
  if (driver !== driver.toLowerCase())
    warnings.push({ field: child(at, 'driver'), message: `spec.driver: driver names should be lowercase; "${driver}" contains uppercase characters` });
}

const PREPARE = 'NodePrepareResources';
const UNPREPARE = 'NodeUnprepareResources';

/** Follows pkg/apis/resource/validation.validateSkipNodeOperations. */
function validateSkipNodeOperations(operations: readonly string[], at: Field, errors: FieldError[]): void {
  if (operations.includes(PREPARE) && !operations.includes(UNPREPARE) && !operations.includes('*'))
    errors.push(invalid(at, operations, `${PREPARE} cannot be skipped unless ${UNPREPARE} is also skipped`));
}

/** Follows pkg/apis/resource/validation.validateResourceSliceSpec; what an update may not change is said by rows. */
export const validateResourceSliceSpec: Validator<ResourceSliceSpec> = (spec, at, context) => {
  const { errors, minor, isOn } = context;
  const { driver = '', devices, sharedCounters, skipNodeOperations } = spec;
  validateDriverName(driver, child(at, 'driver'), errors);
  warnOfDriver(driver, at, context);
  validateNodeSelection(spec, at, errors);
  if (devices !== undefined && sharedCounters !== undefined && minor >= SEPARATE_COUNTERS_SINCE) errors.push(invalid(at, '', 'only one of `sharedCounters` or `devices` is allowed'));
  const tooLong = validateListLimits(spec, at, errors, minor >= SEPARATE_COUNTERS_SINCE ? LIMITS : NO_LIMITS);
  if (sharedCounters !== undefined && tooLong.length === 0) validateUnique(sharedCounters, child(at, 'sharedCounters'), errors, nameOf);
  if (skipNodeOperations !== undefined && isOn('DRAOptionalNodeOperations')) validateSkipNodeOperations(skipNodeOperations, child(at, 'skipNodeOperations'), errors);
  validatePartitionTypeAttribute(spec, at, context);
  if (devices === undefined) return tooLong;
  if (!validateNumberOfDevices(devices, child(at, 'devices'), context)) return [...tooLong, 'devices'];
  validateUnique(devices, child(at, 'devices'), errors, nameOf);
  return tooLong;
};

/** Follows pkg/apis/resource/validation.validateResourcePool; its numbers are judged by rows. */
export const validateResourcePool: Validator<ResourcePool> = ({ name = '' }, at, { errors }) => validatePoolName(name, child(at, 'name'), errors);

/** The declarative rules of ResourcePoolStatusRequestSpec that rows cannot say. */
export const validateResourcePoolStatusRequestSpec: Validator<{ readonly poolName?: string }> = ({ poolName }, at, { errors }) => {
  if (poolName !== undefined) validatePoolName(poolName, child(at, 'poolName'), errors);
};
