import { isMappedIpAddress, maskCidr, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import type { Cidr } from '#engine/apimachinery/ip-address.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

const FINE: Messages = [];
const NO_CIDR: Messages = ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'];
const LEADING_ZEROS: Messages = ['must not have leading 0s in IP or prefix length'];
const MAPPED: Messages = ['must not have an IPv4-mapped IPv6 address'];
const SURPLUS_BITS: Messages = ['must not have bits set beyond the prefix length'];

/** A network as old versions of Go read it: numbers may begin with zeros. Follows k8s.io/utils/net.ParseCIDRSloppy. */
export function parseCidrSloppy(text: string): Cidr | undefined {
  const [ip = '', length = '', ...more] = text.split('/');
  const address = parseIpSloppy(ip);
  if (address === undefined || more.length > 0 || !/^[0-9]+$/.test(length)) return undefined;
  const prefixLength = Number(length);
  return prefixLength <= (ip.includes(':') ? 128 : 32) ? { address, prefixLength } : undefined;
}

/**
 * A network in a field that took sloppy ones once. `isStrict`: it does no more.
 * Follows k8s.io/kubernetes/pkg/apis/core/validation.IsValidCIDRForLegacyField.
 */
export function isValidCidrForLegacyField(text: string, isStrict: boolean): Messages {
  const cidr = parseCidrSloppy(text);
  if (cidr === undefined) return NO_CIDR;
  if (!isStrict) return FINE;
  const [ip = '', length = ''] = text.split('/');
  const isMapped = isMappedIpAddress(ip);
  if ((parseIpAddress(ip) === undefined && !isMapped) || (length.length > 1 && length.startsWith('0'))) return LEADING_ZEROS;
  if (isMapped) return MAPPED;
  return maskCidr(cidr).address.value === cidr.address.value ? FINE : SURPLUS_BITS;
}
