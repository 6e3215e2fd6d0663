import { CIDR_TYPE, IP_NAMESPACE_TYPE, IP_TYPE } from '#engine/cel/libraries/addresses.js';
import { QUANTITY_TYPE } from '#engine/cel/libraries/quantities.js';
import { SETS_TYPE } from '#engine/cel/libraries/sets.js';
import { OPTIONAL_VALUE } from '#engine/cel/checking/message-literals.js';

const TIMESTAMP = 'google.protobuf.Timestamp';
const DURATION = 'google.protobuf.Duration';
const IMAGE_TYPE = 'kubernetes.Image';
const URL_TYPE = 'kubernetes.URL';
const SEMVER_TYPE = 'kubernetes.Semver';
const FORMAT_TYPE = 'kubernetes.NamedFormat';
const FORMATS_TYPE = 'kubernetes.NamedFormats';
const AUTHORIZER_TYPE = 'kubernetes.authorization.Authorizer';
const PATH_CHECK_TYPE = 'kubernetes.authorization.PathCheck';
const GROUP_CHECK_TYPE = 'kubernetes.authorization.GroupCheck';
/** What `authorizer.requestResource` is. */
const RESOURCE_CHECK_TYPE = 'kubernetes.authorization.ResourceCheck';
const DECISION_TYPE = 'kubernetes.authorization.Decision';
const LISTS_TYPE = 'ListsNamespace';
const STRINGS_TYPE = 'StringsNamespace';
const JSON_PATCH_NAMESPACE_TYPE = 'JsonPatchNamespace';
/** No value is of this type: an overload for it makes the result of a call on a dyn value dyn. */
const NOTHING_TYPE = 'Nothing';

/** What a literal of a message is made of. */
const MESSAGE_FIELD_TYPE = 'MessageField';

/** What an expression of a mutation makes: the object to apply, a part of it, an operation of a JSON patch. */
export const OBJECT_TYPE = 'Object';
export const OBJECT_PART_TYPE = 'ObjectPart';
export const JSON_PATCH_TYPE = 'JSONPatch';

/** Types without fields. */
export const OPAQUE_TYPES = [
  IP_TYPE, CIDR_TYPE, IP_NAMESPACE_TYPE, QUANTITY_TYPE, SETS_TYPE, URL_TYPE, IMAGE_TYPE, SEMVER_TYPE, FORMAT_TYPE, PATH_CHECK_TYPE, GROUP_CHECK_TYPE,
  RESOURCE_CHECK_TYPE, DECISION_TYPE, LISTS_TYPE, STRINGS_TYPE, NOTHING_TYPE, MESSAGE_FIELD_TYPE, FORMATS_TYPE,
] as const;

/** The type of `authorizer`, with the one field that it has. */
export const AUTHORIZER = { name: AUTHORIZER_TYPE, fields: { requestResource: RESOURCE_CHECK_TYPE } } as const;

/** Words before the dot of functions. */
export const NAMESPACES = { ip: IP_NAMESPACE_TYPE, sets: SETS_TYPE, lists: LISTS_TYPE, strings: STRINGS_TYPE, format: FORMATS_TYPE } as const;

/** Packages of types: an expression may ask whether something is of one of them. */
export const TYPE_PACKAGES = ['net', 'kubernetes'] as const;

/** What mutations alone have. */
export const PATCH_NAMESPACE = { word: 'jsonpatch', type: JSON_PATCH_NAMESPACE_TYPE } as const;

const FORMAT_NAMES = [
  'dns1123Label', 'dns1123Subdomain', 'dns1035Label', 'qualifiedName', 'dns1123LabelPrefix', 'dns1123SubdomainPrefix', 'dns1035LabelPrefix',
  'labelValue', 'uri', 'uuid', 'byte', 'date', 'datetime',
];
const IP_TESTS = ['isUnspecified', 'isLoopback', 'isLinkLocalMulticast', 'isLinkLocalUnicast', 'isGlobalUnicast'];
const URL_PARTS = ['getScheme', 'getHost', 'getHostname', 'getPort', 'getEscapedPath'];
const IMAGE_PARTS = ['registry', 'repository', 'identifier', 'tag', 'digest'];
const SCOPES = ['subresource', 'namespace', 'name', 'fieldSelector', 'labelSelector'];
const SORTABLE = [QUANTITY_TYPE, SEMVER_TYPE];

/** Generic functions of lists: on a dyn value their result is dyn. */
const LISTS = ['min(): T', 'max(): T', 'sum(): T', 'first(): optional<T>', 'last(): optional<T>', 'slice(int, int): list<T>', 'distinct(): list<T>', 'reverse(): list<T>', 'sort(): list<T>'];

/** Functions that the package has not, by signature: CEL's extensions and Kubernetes' libraries (`apiserver/pkg/cel/environment/base.go`). */
export const SIGNATURES: readonly string[] = [
  ...LISTS.flatMap((signature) => [`list<T>.${signature}`, `${NOTHING_TYPE}.${signature.replace(/: .*/, ': dyn')}`]),
  'list<T>.isSorted(): bool', 'list<T>.indexOf(T): int', 'list<T>.lastIndexOf(T): int', 'list<dyn>.flatten(): list<dyn>', 'list<dyn>.flatten(int): list<dyn>',
  `${LISTS_TYPE}.range(int): list<int>`,
  ...['contains', 'intersects', 'equivalent'].map((name) => `${SETS_TYPE}.${name}(list<T>, list<T>): bool`),
  'string.charAt(int): string', 'string.replace(string, string): string', 'string.replace(string, string, int): string', 'string.format(list<dyn>): string',
  `${STRINGS_TYPE}.quote(string): string`, 'matches(string, string): bool', 'string.find(string): string', 'string.findAll(string): list<string>', 'string.findAll(string, int): list<string>',
  `string(${TIMESTAMP}): string`, `string(${DURATION}): string`, `int(${TIMESTAMP}): int`, `int(${DURATION}): int`, `timestamp(${TIMESTAMP}): ${TIMESTAMP}`, `duration(${DURATION}): ${DURATION}`,
  'OptionalNamespace.ofNonZeroValue(A): optional<A>', 'OptionalNamespace.unwrap(list<optional<A>>): list<A>', 'list<optional<A>>.unwrapOpt(): list<A>',
  `${OPTIONAL_VALUE}(optional<A>): A`, 'hs_(dyn): bool',
  `ip(string): ${IP_TYPE}`, 'isIP(string): bool', `${IP_NAMESPACE_TYPE}.isCanonical(string): bool`, `${IP_TYPE}.family(): int`, `string(${IP_TYPE}): string`,
  ...IP_TESTS.map((name) => `${IP_TYPE}.${name}(): bool`),
  `cidr(string): ${CIDR_TYPE}`, 'isCIDR(string): bool', `${CIDR_TYPE}.ip(): ${IP_TYPE}`, `${CIDR_TYPE}.masked(): ${CIDR_TYPE}`, `${CIDR_TYPE}.prefixLength(): int`, `string(${CIDR_TYPE}): string`,
  ...[IP_TYPE, 'string'].map((type) => `${CIDR_TYPE}.containsIP(${type}): bool`), ...[CIDR_TYPE, 'string'].map((type) => `${CIDR_TYPE}.containsCIDR(${type}): bool`),
  `url(string): ${URL_TYPE}`, 'isURL(string): bool', `${URL_TYPE}.getQuery(): map<string, list<string>>`, ...URL_PARTS.map((name) => `${URL_TYPE}.${name}(): string`),
  `quantity(string): ${QUANTITY_TYPE}`, 'isQuantity(string): bool', `${QUANTITY_TYPE}.isInteger(): bool`, `${QUANTITY_TYPE}.asInteger(): int`, `${QUANTITY_TYPE}.asApproximateFloat(): double`, `${QUANTITY_TYPE}.sign(): int`,
  ...['add', 'sub'].flatMap((name) => [`${QUANTITY_TYPE}.${name}(${QUANTITY_TYPE}): ${QUANTITY_TYPE}`, `${QUANTITY_TYPE}.${name}(int): ${QUANTITY_TYPE}`]),
  ...SORTABLE.flatMap((type) => [`${type}.isGreaterThan(${type}): bool`, `${type}.isLessThan(${type}): bool`, `${type}.compareTo(${type}): int`]),
  ...['mul', 'div', 'divInt'].map((name) => `${QUANTITY_TYPE}.${name}(dyn): dyn`),
  `image(string): ${IMAGE_TYPE}`, 'isImage(string): bool', `${IMAGE_TYPE}.containsDigest(): bool`, ...IMAGE_PARTS.map((name) => `${IMAGE_TYPE}.${name}(): string`),
  `semver(string): ${SEMVER_TYPE}`, `semver(string, bool): ${SEMVER_TYPE}`, 'isSemver(string): bool', 'isSemver(string, bool): bool', ...['major', 'minor', 'patch'].map((name) => `${SEMVER_TYPE}.${name}(): int`),
  ...FORMAT_NAMES.map((name) => `${FORMATS_TYPE}.${name}(): ${FORMAT_TYPE}`), `${FORMATS_TYPE}.named(string): optional<${FORMAT_TYPE}>`, `${FORMAT_TYPE}.validate(string): optional<list<string>>`,
  `${AUTHORIZER_TYPE}.path(string): ${PATH_CHECK_TYPE}`, `${AUTHORIZER_TYPE}.group(string): ${GROUP_CHECK_TYPE}`, `${AUTHORIZER_TYPE}.serviceAccount(string, string): ${AUTHORIZER_TYPE}`,
  `${GROUP_CHECK_TYPE}.resource(string): ${RESOURCE_CHECK_TYPE}`, ...SCOPES.map((name) => `${RESOURCE_CHECK_TYPE}.${name}(string): ${RESOURCE_CHECK_TYPE}`),
  ...[PATH_CHECK_TYPE, RESOURCE_CHECK_TYPE].map((type) => `${type}.check(string): ${DECISION_TYPE}`),
  `${DECISION_TYPE}.allowed(): bool`, `${DECISION_TYPE}.errored(): bool`, `${DECISION_TYPE}.error(): string`, `${DECISION_TYPE}.reason(): string`,
];

/** The fields of an operation of a JSON patch. */
export const JSON_PATCH_FIELDS = { op: 'string', path: 'string', from: 'string', value: 'dyn' } as const;

/** What a mutation's expression may call besides: literals of its messages, and the one function for paths. */
export const PATCH_SIGNATURES: readonly string[] = [
  `make_${OBJECT_TYPE}(list<${MESSAGE_FIELD_TYPE}>): ${OBJECT_TYPE}`, `make_${OBJECT_PART_TYPE}(list<${MESSAGE_FIELD_TYPE}>): ${OBJECT_PART_TYPE}`, `make_${JSON_PATCH_TYPE}(list<${MESSAGE_FIELD_TYPE}>): ${JSON_PATCH_TYPE}`,
  `field_of_object(dyn): ${MESSAGE_FIELD_TYPE}`, ...Object.entries(JSON_PATCH_FIELDS).map(([field, type]) => `field_${JSON_PATCH_TYPE}_${field}(${type}): ${MESSAGE_FIELD_TYPE}`),
  `${JSON_PATCH_NAMESPACE_TYPE}.escapeKey(string): string`,
];

/** Types whose values may be compared with null. */
export const NULLABLE_TYPES: readonly string[] = [...OPAQUE_TYPES, AUTHORIZER_TYPE, TIMESTAMP, DURATION, 'optional<dyn>'];
