import { RE2JS } from 're2js';
import type { ASTNode, Environment, ErrorLocation } from '@marcbachmann/cel-js';
import { CelError } from '#engine/cel/cel-error.js';
import { OBJECT_PART_TYPE, OBJECT_TYPE } from '#engine/cel/checking/declarations.js';
import { OPTIONAL_VALUE, withoutMessageLiterals } from '#engine/cel/checking/message-literals.js';
import { nodesOf } from '#engine/cel/expression.js';
import type { MessageFunctions } from '#engine/cel/checking/message-literals.js';

/** The type of an expression where the check cannot tell it: it is taken for what is wanted. */
export const UNKNOWN_TYPE = 'unknown';

const isObjectPart = (type: string): boolean => type.startsWith(`${OBJECT_TYPE}.`);

/** How literals of messages are written for the check: see `PATCH_SIGNATURES`. Other types have no such functions, and are found so. */
const MESSAGE_FUNCTIONS: MessageFunctions = {
  make: (type) => `make_${isObjectPart(type) ? OBJECT_PART_TYPE : type.replaceAll('.', '_')}`,
  field: (type, field) => (type === OBJECT_TYPE || isObjectPart(type) ? 'field_of_object' : `field_${type.replaceAll('.', '_')}_${field}`),
};

/** `has` as a plain function: the package's macro takes plain selections only, and would not look whether there is such a field. As long as the original. */
const HAS = 'hs_';

interface PackageError extends Error {
  readonly code: string;
  readonly summary: string;
  readonly node?: ErrorLocation | ASTNode;
}

const isPackageError = (error: unknown): error is PackageError => error instanceof Error && 'code' in error && 'summary' in error;

/** The limits of the package are not those of the API server. */
const isLimit = (error: PackageError): boolean => error.code === 'limit_exceeded' || /recursion|call stack/i.test(error.message);

/** What a call stands for that this check has written in place of a message's literal; undefined: it is a call. */
function explainedLiteral(name: string): string | undefined {
  const [, type] = /^make_(.*)$/.exec(name) ?? [];
  if (type !== undefined) return `undeclared reference to '${type.replaceAll('_', '.')}' (in container '')`;
  const [, , field] = /^field_([A-Za-z0-9]+)_(.*)$/.exec(name) ?? [];
  return field === undefined ? undefined : `no such field '${field}', or it is of another type`;
}

/** In the API server's words, where they are known. */
function explained({ code, node, summary }: PackageError): CelError {
  const [op, args] = node !== undefined && 'op' in node ? [node.op, node.args] : [];
  const name: unknown = Array.isArray(args) ? args[op === 'call' ? 0 : 1] : args;
  if (code === 'unknown_variable' && op === 'id') return new CelError(`undeclared reference to '${String(name)}' (in container '')`);
  if (code === 'no_such_key' && typeof name === 'string') return new CelError(`undefined field '${name}'`);
  const literal = code === 'no_matching_overload' && op === 'call' && typeof name === 'string' ? explainedLiteral(name) : undefined;
  return new CelError(literal ?? summary.replaceAll(HAS, 'has').replaceAll(OPTIONAL_VALUE, '?'));
}

const parsedAs = (environment: Environment, text: string): ASTNode | PackageError => {
  try {
    return environment.parse(text).ast;
  } catch (error) {
    if (isPackageError(error)) return error;
    throw error;
  }
};

const literalText = (node: ASTNode | undefined): string | undefined => (node?.op === 'value' && typeof node.args === 'string' ? node.args : undefined);

function isRe2(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}

const DURATION = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** Texts that are written out are looked at already by the compiler: patterns, durations, times (cel-go's `cel.ASTValidators`). */
function wrongLiteral(node: ASTNode): CelError | undefined {
  if (node.op === 'call') {
    const [name, args] = node.args;
    const text = literalText(args[name === 'matches' ? 1 : 0]);
    if (name === 'has' && args[0]?.op !== '.') return new CelError('invalid argument to has() macro');
    if (text === undefined) return undefined;
    if (name === 'matches' && !isRe2(text)) return new CelError('invalid matches argument');
    if (name === 'duration' && args.length === 1 && !DURATION.test(text)) return new CelError('invalid duration argument');
    if (name === 'timestamp' && args.length === 1 && !TIMESTAMP.test(text)) return new CelError('invalid timestamp argument');
  } else if (node.op === 'rcall') {
    const [name, , args] = node.args;
    const text = name === 'matches' ? literalText(args[0]) : undefined;
    if (text !== undefined && !isRe2(text)) return new CelError('invalid matches argument');
  }
  return undefined;
}

/** The text with each `has(a.b)` as the function that is checked instead, or what is wrong with a part of it. */
function prepared(text: string, tree: ASTNode): string | CelError {
  let made = text;
  for (const node of nodesOf(tree)) {
    const wrong = wrongLiteral(node);
    if (wrong !== undefined) return wrong;
    if (node.op === 'call' && node.args[0] === 'has') made = made.slice(0, node.start) + HAS + made.slice(node.start + HAS.length);
  }
  return made;
}

/** Null is one of the values of messages, not of these. */
const WITHOUT_NULL = /\b(?:string|int|uint|double|bool|bytes|list|map)\b/;

/** Where the package is stricter than the API server, a check that is less so: then nothing can be said of the type. */
function isForgiven(environment: Environment, text: string, { code, summary }: PackageError): boolean {
  if (code.startsWith('heterogeneous'))
    return (/\.\s*format\s*\(/.test(text) || text.includes(OPTIONAL_VALUE)) && environment.clone({ homogeneousAggregateLiterals: false }).check(text).valid;
  if (code !== 'incompatible_ternary_branches' && code !== 'no_such_overload') return false;
  return /\bnull\b/.test(summary) && !WITHOUT_NULL.test(summary) && environment.check(text.replace(/\bnull\b/g, 'dyn(null)')).valid;
}

/** `list<T>`: a literal without elements is of dyn ones. */
const withoutPlaceholders = (type: string): string => type.replace(/\b[A-Z]\b/g, 'dyn');

/**
 * The type of an expression, or what the API server refuses it for: its syntax, a name, a type. In doubt nothing is refused, and the type is
 * `UNKNOWN_TYPE`.
 */
export function typeOf(source: string, environment: Environment): string | CelError {
  if (source.includes('`')) return UNKNOWN_TYPE;
  const written = withoutMessageLiterals(source, MESSAGE_FUNCTIONS);
  const tree = parsedAs(environment, written);
  if (tree instanceof Error) return isLimit(tree) ? UNKNOWN_TYPE : new CelError(`Syntax error: ${tree.summary}`);
  const text = prepared(written, tree);
  if (text instanceof CelError) return text;
  return checkedType(text, environment);
}

function checkedType(text: string, environment: Environment): string | CelError {
  try {
    const { valid, type, error } = environment.check(text);
    if (valid) return withoutPlaceholders(type ?? UNKNOWN_TYPE);
    if (!isPackageError(error) || isLimit(error) || isForgiven(environment, text, error)) return UNKNOWN_TYPE;
    return explained(error);
  } catch {
    return UNKNOWN_TYPE;
  }
}
