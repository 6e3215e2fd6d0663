import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { validateConverted } from '#engine/resource/validation/dynamic-resources/earlier-version.js';
import { nameOf, validateListLimits, validateUnique } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import { validateLabelName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { DeviceRequest, DeviceSubRequest, ExactDeviceRequest } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const EXACTLY_ONE = 'exactly one of `exactly` or `firstAvailable` is required';
const LIMITS = { firstAvailable: 8 } as const;
const SELECTOR_LIMITS = { selectors: 32, derivedAttributes: 32 } as const;
const BOTH: Judged = ['exactly', 'firstAvailable'];

/** Follows pkg/apis/resource/validation.validateDeviceRequest. */
export const validateDeviceRequest: Validator<DeviceRequest> = (request, at, { errors }) => {
  const { name = '', exactly, firstAvailable = [] } = request;
  validateLabelName(name, child(at, 'name'), errors);
  if (exactly !== undefined && firstAvailable.length > 0) {
    errors.push(invalid(at, null, `${EXACTLY_ONE}, but multiple fields are set`));
    return BOTH;
  }
  if (exactly === undefined && firstAvailable.length === 0) errors.push(required(at, EXACTLY_ONE));
  const tooLong = validateListLimits(request, at, errors, LIMITS);
  if (tooLong.length === 0) validateUnique(firstAvailable, child(at, 'firstAvailable'), errors, nameOf);
  return tooLong;
};

/** A request for one kind of devices; its class, mode and tolerations are judged by rows. Follows pkg/apis/resource/validation.validateExactDeviceRequest. */
export const validateExactDeviceRequest: Validator<ExactDeviceRequest> = (request, at, { errors }) => validateListLimits(request, at, errors, SELECTOR_LIMITS);

/** One of several requests of which the first that can be met is. Follows pkg/apis/resource/validation.validateDeviceSubRequest. */
export const validateDeviceSubRequest: Validator<DeviceSubRequest> = (request, at, { errors }) => {
  validateLabelName(request.name ?? '', child(at, 'name'), errors);
  return validateListLimits(request, at, errors, SELECTOR_LIMITS);
};

/** What `exactly` holds stands in the request itself. Follows Convert_v1beta1_DeviceRequest_To_resource_DeviceRequest. */
export function validateFlatDeviceRequest(request: JsonObject, at: Field, context: ValidationContext): Judged {
  const { name, firstAvailable, ...exactly } = request;
  const isExact = Object.values(exactly).some((value) => value !== '' && value !== 0);
  const depth = pathOf(at).length;
  const converted = { name: name ?? '', ...(firstAvailable === undefined ? {} : { firstAvailable }), ...(isExact ? { exactly } : {}) };
  const isJudged = validateConverted('DeviceRequest', converted, at, context, (path) =>
    (path[depth] === 'exactly' ? [...path.slice(0, depth), ...path.slice(depth + 1)] : path));
  return isJudged ? ['*'] : undefined;
}
