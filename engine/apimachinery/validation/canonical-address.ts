import { formatIpAddress, maskCidr } from '#engine/apimachinery/ip-address.js';
import { isValidCidrForLegacyField, parseCidrSloppy } from '#engine/apimachinery/validation/legacy-cidr.js';
import { isValidIpForLegacyField, parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

const FINE: Messages = [];

/** An address, written in the one canonical form. Follows k8s.io/apimachinery/pkg/util/validation.IsValidIP. */
export function isValidIp(text: string): Messages {
  const messages = isValidIpForLegacyField(text, true);
  if (messages.length > 0) return messages;
  const address = parseIpSloppy(text);
  const canonical = address === undefined ? text : formatIpAddress(address);
  return canonical === text ? FINE : [`must be in canonical form ("${canonical}")`];
}

/** A network, written in the one canonical form. Follows k8s.io/apimachinery/pkg/util/validation.IsValidCIDR. */
export function isValidCidr(text: string): Messages {
  const messages = isValidCidrForLegacyField(text, true);
  if (messages.length > 0) return messages;
  const cidr = parseCidrSloppy(text);
  const canonical = cidr === undefined ? text : `${formatIpAddress(maskCidr(cidr).address)}/${cidr.prefixLength}`;
  return canonical === text ? FINE : [`must be in canonical form ("${canonical}")`];
}
