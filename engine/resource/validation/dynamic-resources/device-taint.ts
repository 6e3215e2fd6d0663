import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import { validateDriverName, validateLabelName, validatePoolName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import type { DeviceTaint, DeviceTaintSelector } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const EFFECTS = ['NoExecute', 'NoSchedule', 'None'] as const;
const EFFECT_NAMES: ReadonlySet<string> = new Set(EFFECTS);

/** An effect that stays is not judged again. Follows pkg/apis/resource/validation.validateDeviceTaint. */
export const validateDeviceTaint: Validator<DeviceTaint> = ({ key = '', value = '', effect = '' }, at, { errors }, old) => {
  for (const message of isQualifiedName(key)) errors.push(invalid(child(at, 'key'), key, message));
  for (const message of isValidLabelValue(value)) errors.push(invalid(child(at, 'value'), value, message));
  if (old !== undefined && (old.effect ?? '') === effect) return;
  if (effect === '') errors.push(required(child(at, 'effect')));
  else if (!EFFECT_NAMES.has(effect)) errors.push(notSupported(child(at, 'effect'), effect, EFFECTS));
};

/** Follows pkg/apis/resource/validation.validateDeviceTaintSelector. */
export const validateDeviceTaintSelector: Validator<DeviceTaintSelector> = ({ driver, pool, device }, at, { errors }) => {
  if (driver !== undefined) validateDriverName(driver, child(at, 'driver'), errors);
  if (pool !== undefined) validatePoolName(pool, child(at, 'pool'), errors);
  if (device !== undefined) validateLabelName(device, child(at, 'device'), errors);
};
