/** What is wrong with a text, in the API server's words; empty where nothing is. Each function follows its namesake of k8s.io/apimachinery/pkg/util/validation. */
export type Messages = readonly string[];

const FINE: Messages = [];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const LABEL_PATTERN = new RegExp(`^${LABEL}$`);
const SUBDOMAIN_PATTERN = new RegExp(`^${SUBDOMAIN}$`);
const SUBDOMAIN_CASELESS_PATTERN = new RegExp(`^${SUBDOMAIN}$`, 'i');
const LABEL_1035_PATTERN = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const UNDERSCORE_LABEL = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const UNDERSCORE_SUBDOMAIN = `${UNDERSCORE_LABEL}(\\.${UNDERSCORE_LABEL})*`;
const UNDERSCORE_SUBDOMAIN_PATTERN = new RegExp(`^${UNDERSCORE_SUBDOMAIN}$`);
const WILDCARD_PATTERN = new RegExp(`^\\*\\.${SUBDOMAIN}$`);
const NAME_PART = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const NAME_PART_PATTERN = new RegExp(`^${NAME_PART}$`);
const LABEL_VALUE_PATTERN = new RegExp(`^(${NAME_PART})?$`);
const CONFIG_KEY_PATTERN = /^[-._a-zA-Z0-9]+$/;
const ENV_VAR_PATTERN = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const C_IDENTIFIER_PATTERN = /^[A-Za-z_][A-Za-z0-9_]*$/;
const HTTP_HEADER_PATTERN = /^[-A-Za-z0-9]+$/;
const PERCENT_PATTERN = /^[0-9]+%$/;

/** Longest texts, in bytes. */
const LABEL_MAX_LENGTH = 63;
export const SUBDOMAIN_MAX_LENGTH = 253;

const encoder = new TextEncoder();

/** How many bytes a text is in UTF-8, which is what limits count. */
export function byteLength(text: string): number {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return encoder.encode(text).length;
  return text.length;
}

/** Says that a name is longer than `most` bytes; the server calls them characters. */
const maxLengthError = (most: number): string => `must be no more than ${most} characters`;

/** Says that a text is longer than `most` bytes. */
const maxLenError = (most: number): string => `must be no more than ${most} bytes`;

/** Says what a text must look like, with an example. */
const regexError = (message: string, pattern: string, ...examples: readonly string[]): string =>
  `${message} (${examples.length === 0 ? '' : `e.g. ${examples.map((example) => `'${example}', `).join(' or ')}`}regex used for validation is '${pattern}')`;

/** Says that a number is outside of a range, both ends included. */
export const inclusiveRangeError = (from: number, to: number): string => `must be between ${from} and ${to}, inclusive`;

function check(text: string, most: number, pattern: RegExp, message: string, lengthError = maxLengthError): Messages {
  const fits = byteLength(text) <= most;
  const matches = pattern.test(text);
  if (fits && matches) return FINE;
  return [...(fits ? [] : [lengthError(most)]), ...(matches ? [] : [message])];
}

const LABEL_MESSAGE = regexError("a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character", LABEL, 'my-name', '123-abc');
const SUBDOMAIN_MESSAGE = regexError("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character", SUBDOMAIN, 'example.com');
const SUBDOMAIN_CASELESS_MESSAGE = regexError("an RFC 1123 subdomain must consist of alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character", SUBDOMAIN, 'Example.com');
const UNDERSCORE_SUBDOMAIN_MESSAGE = regexError("a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character", UNDERSCORE_SUBDOMAIN, 'example.com');
const LABEL_1035_MESSAGE = regexError("a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character", '[a-z]([-a-z0-9]*[a-z0-9])?', 'my-name', 'abc-123');
const WILDCARD_MESSAGE = regexError("a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character", `\\*\\.${SUBDOMAIN}`, '*.example.com');
const NAME_PART_MESSAGE = regexError("name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", NAME_PART, 'MyName', 'my.name', '123-abc');
const LABEL_VALUE_MESSAGE = regexError("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", `(${NAME_PART})?`, 'MyValue', 'my_value', '12345');

/** `k8s-short-name`: one word of a DNS name. */
export const isDns1123Label = (text: string): Messages =>
  check(text, LABEL_MAX_LENGTH, LABEL_PATTERN, text.includes('.') && SUBDOMAIN_PATTERN.test(text) ? 'must not contain dots' : LABEL_MESSAGE);

/** `k8s-long-name`: words of a DNS name. */
export const isDns1123Subdomain = (text: string): Messages => check(text, SUBDOMAIN_MAX_LENGTH, SUBDOMAIN_PATTERN, SUBDOMAIN_MESSAGE);

/** `k8s-long-name-caseless`. */
export const isDns1123SubdomainCaseless = (text: string): Messages => check(text, SUBDOMAIN_MAX_LENGTH, SUBDOMAIN_CASELESS_PATTERN, SUBDOMAIN_CASELESS_MESSAGE);

/** Words of a DNS name that may have underscores: search paths of a resolver. */
export const isDns1123SubdomainWithUnderscore = (text: string): Messages => check(text, SUBDOMAIN_MAX_LENGTH, UNDERSCORE_SUBDOMAIN_PATTERN, UNDERSCORE_SUBDOMAIN_MESSAGE);

/** A word of a DNS name that begins with a letter: names of Services. */
export const isDns1035Label = (text: string): Messages => check(text, LABEL_MAX_LENGTH, LABEL_1035_PATTERN, LABEL_1035_MESSAGE);

/** `*.example.com`. */
export const isWildcardDns1123Subdomain = (text: string): Messages => check(text, SUBDOMAIN_MAX_LENGTH, WILDCARD_PATTERN, WILDCARD_MESSAGE);

/** At least three words of a DNS name; `prefix` names what is wrong. */
export function isFullyQualifiedName(text: string): Messages {
  if (text === '') return ['Required value'];
  const messages = isDns1123Subdomain(text);
  if (messages.length > 0) return [messages.join(',')];
  return text.split('.').length < 3 ? ['should be a domain with at least three segments separated by dots'] : FINE;
}

/** A key of a label or an annotation: `name` or `example.com/name`. */
export function isQualifiedName(text: string): Messages {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) return [`a valid label key ${regexError("must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character", NAME_PART, 'MyName', 'my.name', '123-abc')} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const messages: string[] = [];
  if (parts.length === 2) {
    const prefix = parts[0] ?? '';
    if (prefix === '') messages.push('prefix part must be non-empty');
    else for (const message of check(prefix, SUBDOMAIN_MAX_LENGTH, SUBDOMAIN_PATTERN, SUBDOMAIN_MESSAGE, maxLenError)) messages.push(`prefix part ${message}`);
  }
  if (name === '') messages.push('name part must be non-empty');
  else if (byteLength(name) > LABEL_MAX_LENGTH) messages.push(`name part ${maxLenError(LABEL_MAX_LENGTH)}`);
  if (!NAME_PART_PATTERN.test(name)) messages.push(NAME_PART_MESSAGE);
  return messages.length === 0 ? FINE : messages;
}

/** A value of a label; may be empty. */
export const isValidLabelValue = (text: string): Messages => check(text, LABEL_MAX_LENGTH, LABEL_VALUE_PATTERN, LABEL_VALUE_MESSAGE, maxLenError);

/** A key of a ConfigMap or a Secret. */
export function isConfigMapKey(text: string): Messages {
  const messages: string[] = [];
  if (byteLength(text) > SUBDOMAIN_MAX_LENGTH) messages.push(maxLengthError(SUBDOMAIN_MAX_LENGTH));
  if (!CONFIG_KEY_PATTERN.test(text)) messages.push(regexError("a valid config key must consist of alphanumeric characters, '-', '_' or '.'", '[-._a-zA-Z0-9]+', 'key.name', 'KEY_NAME', 'key-name'));
  return [...messages, ...hasChDirPrefix(text)];
}

/** A file name that would lead out of its folder. */
function hasChDirPrefix(text: string): Messages {
  if (text === '.') return ["must not be '.'"];
  if (text === '..') return ["must not be '..'"];
  return text.startsWith('..') ? ["must not start with '..'"] : FINE;
}

/** A name of an environment variable, in the form of before 1.34. */
export function isEnvVarName(text: string): Messages {
  const messages = hasChDirPrefix(text);
  return ENV_VAR_PATTERN.test(text) ? messages : [
    regexError("a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit", '[-._a-zA-Z][-._a-zA-Z0-9]*', 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1'),
    ...messages,
  ];
}

/** A name of an environment variable, in the form that the API server takes since 1.34: printable ASCII but `=`. */
export function isRelaxedEnvVarName(text: string): Messages {
  if (text === '') return ['environment variable name must be non-empty'];
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(text) ? FINE : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** A name of C. */
export const isCIdentifier = (text: string): Messages =>
  C_IDENTIFIER_PATTERN.test(text) ? FINE : [regexError("a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'", '[A-Za-z_][A-Za-z0-9_]*', 'my_name', 'MY_NAME', 'MyName')];

/** The name of an HTTP header. */
export const isHttpHeaderName = (text: string): Messages =>
  HTTP_HEADER_PATTERN.test(text) ? FINE : [regexError('a valid HTTP header must consist of alphanumeric characters or \'-\'', '[-A-Za-z0-9]+', 'X-Header-Name')];

/** The number of a port. */
export const isValidPortNum = (port: number): Messages => (port >= 1 && port <= 65535 ? FINE : [inclusiveRangeError(1, 65535)]);

/** The name of a port: at most 15 characters, one letter, no `--`, no `-` at an end. */
export function isValidPortName(text: string): Messages {
  const messages: string[] = [];
  if (text.length > 15) messages.push(maxLengthError(15));
  if (!/^[-a-z0-9]+$/.test(text)) messages.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  if (!/[a-z]/.test(text)) messages.push('must contain at least one letter (a-z)');
  if (text.includes('--')) messages.push('must not contain consecutive hyphens');
  if (text !== '' && (text.startsWith('-') || text.endsWith('-'))) messages.push('must not begin or end with a hyphen');
  return messages;
}

/** A part of a path in the API: names of roles. */
export function isPathSegmentName(text: string): Messages {
  if (text === '.' || text === '..') return [`may not be '${text}'`];
  return ['/', '%'].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`);
}

/** `50%`. */
export const isValidPercent = (text: string): Messages => (PERCENT_PATTERN.test(text) ? FINE : [regexError('a valid percent string must be a numeric string followed by an ending \'%\'', '[0-9]+%', '1%', '93%')]);

/** The form of a name that may be the beginning of a generated one: a `-` at the end counts as a letter. Follows maskTrailingDash. */
export const maskTrailingDash = (text: string): string => (text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text);
