import type { ASTNode, Environment, ParseResult } from '@marcbachmann/cel-js';
import { CelError } from '#engine/cel/cel-error.js';
import { UndecidedError, type CelContext } from '#engine/cel/context.js';
import { baseEnvironment } from '#engine/cel/environment.js';
import { RE2_MATCHES } from '#engine/cel/libraries/regex.js';
import { UNDECIDED } from '#engine/cel/undecided.js';

/** An expression, compiled once and evaluated often, over the variables that it was compiled with (`celContext`). */
export interface Expression {
  /** The value, `UNDECIDED`, or the error that its author made. Never throws but where the package itself fails. */
  value(context: CelContext): unknown;
  /** As `value`, of a condition: a value that is no boolean is an error too. */
  holds(context: CelContext): boolean | typeof UNDECIDED | CelError;
}

const hasPlace = (error: unknown): error is Error & { readonly summary: string; readonly range: { readonly start: number; readonly end: number } | undefined } =>
  error instanceof Error && 'summary' in error && 'range' in error;

/** What the package threw, as our error. What is no error of the expression is thrown on. */
function asCelError(error: unknown): CelError {
  if (error instanceof CelError) return error;
  if (hasPlace(error)) return new CelError(error.summary, error.range?.start, error.range?.end);
  throw error;
}

function parseIn(environment: Environment, source: string): ParseResult | CelError {
  try {
    return environment.parse(source);
  } catch (error) {
    return asCelError(error);
  }
}

/** The tree of an expression, or what is wrong with its syntax. */
export function parseExpression(source: string): ASTNode | CelError {
  const parsed = parseIn(baseEnvironment(), source);
  return parsed instanceof CelError ? parsed : parsed.ast;
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

/** The node and all below it. */
export function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  const parts: readonly unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  for (const part of parts) if (isNode(part)) yield* nodesOf(part);
}

/** The expression with each `.matches(` as the function that runs on RE2. Nothing changes its place. */
export function withRe2(source: string, tree: ASTNode): string {
  let text = source;
  for (const node of nodesOf(tree)) {
    if (node.op !== 'rcall' || node.args[0] !== 'matches') continue;
    const at = text.indexOf('matches', node.args[1].end);
    text = text.slice(0, at) + RE2_MATCHES + text.slice(at + RE2_MATCHES.length);
  }
  return text;
}

/** Asks the operands of `&&` and `||` in the other order. Must be called before the expression is first checked or evaluated. */
function mirrored(parsed: ParseResult): ParseResult {
  for (const node of nodesOf(parsed.ast)) if (node.op === '&&' || node.op === '||') node.args.reverse();
  return parsed;
}

const environments = new Map<string, Environment>();

/** Rules are many and their variables the same: one environment serves them all. */
function environmentOf(names: readonly string[]): Environment {
  const key = names.join(' ');
  const known = environments.get(key);
  if (known !== undefined) return known;
  const made = baseEnvironment().clone();
  for (const name of names) made.registerVariable(name, 'dyn');
  environments.set(key, made);
  return made;
}

/**
 * Compiles an expression over the named variables, taken as `dyn`: `checkCondition` has looked at the types before. Evaluation, its
 * errors and what absorbs them are the package's.
 */
export function compileExpression(source: string, names: readonly string[]): Expression | CelError {
  const environment = environmentOf(names);
  const written = parseIn(environment, source);
  if (written instanceof CelError) return written;
  const { ast: tree } = written;
  const text = withRe2(source, tree);
  const parsed = text === source ? written : environment.parse(text);
  const { valid, error } = parsed.check();
  if (!valid) return error === undefined ? new CelError('not valid', tree.start, tree.end) : asCelError(error);
  let other: ParseResult | undefined;
  const value = (context: CelContext): unknown => {
    const outcome = evaluate(parsed, context);
    return outcome === UNDECIDED ? evaluate((other ??= mirrored(environment.parse(text))), context) : outcome;
  };
  return { value, holds: (context) => truthOf(value(context)) };
}

/**
 * Where both operands of `&&` or `||` fail, the package keeps the error of the second. What is undecided is therefore asked in both
 * orders: an author's error is not to be hidden behind the sentinel.
 */
function evaluate(parsed: ParseResult, context: CelContext): unknown {
  try {
    const result: unknown = parsed(context);
    return result;
  } catch (error) {
    return error instanceof UndecidedError ? UNDECIDED : asCelError(error);
  }
}

function truthOf(value: unknown): boolean | typeof UNDECIDED | CelError {
  if (typeof value === 'boolean' || value === UNDECIDED || value instanceof CelError) return value;
  return new CelError(`expected bool, got ${value === null ? 'null' : typeof value === 'bigint' ? 'int' : Array.isArray(value) ? 'list' : typeof value}`);
}
