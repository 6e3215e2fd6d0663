import { cidrHolds, formatIpAddress, maskCidr, parseCidr, parseIpAddress, type Cidr, type IpAddress } from '#engine/apimachinery/ip-address.js';
import { CelError } from '#engine/cel/cel-error.js';
import type { CelFunction } from '#engine/cel/libraries/library.js';

/** An address as a value of CEL: the package tells types apart by their class. */
export class IpValue {
  readonly address: IpAddress;

  constructor(address: IpAddress) {
    this.address = address;
  }
}

/** A network as a value of CEL. */
export class CidrValue {
  readonly cidr: Cidr;

  constructor(cidr: Cidr) {
    this.cidr = cidr;
  }
}

/** What stands before the dot in `ip.isCanonical(text)`. */
export class IpNamespace {}

/** The names of the types in signatures. */
export const IP_TYPE = 'net.IP';
export const CIDR_TYPE = 'net.CIDR';
export const IP_NAMESPACE_TYPE = 'net.IPNamespace';

function ip(text: string): IpValue {
  const address = parseIpAddress(text);
  if (address === undefined) throw new CelError(`'${text}' is no IP address`);
  return new IpValue(address);
}

function cidr(text: string): CidrValue {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new CelError(`'${text}' is no CIDR`);
  return new CidrValue(parsed);
}

/** Ranges with a name, by family. */
const RANGES: { readonly [name: string]: readonly string[] } = {
  isUnspecified: ['0.0.0.0/32', '::/128'],
  isLoopback: ['127.0.0.0/8', '::1/128'],
  isLinkLocalMulticast: ['224.0.0.0/24', ...Array.from('0123456789abcdef', (flags) => `ff${flags}2::/16`)],
  isLinkLocalUnicast: ['169.254.0.0/16', 'fe80::/10'],
  isMulticast: ['224.0.0.0/4', 'ff00::/8'],
  isBroadcast: ['255.255.255.255/32'],
};

const isIn = (name: string, { address }: IpValue): boolean => (RANGES[name] ?? []).some((range) => cidrHolds(cidr(range).cidr, address));

/** As Go's netip.Addr.IsGlobalUnicast: private addresses are global too. */
const isGlobalUnicast = (value: IpValue): boolean =>
  !['isUnspecified', 'isLoopback', 'isMulticast', 'isLinkLocalUnicast', 'isBroadcast'].some((name) => isIn(name, value));

function isCanonical(text: string): boolean {
  return formatIpAddress(ip(text).address) === text;
}

const holdsCidr = (outer: CidrValue, inner: CidrValue): boolean =>
  cidrHolds(outer.cidr, maskCidr(inner.cidr).address) && outer.cidr.prefixLength <= inner.cidr.prefixLength;

const namedRange = (name: string): CelFunction => ({ signature: `${IP_TYPE}.${name}(): bool`, handler: (value: IpValue) => isIn(name, value) });

/** Kubernetes' IP and CIDR libraries (`apiserver/pkg/cel/library/ip.go`, `cidr.go`). */
export const addresses: readonly CelFunction[] = [
  { signature: `ip(string): ${IP_TYPE}`, handler: ip },
  { signature: 'isIP(string): bool', handler: (text: string) => parseIpAddress(text) !== undefined },
  { signature: `${IP_NAMESPACE_TYPE}.isCanonical(string): bool`, handler: (_: IpNamespace, text: string) => isCanonical(text) },
  { signature: `${IP_TYPE}.family(): int`, handler: (value: IpValue) => BigInt(value.address.family) },
  ...['isUnspecified', 'isLoopback', 'isLinkLocalMulticast', 'isLinkLocalUnicast'].map(namedRange),
  { signature: `${IP_TYPE}.isGlobalUnicast(): bool`, handler: isGlobalUnicast },
  { signature: `cidr(string): ${CIDR_TYPE}`, handler: cidr },
  { signature: 'isCIDR(string): bool', handler: (text: string) => parseCidr(text) !== undefined },
  { signature: `${CIDR_TYPE}.containsIP(${IP_TYPE}): bool`, handler: (network: CidrValue, value: IpValue) => cidrHolds(network.cidr, value.address) },
  { signature: `${CIDR_TYPE}.containsIP(string): bool`, handler: (network: CidrValue, text: string) => cidrHolds(network.cidr, ip(text).address) },
  { signature: `${CIDR_TYPE}.containsCIDR(${CIDR_TYPE}): bool`, handler: holdsCidr },
  { signature: `${CIDR_TYPE}.containsCIDR(string): bool`, handler: (network: CidrValue, text: string) => holdsCidr(network, cidr(text)) },
  { signature: `${CIDR_TYPE}.ip(): ${IP_TYPE}`, handler: (network: CidrValue) => new IpValue(network.cidr.address) },
  { signature: `${CIDR_TYPE}.masked(): ${CIDR_TYPE}`, handler: (network: CidrValue) => new CidrValue(maskCidr(network.cidr)) },
  { signature: `${CIDR_TYPE}.prefixLength(): int`, handler: (network: CidrValue) => BigInt(network.cidr.prefixLength) },
];
