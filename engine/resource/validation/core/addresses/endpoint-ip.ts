import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import type { IpAddress } from '#engine/apimachinery/ip-address.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const isLoopback = ({ family, value }: IpAddress): boolean => (family === 4 ? value >> 24n === 127n : value === 1n);
const isLinkLocal = ({ family, value }: IpAddress): boolean => (family === 4 ? value >> 16n === 0xa9fen : value >> 118n === 0x3fan);
const isLinkLocalMulticast = ({ family, value }: IpAddress): boolean => (family === 4 ? value >> 8n === 0xe00000n : ((value >> 112n) & 0xff0fn) === 0xff02n);

/** Whether traffic may be sent to an address from outside of its node. Follows pkg/apis/core/validation.ValidateEndpointIP. */
export function validateEndpointIp(text: string, at: Field, errors: FieldError[]): void {
  const address = parseIpSloppy(text);
  if (address === undefined) return void errors.push(invalid(at, text, 'must be a valid IP address'));
  if (address.value === 0n) errors.push(invalid(at, text, `may not be unspecified (${text})`));
  if (isLoopback(address)) errors.push(invalid(at, text, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'));
  if (isLinkLocal(address)) errors.push(invalid(at, text, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'));
  if (isLinkLocalMulticast(address)) errors.push(invalid(at, text, 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'));
}
