/** An address as a number of 32 or 128 bits. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly value: bigint;
}

/** A network: an address, and how many of its first bits are the network's. */
export interface Cidr {
  readonly address: IpAddress;
  readonly prefixLength: number;
}

const bitsOf = (family: 4 | 6): number => (family === 4 ? 32 : 128);

function parseFour(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** Groups of 16 bits; the last may be written as an IPv4 address. */
function parseGroups(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const four = index === parts.length - 1 && part.includes('.') ? parseFour(part) : undefined;
    if (four !== undefined) groups.push(four >> 16n, four & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}

function parseSix(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const first = parseGroups(head);
  const last = tail === undefined ? [] : parseGroups(tail);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  const missing = 8 - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...first, ...new Array<bigint>(missing).fill(0n), ...last];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/**
 * Reads an address as Go's net/netip does: no leading zeros, no zone; undefined where it is none. IPv4-mapped IPv6 addresses
 * (`::ffff:1.2.3.4`) are none, as in `k8s.io/apimachinery/pkg/util/validation`.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  const family = text.includes(':') ? 6 : 4;
  const value = family === 6 ? parseSix(text) : parseFour(text);
  if (value === undefined || (family === 6 && value >> 32n === 0xffffn)) return undefined;
  return { family, value };
}

/** Whether it is an IPv4 address written as one of IPv6: `::ffff:1.2.3.4`. */
export const isMappedIpAddress = (text: string): boolean => text.includes(':') && (parseSix(text) ?? 0n) >> 32n === 0xffffn;

/** The IPv4 address that is written as one of IPv6; undefined where it is none. */
export function mappedIpAddress(text: string): IpAddress | undefined {
  const value = text.includes(':') ? parseSix(text) : undefined;
  return value !== undefined && value >> 32n === 0xffffn ? { family: 4, value: value & 0xffffffffn } : undefined;
}

/** Reads `10.0.0.0/8`; undefined where it is none. Host bits may be set: `10.0.0.1/8` is one too. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = '', length = '', ...more] = text.split('/');
  const parsed = parseIpAddress(address);
  if (parsed === undefined || more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const prefixLength = Number(length);
  return prefixLength <= bitsOf(parsed.family) ? { address: parsed, prefixLength } : undefined;
}

/** The network's first address: the host bits cleared. */
export function maskCidr({ address, prefixLength }: Cidr): Cidr {
  const host = BigInt(bitsOf(address.family) - prefixLength);
  return { address: { family: address.family, value: (address.value >> host) << host }, prefixLength };
}

/** Whether the network holds the address. */
export const cidrHolds = (cidr: Cidr, address: IpAddress): boolean =>
  cidr.address.family === address.family && maskCidr({ address, prefixLength: cidr.prefixLength }).address.value === maskCidr(cidr).address.value;

/** The longest run of zero groups that is worth a `::`: start and length. */
function longestZeros(groups: readonly bigint[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0n) length++;
    if (length > best.length) best = { start, length };
  }
  return best.length > 1 ? best : { start: 0, length: 0 };
}

/** The canonical form (RFC 5952): small letters, no leading zeros, the longest run of zeros as `::`. */
export function formatIpAddress({ family, value }: IpAddress): string {
  const size = family === 4 ? 8n : 16n;
  const groups = Array.from({ length: family === 4 ? 4 : 8 }, (_, index) => (value >> (size * BigInt((family === 4 ? 3 : 7) - index))) & ((1n << size) - 1n));
  if (family === 4) return groups.join('.');
  const { start, length } = longestZeros(groups);
  const written = groups.map((group) => group.toString(16));
  return length === 0 ? written.join(':') : `${written.slice(0, start).join(':')}::${written.slice(start + length).join(':')}`;
}
