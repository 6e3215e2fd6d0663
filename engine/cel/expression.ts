import { Environment } from '@marcbachmann/cel-js';
import type { ASTNode } from '@marcbachmann/cel-js';
import { CelError } from '#engine/cel/cel-error.js';
import { compileNode } from '#engine/cel/compile.js';
import { attempt } from '#engine/cel/step.js';
import type { Step } from '#engine/cel/step.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { fromJson, typeName } from '#engine/cel/value.js';

/** An expression, compiled once and evaluated often. Values stand in the order of the names that it was compiled with. */
export interface Expression {
  /** The value, `UNDECIDED`, or the error that its author made. Never throws. */
  value(values: readonly unknown[]): unknown;
  /** As `value`, of a condition: a value that is no boolean is an error too. */
  holds(values: readonly unknown[]): boolean | typeof UNDECIDED | CelError;
}

let syntax: Environment | undefined;

const hasPlace = (error: unknown): error is Error & { readonly summary: string; readonly range: { readonly start: number; readonly end: number } | undefined } =>
  error instanceof Error && 'summary' in error && 'range' in error;

/** What the parser or type checker threw, as our error. What is no error of the expression is thrown on. */
export function asCelError(error: unknown): CelError {
  if (error instanceof CelError) return error;
  if (hasPlace(error)) return new CelError(error.summary, error.range?.start, error.range?.end);
  throw error;
}

/** The tree of an expression, or what is wrong with its syntax. */
export function parseExpression(source: string): ASTNode | CelError {
  syntax ??= new Environment({ enableOptionalTypes: true, unlistedVariablesAreDyn: true });
  try {
    return syntax.parse(source).ast;
  } catch (error) {
    return asCelError(error);
  }
}

/**
 * Compiles an expression over the named variables without checking types (`checkExpression` does). The package parses;
 * evaluation is our own, because three truth values, RE2 and integers of JSON are needed in its core.
 */
export function compileExpression(source: string, names: readonly string[]): Expression | CelError {
  const tree = parseExpression(source);
  if (tree instanceof CelError) return tree;
  const scope = { variables: new Map(names.map((name, index) => [name, index])), slots: { size: names.length } };
  try {
    return expressionOf(compileNode(tree, scope), scope.slots);
  } catch (error) {
    return asCelError(error);
  }
}

function expressionOf(step: Step, { size }: { readonly size: number }): Expression {
  const slots: unknown[] = new Array<unknown>(size).fill(undefined);
  const value = (values: readonly unknown[]): unknown => {
    for (let index = 0; index < values.length; index++) slots[index] = fromJson(values[index]);
    return attempt(step, slots);
  };
  return { value, holds: (values) => truthOf(value(values)) };
}

function truthOf(value: unknown): boolean | typeof UNDECIDED | CelError {
  if (typeof value === 'boolean' || value === UNDECIDED || value instanceof CelError) return value;
  return new CelError(`expected bool, got ${typeName(value)}`);
}
