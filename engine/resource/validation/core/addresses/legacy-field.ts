import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isValidCidrForLegacyField } from '#engine/apimachinery/validation/legacy-cidr.js';
import { isValidIpForLegacyField } from '#engine/apimachinery/validation/legacy-ip.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** The gate by which sloppy addresses and networks are refused. */
const STRICT = 'StrictIPCIDRValidation';

type Check = (text: string, at: Field, context: ValidationContext, known?: readonly string[], extras?: FieldErrorExtras) => boolean;

const checkOf = (messagesOf: (text: string, isStrict: boolean) => Messages): Check => (text, at, context, known, extras) => {
  if (known?.includes(text) === true) return true;
  const messages = messagesOf(text, context.isOn(STRICT));
  for (const message of messages) context.errors.push(invalid(at, text, message, extras));
  return messages.length === 0;
};

/** An address; yields whether it is right. `known`: those of the old object, which may stay. Follows pkg/apis/core/validation.IsValidIPForLegacyField. */
export const validateIpForLegacyField = checkOf(isValidIpForLegacyField);

/** A network; yields whether it is right. `known`: those of the old object, which may stay. Follows pkg/apis/core/validation.IsValidCIDRForLegacyField. */
export const validateCidrForLegacyField = checkOf(isValidCidrForLegacyField);
