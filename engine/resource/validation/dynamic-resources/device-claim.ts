import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { validateDerivedAttributes } from '#engine/resource/validation/dynamic-resources/derived-attributes.js';
import { itself, nameOf, validateListLimits, validateUnique } from '#engine/resource/validation/dynamic-resources/list-limits.js';
import { validateFullyQualifiedName, validateLabelName } from '#engine/resource/validation/dynamic-resources/resource-names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { DeviceClaim, DeviceConstraint, DeviceRequest } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const LIMITS = { requests: 32, constraints: 32, config: 32 } as const;
const REQUEST_LIMITS = { requests: 32 } as const;
const NO_REQUEST = "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
const NO_REQUESTS: readonly DeviceRequest[] = [];

const isRequest = (name: string, subrequest: string | undefined, requests: readonly DeviceRequest[]): boolean => {
  const request = requests.find((known) => (known.name ?? '') === name);
  return request !== undefined && (subrequest === undefined || (request.firstAvailable ?? []).some((known) => (known.name ?? '') === subrequest));
};

/** `request` or `request/subrequest`. Follows pkg/apis/resource/validation.validateRequestNameRef. */
function validateRequestNameRef(name: string, at: Field, errors: FieldError[], requests: readonly DeviceRequest[]): void {
  const [request = '', subrequest, more] = name.split('/');
  if (more !== undefined) return void errors.push(invalid(at, name, NO_REQUEST));
  validateLabelName(request, at, errors);
  if (subrequest !== undefined) validateLabelName(subrequest, at, errors);
  if (!isRequest(request, subrequest, requests)) errors.push(invalid(at, name, NO_REQUEST));
}

/** The requests that a constraint or a configuration is about. */
function validateRequestNames(holder: { readonly requests?: readonly string[] }, at: Field, errors: FieldError[], requests: readonly DeviceRequest[]): void {
  const { requests: names } = holder;
  if (names === undefined || validateListLimits(holder, at, errors, REQUEST_LIMITS).length > 0) return;
  const place = child(at, 'requests');
  for (const [index, name] of names.entries()) validateRequestNameRef(name, item(place, index), errors, requests);
  validateUnique(names, place, errors, itself);
}

/** Follows pkg/apis/resource/validation.validateDeviceClaim. */
export const validateDeviceClaim: Validator<DeviceClaim> = (claim, at, context) => {
  const { errors } = context;
  const { requests = NO_REQUESTS, constraints = [], config = [] } = claim;
  const tooLong = validateListLimits(claim, at, errors, LIMITS);
  if (!tooLong.includes('requests')) validateUnique(requests, child(at, 'requests'), errors, nameOf);
  if (!tooLong.includes('constraints'))
    for (const [index, constraint] of constraints.entries()) validateRequestNames(constraint, item(child(at, 'constraints'), index), errors, requests);
  if (!tooLong.includes('config'))
    for (const [index, configuration] of config.entries()) validateRequestNames(configuration, item(child(at, 'config'), index), errors, requests);
  validateDerivedAttributes(claim, at, context);
  return tooLong;
};

const NO_ATTRIBUTE = 'exactly one of "matchAttribute" or "distinctAttribute" is required, but multiple fields are set';

/** Follows pkg/apis/resource/validation.validateDeviceConstraint. */
export const validateDeviceConstraint: Validator<DeviceConstraint> = ({ matchAttribute, distinctAttribute }, at, { errors, isOn }) => {
  if (matchAttribute !== undefined) validateFullyQualifiedName(matchAttribute, child(at, 'matchAttribute'), errors);
  else if (distinctAttribute !== undefined) validateFullyQualifiedName(distinctAttribute, child(at, 'distinctAttribute'), errors);
  else if (isOn('DRAConsumableCapacity')) errors.push(required(at, NO_ATTRIBUTE));
  else errors.push(required(child(at, 'matchAttribute')));
};
