import { formatIpAddress, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { fieldText } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { isValidIpForLegacyField } from '#engine/apimachinery/validation/legacy-ip.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldWarning, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** An IP address of a Pod: how strictly is a gate's matter. Follows pkg/apis/core/validation.IsValidIPForLegacyField. */
export function validateIpForLegacyField(address: string, at: Field, context: ValidationContext): void {
  for (const message of isValidIpForLegacyField(address, context.isOn('StrictIPCIDRValidation'))) context.errors.push(invalid(at, address, message));
}

/** An IPv6 address that is not written as the server would write it. Follows k8s.io/apimachinery/pkg/util/validation.GetWarningsForIP. */
export function warningsForIp(address: string, at: Field, warnings: FieldWarning[]): void {
  const parsed = address.includes(':') ? parseIpAddress(address) : undefined;
  const canonical = parsed === undefined ? address : formatIpAddress(parsed);
  if (canonical !== address) warnings.push({ field: at, message: `${fieldText(at)}: IPv6 address "${address}" should be in RFC 5952 canonical format ("${canonical}")` });
}
