import { isMappedIpAddress, mappedIpAddress, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import type { IpAddress } from '#engine/apimachinery/ip-address.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

const FINE: Messages = [];
const NO_IP: Messages = ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'];
const LEADING_ZEROS = 'must not have leading 0s';
const MAPPED = 'must not be an IPv4-mapped IPv6 address';

/** Zeros before a number of IPv4, and before a group of IPv6 that has more than four digits with them. */
const SURPLUS_ZEROS = /(?<=^|[.:])0+(?=[0-9]+(?:\.|$))|(?<=^|:)0+(?=[0-9a-fA-F]{4}(?:$|:))/g;

/**
 * An address in a field that took sloppy ones once: zeros in front, IPv4 written as IPv6. `isStrict`: it does no more.
 * Follows k8s.io/kubernetes/pkg/apis/core/validation.IsValidIPForLegacyField.
 */
export function isValidIpForLegacyField(text: string, isStrict: boolean): Messages {
  if (parseIpAddress(text) !== undefined) return FINE;
  const address = text.includes('.') || text.includes(':') ? text.replace(SURPLUS_ZEROS, '') : text;
  const isMapped = isMappedIpAddress(address);
  if (!isMapped && parseIpAddress(address) === undefined) return NO_IP;
  if (!isStrict) return FINE;
  if (!isMapped) return [LEADING_ZEROS];
  return address === text ? [MAPPED] : [LEADING_ZEROS, MAPPED];
}

/** An address as old versions of Go read it: with zeros in front; IPv4 written as IPv6 is IPv4. Follows k8s.io/utils/net.ParseIPSloppy. */
export function parseIpSloppy(text: string): IpAddress | undefined {
  const parsed = parseIpAddress(text);
  if (parsed !== undefined || !(text.includes('.') || text.includes(':'))) return parsed;
  const address = text.replace(SURPLUS_ZEROS, '');
  return mappedIpAddress(address) ?? parseIpAddress(address);
}
