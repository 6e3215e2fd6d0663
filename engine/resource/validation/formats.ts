import { parseCidr, parseIpAddress } from '#engine/apimachinery/ip-address.js';
import { localDescendingPath, localNonReservedPath, pathWithoutBacksteps } from '#engine/apimachinery/validation/local-path.js';
import * as names from '#engine/apimachinery/validation/names.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';

const FINE: Messages = [];

const ofText = (check: (text: string) => Messages) => (value: Json): Messages => (typeof value === 'string' ? check(value) : FINE);

/** Formats that rows name, each with what is wrong with a value; values of another type are not judged. */
const FORMATS = {
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
  'path-without-backsteps': ofText(pathWithoutBacksteps),
  'local-descending-path': ofText(localDescendingPath),
  'local-non-reserved-path': ofText(localNonReservedPath),
  'path-segment-name': ofText(names.isPathSegmentName),
  'object-name-prefix': ofText((text) => names.isDns1123Subdomain(names.maskTrailingDash(text))),
  'ip': ofText((text) => (parseIpAddress(text) === undefined ? ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'] : FINE)),
  'cidr': ofText((text) => (parseCidr(text) === undefined ? ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'] : FINE)),
} as const;

/** The name of a format, as rows write it. */
export type FormatName = keyof typeof FORMATS;

/** What is wrong with a value by the format; empty where nothing is. */
export const formatCheck = (name: FormatName): ((value: Json) => Messages) => FORMATS[name];
