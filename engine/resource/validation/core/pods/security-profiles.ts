import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { localDescendingPath } from '#engine/apimachinery/validation/local-path.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AppArmorProfile, SeccompProfile } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** The types of both kinds of profiles. */
const TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'] as const;

const MAX_APP_ARMOR_PROFILE = 4095;

function validateType(type: string, at: Field, errors: FieldError[], absent: string): void {
  if (type === '') errors.push(required(child(at, 'type'), absent));
  else if (type !== 'Localhost' && type !== 'RuntimeDefault' && type !== 'Unconfined') errors.push(notSupported(child(at, 'type'), type, TYPES));
}

/** Of a Pod or of a container. Follows pkg/apis/core/validation.validateSeccompProfileField. */
export const validateSeccompProfileField: Validator<SeccompProfile> = (profile, at, { errors }) => {
  const { type = '', localhostProfile } = profile;
  const place = child(at, 'localhostProfile');
  validateType(type, at, errors, 'type is required when seccompProfile is set');
  if (type !== 'Localhost') {
    if (localhostProfile !== undefined) errors.push(invalid(place, profile, 'can only be set when seccomp type is Localhost'));
  } else if (localhostProfile === undefined) errors.push(required(place, 'must be set when seccomp type is Localhost'));
  else for (const message of localDescendingPath(localhostProfile)) errors.push(invalid(place, localhostProfile, message));
};

function validateLocalhostProfile(profile: string, at: Field, errors: FieldError[]): void {
  const trimmed = profile.trim();
  if (trimmed !== profile) errors.push(invalid(at, profile, 'must not be padded with whitespace'));
  else if (trimmed === '') errors.push(required(at, 'must be set when AppArmor type is Localhost'));
  if (byteLength(profile) > MAX_APP_ARMOR_PROFILE) errors.push(tooLong(at, MAX_APP_ARMOR_PROFILE));
}

/** Of a Pod or of a container. Follows pkg/apis/core/validation.ValidateAppArmorProfileField. */
export const validateAppArmorProfileField: Validator<AppArmorProfile> = ({ type = '', localhostProfile }, at, { errors }) => {
  const place = child(at, 'localhostProfile');
  validateType(type, at, errors, 'type is required when appArmorProfile is set');
  if (type === 'Localhost') validateLocalhostProfile(localhostProfile ?? '', place, errors);
  else if ((type === 'RuntimeDefault' || type === 'Unconfined') && localhostProfile !== undefined)
    errors.push(invalid(place, localhostProfile, 'can only be set when AppArmor type is Localhost'));
};
