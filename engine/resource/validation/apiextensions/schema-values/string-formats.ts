import { isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** Whether a text is of a format. */
type Format = (text: string) => boolean;

const like = (pattern: RegExp): Format => (text) => pattern.test(text);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && isLeap ? 29 : DAYS[month - 1] ?? 0);
}

const TIME = /^(\d\d):(\d\d):(\d\d)(.\d+)?(z|([+-]\d\d:\d\d))$/;

function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  const [, hour = 99, minute = 99, second = 99] = (TIME.exec(time)?.slice(0, 4) ?? []).map(Number);
  return isDate(date) && hour <= 23 && minute <= 59 && second <= 59;
}

const GO_DURATION = /^[-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;
const LOOSE_DURATION = /\d+\s*(ns|us|µs|ms|s|m|h|hr|d|w|wk|nano\w*|micro\w*|milli\w*|sec\w*|min\w*|hour\w*|day\w*|week\w*)/i;

function isLuhn(text: string): boolean {
  const digits = [...text].reverse().map(Number);
  return digits.reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0) % 10 === 0;
}

const CARD = /^(?:4\d{12}(?:\d{3})?|5[1-5]\d{14}|6(?:011|5\d\d)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:2131|1800|35\d{3})\d{11})$/;

function isCreditCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return CARD.test(digits) && isLuhn(digits);
}

function isIsbn10(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  return [...digits].reduce((sum, digit, index) => sum + (index + 1) * (digit === 'X' ? 10 : Number(digit)), 0) % 11 === 0;
}

function isIsbn13(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{13}$/.test(digits) && [...digits].reduce((sum, digit, index) => sum + Number(digit) * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

const BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const IPV4 = new RegExp(`^(0*${BYTE}\\.){3}0*${BYTE}$`);
const HEX_GROUP = /^[0-9a-f]{1,4}$/i;

/** Of eight groups, of which one `::` stands for any number of zeros, and an IPv4 address for the last two. */
function isIpv6(text: string): boolean {
  if (!text.includes(':')) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const isMixed = last.includes('.');
  if (isMixed && !IPV4.test(last)) return false;
  const plain = isMixed ? groups.slice(0, -1) : groups;
  const count = plain.length + (isMixed ? 2 : 0);
  return plain.every((group) => HEX_GROUP.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}

const isIpv4 = (text: string): boolean => IPV4.test(text) || (text.includes('.') && isIpv6(text));

function isCidr(text: string): boolean {
  const [address = '', length = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d+$/.test(length)) return false;
  return IPV4.test(address) ? Number(length) <= 32 : isIpv6(address) && Number(length) <= 128;
}

const HOSTNAME = /^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$/u;

const isHostname = (text: string): boolean => text.length <= 255 && text.split('.').every((part) => part.length <= 63) && HOSTNAME.test(text);

/** As Go reads a request's URL: with a scheme, or a path from the root. */
const isUri = (text: string): boolean => /^([a-zA-Z][a-zA-Z0-9+.-]*:[^\s\x00-\x1f\x7f]+|\/[^\x00-\x1f\x7f]*|\*)$/.test(text) && !/%(?![0-9a-fA-F]{2})/.test(text);

const uuid = (middle: string): Format => like(new RegExp(`^[0-9a-f]{8}-?[0-9a-f]{4}-?${middle}-?[0-9a-f]{12}$`, 'i'));
const RGB = '(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])';

/** The formats that the API server knows for texts, by their names without `-`. Follows k8s.io/kube-openapi/pkg/validation/strfmt. */
const FORMATS: { readonly [format: string]: Format } = {
  bsonobjectid: like(/^[0-9a-f]{24}$/i),
  uri: isUri,
  email: like(/^(.*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/),
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  cidr: isCidr,
  mac: like(/^([0-9a-f]{2}([:-])([0-9a-f]{2}\2){4}([0-9a-f]{2}\2[0-9a-f]{2}\2)?[0-9a-f]{2}|([0-9a-f]{4}\.){2,3}[0-9a-f]{4}|([0-9a-f]{2}[:-]){19}[0-9a-f]{2}|([0-9a-f]{4}\.){9}[0-9a-f]{4})$/i),
  uuid: uuid('[0-9a-f]{4}-?[0-9a-f]{4}'),
  uuid3: uuid('3[0-9a-f]{3}-?[0-9a-f]{4}'),
  uuid4: uuid('4[0-9a-f]{3}-?[89ab][0-9a-f]{3}'),
  uuid5: uuid('5[0-9a-f]{3}-?[89ab][0-9a-f]{3}'),
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  creditcard: isCreditCard,
  ssn: like(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  hexcolor: like(/^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/),
  rgbcolor: like(new RegExp(`^rgb\\(\\s*${RGB}\\s*,\\s*${RGB}\\s*,\\s*${RGB}\\s*\\)$`)),
  byte: like(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/),
  password: () => true,
  date: isDate,
  datetime: isDateTime,
  duration: (text) => GO_DURATION.test(text) || LOOSE_DURATION.test(text),
  k8sshortname: (text) => isDns1123Label(text).length === 0,
  k8slongname: (text) => isDns1123Subdomain(text).length === 0,
};

const NUMBER_FORMATS: { readonly [type: string]: ReadonlySet<string> } = { integer: new Set(['int32', 'int64']), number: new Set(['float', 'double']) };
const TEXT_TYPES = new Set(['', 'string']);

/** The format as the API server goes by it: undefined where it ignores it. Follows StripUnsupportedFormatsPostProcessor. */
export function enforcedFormat(schema: JSONSchemaProps): string | undefined {
  const { type = '', format = '' } = schema;
  if (format === '') return undefined;
  if (NUMBER_FORMATS[type] !== undefined) return NUMBER_FORMATS[type].has(format) ? format : undefined;
  if (!TEXT_TYPES.has(type) && schema['x-kubernetes-int-or-string'] !== true) return undefined;
  return Object.hasOwn(FORMATS, format.replaceAll('-', '')) ? format : undefined;
}

/** Whether a text is of a format that the API server knows; other formats take every text. */
export const isOfFormat = (text: string, format: string): boolean => FORMATS[format.replaceAll('-', '')]?.(text) ?? true;
