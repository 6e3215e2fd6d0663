import { isPercent } from '#engine/apimachinery/int-or-string.js';
import { parseQuantity } from '#engine/apimachinery/quantity.js';
import { parseCidr, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { localDescendingPath, localNonReservedPath, pathWithoutBacksteps } from '#engine/apimachinery/validation/local-path.js';
import { isValidIp } from '#engine/apimachinery/validation/canonical-address.js';
import * as names from '#engine/apimachinery/validation/names.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

const FINE: Messages = [];

const SEMANTIC_VERSION = /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const ofText = (check: (text: string) => Messages) => (value: Json): Messages => (typeof value === 'string' ? check(value) : FINE);

/** A number of at least zero, or a percentage. Follows pkg/apis/apps/validation.ValidatePositiveIntOrPercent. */
function intOrPercent(value: Json): Messages {
  if (typeof value === 'string') return names.isValidPercent(value);
  return typeof value === 'number' && value < 0 ? ['must be greater than or equal to 0'] : FINE;
}

/** Follows pkg/apis/apps/validation.IsNotMoreThan100Percent. */
const atMostHundredPercent = (value: Json): Messages =>
  typeof value === 'string' && isPercent(value) && Number(value.slice(0, -1)) > 100 ? ['must not be greater than 100%'] : FINE;

/** Negative, zero or positive, as the quantity is; undefined where the value is none. */
function signOf(value: Json): number | undefined {
  const quantity = typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
  return quantity && Number(quantity.digits);
}

/** Formats that rows name, each with what is wrong with a value; values of another type are not judged. */
const FORMATS = {
  'any': () => FINE,
  'dns-label': ofText(names.isDns1123Label),
  'dns-subdomain': ofText(names.isDns1123Subdomain),
  'dns-subdomain-caseless': ofText(names.isDns1123SubdomainCaseless),
  'dns-1035-label': ofText(names.isDns1035Label),
  'wildcard-dns-subdomain': ofText(names.isWildcardDns1123Subdomain),
  'fully-qualified-name': ofText(names.isFullyQualifiedName),
  'qualified-name': ofText(names.isQualifiedName),
  'qualified-name-caseless': ofText((text) => names.isQualifiedName(text.toLowerCase())),
  'label-value': ofText(names.isValidLabelValue),
  'config-map-key': ofText(names.isConfigMapKey),
  'env-var-name': ofText(names.isRelaxedEnvVarName),
  'c-identifier': ofText(names.isCIdentifier),
  'http-header-name': ofText(names.isHttpHeaderName),
  'port-name': ofText(names.isValidPortName),
  'port-number': (value: Json) => (typeof value === 'number' ? names.isValidPortNum(value) : FINE),
  'port-name-or-number': (value: Json) => (typeof value === 'number' ? names.isValidPortNum(value) : ofText(names.isValidPortName)(value)),
  'int-or-percent': intOrPercent,
  'at-most-100-percent': atMostHundredPercent,
  'positive-quantity': (value: Json) => ((signOf(value) ?? 1) <= 0 ? ['must be positive'] : FINE),
  'non-negative-quantity': (value: Json) => ((signOf(value) ?? 0) < 0 ? ['must be greater than or equal to 0'] : FINE),
  'path-without-backsteps': ofText(pathWithoutBacksteps),
  'local-descending-path': ofText(localDescendingPath),
  'local-non-reserved-path': ofText(localNonReservedPath),
  'path-segment-name': ofText(names.isPathSegmentName),
  'object-name-prefix': ofText((text) => names.isDns1123Subdomain(names.maskTrailingDash(text))),
  'canonical-ip': ofText(isValidIp),
  'semantic-version': ofText((text) => (SEMANTIC_VERSION.test(text) ? FINE : ['must be a valid semantic version'])),
  'ip': ofText((text) => (parseIpAddress(text) === undefined ? ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'] : FINE)),
  'cidr': ofText((text) => (parseCidr(text) === undefined ? ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'] : FINE)),
  'uuid': ofText((text) => (UUID.test(text) ? FINE : ['must be a lowercase UUID in 8-4-4-4-12 format'])),
} as const;

/** The name of a format, as rows write it. */
export type FormatName = keyof typeof FORMATS;

/** What is wrong with a value by the format; empty where nothing is. */
export const formatCheck = (name: FormatName): ((value: Json) => Messages) => FORMATS[name];
