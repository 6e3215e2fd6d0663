import type { Environment } from '@marcbachmann/cel-js';
import { CelError } from '#engine/cel/cel-error.js';
import { checkEnvironment, withCheckedHas } from '#engine/cel/check.js';
import { estimateCost } from '#engine/cel/cost.js';
import { nodesOf, parseExpression, withRe2 } from '#engine/cel/expression.js';
import { isPossible } from '#engine/resource/validation/apiextensions/cel/known-functions.js';
import type { DeclaredType } from '#engine/resource/validation/apiextensions/cel/declared-type.js';

/** What is known of an expression before it runs. */
export interface CompiledExpression {
  /** Why the API server would not take it; undefined where it would, or where that cannot be told. */
  readonly error: string | undefined;
  /** The worst cost of one evaluation. */
  readonly cost: number;
  readonly usesOldSelf: boolean;
}

/** Registers the types of objects, and yields the name of the type. */
function register(environment: Environment, type: DeclaredType, names: { count: number }): string {
  if (type.cel !== undefined) return type.cel;
  if (type.kind === 'list') return `list<${type.element === undefined ? 'dyn' : register(environment, type.element, names)}>`;
  if (type.kind === 'map') return `map<string, ${type.element === undefined ? 'dyn' : register(environment, type.element, names)}>`;
  const name = `Object${names.count++}`;
  const fields: [string, string][] = [];
  for (const [field, part] of type.fields ?? []) fields.push([field, register(environment, part, names)]);
  environment.registerType(name, { fields: Object.fromEntries(fields) });
  environment.registerOperator(`${name} == ${name}`, () => true);
  return name;
}

/** What expressions of one schema can speak of: `self`, and `oldSelf`, which may be optional. */
export function rulesEnvironment(type: DeclaredType, isOldOptional: boolean): Environment {
  const environment = checkEnvironment();
  const name = register(environment, type, { count: 0 });
  return environment.registerVariable('self', name).registerVariable('oldSelf', isOldOptional ? `optional<${name}>` : name);
}

/** Errors that the API server's own checker finds too. */
const SHARED_ERRORS = new Set(['unknown_variable', 'no_such_key', 'no_such_overload', 'invalid_logical_operand', 'invalid_condition_type', 'cannot_index_type']);

/** Where the checker of the package is stricter than the API server's. */
const isDoubtful = (message: string): boolean => /\bObject\d|optional|\bdyn\b|\bnull\b|<[A-Z]>/.test(message);

function typeError(source: string, environment: Environment, wanted: 'bool' | 'string'): string | undefined {
  const tree = parseExpression(source);
  if (tree instanceof CelError) return undefined;
  const { valid, type = '', error } = environment.check(withCheckedHas(withRe2(source, tree), tree));
  if (!valid) return error !== undefined && SHARED_ERRORS.has(error.code) && !isDoubtful(error.summary) ? `compilation failed: ERROR: <input>: ${error.summary}` : undefined;
  if (type === wanted || type === 'dyn' || type === '') return undefined;
  return wanted === 'bool' ? 'cel expression must evaluate to a bool' : 'messageExpression must evaluate to a string';
}

/** What an expression is worth. Follows apiextensions schema/cel.compileRule. */
export function compileExpression(source: string, type: DeclaredType, environment: Environment, wanted: 'bool' | 'string'): CompiledExpression {
  const tree = parseExpression(source);
  if (tree instanceof CelError) return { error: source.includes('`') ? undefined : `compilation failed: ERROR: <input>: ${tree.message}`, cost: 0, usesOldSelf: /\boldSelf\b/.test(source) };
  const nodes = [...nodesOf(tree)];
  const usesOldSelf = nodes.some((node) => node.op === 'id' && node.args === 'oldSelf');
  const unknown = nodes.map((node) => isPossible(node)).find((answer) => answer !== 'known');
  const error = unknown === undefined ? typeError(source, environment, wanted) : unknown === 'undecided' ? undefined : `compilation failed: ERROR: <input>: ${unknown}`;
  const { cost } = error === undefined ? estimateCost(tree, new Map([['self', type], ['oldSelf', type]])) : { cost: 0 };
  return { error, cost, usesOldSelf };
}
