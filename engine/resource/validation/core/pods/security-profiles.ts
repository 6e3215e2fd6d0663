import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { localDescendingPath } from '#engine/apimachinery/validation/local-path.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AppArmorProfile, SeccompProfile } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const MAX_APP_ARMOR_PROFILE = 4095;

/** The file of a profile of a Pod or of a container; rows judge its type. Follows pkg/apis/core/validation.validateSeccompProfileField. */
export const validateSeccompProfileField: Validator<SeccompProfile> = (profile, at, { errors }) => {
  const { type = '', localhostProfile } = profile;
  const place = child(at, 'localhostProfile');
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

/** The name of a profile of a Pod or of a container; rows judge its type. Follows pkg/apis/core/validation.ValidateAppArmorProfileField. */
export const validateAppArmorProfileField: Validator<AppArmorProfile> = ({ type = '', localhostProfile }, at, { errors }) => {
  const place = child(at, 'localhostProfile');
  if (type === 'Localhost') validateLocalhostProfile(localhostProfile ?? '', place, errors);
  else if ((type === 'RuntimeDefault' || type === 'Unconfined') && localhostProfile !== undefined)
    errors.push(invalid(place, localhostProfile, 'can only be set when AppArmor type is Localhost'));
};
