import { isMappedIpAddress, parseCidr, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { isCalendarDay } from '#engine/apimachinery/rfc3339.js';
import { UrlError, parseUrl } from '#engine/apimachinery/url.js';
import { parseIpSloppy } from '#engine/apimachinery/validation/legacy-ip.js';
import { isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';

const HOSTNAME = /^([a-zA-Z0-9\p{S}\p{L}]((-?[a-zA-Z0-9\p{S}\p{L}]{0,62})?)|([a-zA-Z0-9\p{S}\p{L}](([a-zA-Z0-9-\p{S}\p{L}]{0,61}[a-zA-Z0-9\p{S}\p{L}])?)(\.)){1,}([a-zA-Z\p{L}]){2,63})$/u;
const CREDIT_CARD = /^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\d{3})\d{11})$/;
const COLOUR_PART = '(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])';
const RGB = new RegExp(`^rgb\\(\\s*${COLOUR_PART}\\s*,\\s*${COLOUR_PART}\\s*,\\s*${COLOUR_PART}\\s*\\)$`);
const TIME = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))$/;
const GO_DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const LOOSE_DURATION = /\d+\s*(?:ns|us|µs|ms|s|m|hr?|d|wk?|nano|micro|milli|sec|min|hour|day|week)/i;
const EMAIL = /^(?:[^<>@\s][^<>@]*)?<?[^<>@\s,]+@[^<>@\s,]+>?$/;

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year !== undefined && isCalendarDay(Number(year), Number(month), Number(day));
}

function isDateTime(text: string): boolean {
  const [date = '', time = ''] = text.toLowerCase().split('t');
  const [, hour, minute, second] = TIME.exec(time) ?? [];
  return hour !== undefined && isDate(date) && Number(hour) <= 23 && Number(minute) <= 59 && Number(second) <= 59;
}

/** With a scheme, or a path from the root; `#` begins nothing. Follows net/url.ParseRequestURI. */
function isRequestUri(text: string): boolean {
  if (text === '*') return true;
  try {
    return parseUrl(text.replaceAll('#', '%23')).scheme !== '' || text.startsWith('/');
  } catch (error) {
    if (error instanceof UrlError) return false;
    throw error;
  }
}

function isHostname(text: string): boolean {
  return text.length <= 255 && HOSTNAME.test(text) && text.split('.').every((part) => part.length <= 63);
}

/** Leading zeros of an octet are tolerated. */
const plainIpv4 = (text: string): string => text.replace(/(^|\.)0+(?=\d)/g, '$1');

const isIpv4 = (text: string): boolean => text.includes('.') && parseIpSloppy(text) !== undefined;
const isIpv6 = (text: string): boolean => text.includes(':') && (parseIpAddress(text) !== undefined || isMappedIpAddress(text));

const isMac = (text: string): boolean => {
  const parts = text.split(/[:-]/);
  const isBytes = /^[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\1)*[0-9a-fA-F]{2}$/.test(text) && [6, 8, 20].includes(parts.length);
  return isBytes || (/^(?:[0-9a-fA-F]{4}\.)+[0-9a-fA-F]{4}$/.test(text) && [3, 4, 10].includes(text.split('.').length));
};

/** The sum of the digits, each times its weight. */
const weighted = (digits: string, weightOf: (index: number) => number): number =>
  [...digits].reduce((sum, digit, index) => sum + (digit.toUpperCase() === 'X' ? 10 : Number(digit)) * weightOf(index), 0);

const isIsbn10 = (text: string): boolean => {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{9}[\dXx]$/.test(digits) && weighted(digits, (index) => 10 - index) % 11 === 0;
};
const isIsbn13 = (text: string): boolean => {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{13}$/.test(digits) && weighted(digits, (index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
};

function isCreditCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  const luhn = [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return CREDIT_CARD.test(digits) && luhn % 10 === 0;
}

const matches = (pattern: RegExp) => (text: string): boolean => pattern.test(text);

/** Formats that a CRD's schema enforces, by their names without dashes. Follows k8s.io/kube-openapi/pkg/validation/strfmt. */
const FORMATS: { readonly [format: string]: (text: string) => boolean } = {
  bsonobjectid: matches(/^[0-9a-fA-F]{24}$/),
  uri: isRequestUri,
  email: matches(EMAIL),
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  cidr: (text) => parseCidr(text) !== undefined || parseCidr(plainIpv4(text)) !== undefined,
  mac: isMac,
  uuid: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  uuid3: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?3[0-9a-f]{3}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i),
  uuid4: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?4[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i),
  uuid5: matches(/^[0-9a-f]{8}-?[0-9a-f]{4}-?5[0-9a-f]{3}-?[89ab][0-9a-f]{3}-?[0-9a-f]{12}$/i),
  isbn: (text) => isIsbn10(text) || isIsbn13(text),
  isbn10: isIsbn10,
  isbn13: isIsbn13,
  creditcard: isCreditCard,
  ssn: matches(/^\d{3}[- ]?\d{2}[- ]?\d{4}$/),
  hexcolor: matches(/^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/),
  rgbcolor: matches(RGB),
  byte: matches(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$/),
  password: () => true,
  date: isDate,
  datetime: isDateTime,
  duration: (text) => GO_DURATION.test(text) || LOOSE_DURATION.test(text),
  k8sshortname: (text) => isDns1123Label(text).length === 0,
  k8slongname: (text) => isDns1123Subdomain(text).length === 0,
};

/** How a format judges a text; undefined for one that is never checked. */
export const stringFormat = (format: string): ((text: string) => boolean) | undefined => {
  const name = format.replaceAll('-', '');
  return Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
};
