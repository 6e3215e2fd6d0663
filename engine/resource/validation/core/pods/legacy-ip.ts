import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isValidIpForLegacyField } from '#engine/apimachinery/validation/legacy-ip.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** An IP address of a Pod: how strictly is a gate's matter. Follows pkg/apis/core/validation.IsValidIPForLegacyField. */
export function validateIpForLegacyField(address: string, at: Field, context: ValidationContext): void {
  for (const message of isValidIpForLegacyField(address, context.isOn('StrictIPCIDRValidation'))) context.errors.push(invalid(at, address, message));
}
