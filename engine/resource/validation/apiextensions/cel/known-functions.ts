import type { ASTNode } from '@marcbachmann/cel-js';

/** The functions, methods and macros that rules may call, by name: CEL's own and Kubernetes' libraries (k8s.io/apiserver/pkg/cel/environment.baseOpts). */
const KNOWN: ReadonlySet<string> = new Set([
  'has', 'all', 'exists', 'exists_one', 'existsOne', 'map', 'filter', 'bind', 'transformList', 'transformMap', 'transformMapEntry',
  'size', 'type', 'dyn', 'bool', 'bytes', 'double', 'duration', 'int', 'string', 'timestamp', 'uint',
  'contains', 'endsWith', 'matches', 'startsWith', 'charAt', 'indexOf', 'join', 'lastIndexOf', 'lowerAscii', 'upperAscii', 'quote', 'replace', 'reverse', 'split', 'substring', 'trim', 'format',
  'getDate', 'getDayOfMonth', 'getDayOfWeek', 'getDayOfYear', 'getFullYear', 'getHours', 'getMilliseconds', 'getMinutes', 'getMonth', 'getSeconds',
  'hasValue', 'value', 'or', 'orValue', 'optMap', 'optFlatMap', 'of', 'ofNonZeroValue', 'none', 'first', 'last', 'unwrap', 'unwrapOpt',
  'equivalent', 'intersects', 'isSorted', 'sum', 'min', 'max', 'distinct', 'flatten', 'range', 'slice', 'sort', 'sortBy',
  'url', 'isURL', 'getScheme', 'getHost', 'getHostname', 'getPort', 'getEscapedPath', 'getQuery', 'find', 'findAll',
  'quantity', 'isQuantity', 'sign', 'isInteger', 'asInteger', 'asApproximateFloat', 'add', 'sub', 'isLessThan', 'isGreaterThan', 'compareTo',
  'ip', 'isIP', 'family', 'isCanonical', 'isUnspecified', 'isLoopback', 'isLinkLocalMulticast', 'isLinkLocalUnicast', 'isGlobalUnicast',
  'cidr', 'isCIDR', 'containsIP', 'containsCIDR', 'prefixLength', 'masked',
  'semver', 'isSemver', 'major', 'minor', 'patch', 'validate', 'named', 'encode', 'decode', 'greatest', 'least',
  'dns1123Label', 'dns1123Subdomain', 'dns1035Label', 'qualifiedName', 'dns1123LabelPrefix', 'dns1123SubdomainPrefix', 'dns1035LabelPrefix', 'labelValue', 'uri', 'uuid', 'byte', 'date', 'datetime',
]);

/** Macros over two variables, which the package does not know. */
const TWO_VARIABLES: { readonly [macro: string]: number } = { all: 3, exists: 3, exists_one: 3, existsOne: 3, transformList: 0, transformMap: 0, transformMapEntry: 0, optMap: 0, optFlatMap: 0 };

/** Whether a call can be judged: `known`, `undecided`, or what is wrong with it. */
export function isPossible(node: ASTNode): string {
  if (node.op === 'id' && node.args === 'format') return 'undecided';
  if (node.op !== 'call' && node.op !== 'rcall') return 'known';
  const [name] = node.args;
  if (!KNOWN.has(name)) return `undeclared reference to '${name}'`;
  const args = node.op === 'call' ? node.args[1] : node.args[2];
  const fewest = TWO_VARIABLES[name];
  return fewest !== undefined && args.length >= fewest && node.op === 'rcall' ? 'undecided' : 'known';
}
