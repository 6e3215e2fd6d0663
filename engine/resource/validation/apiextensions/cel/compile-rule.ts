import type { Environment } from '@marcbachmann/cel-js';
import { CelError } from '#engine/cel/cel-error.js';
import { checkingEnvironment, extended } from '#engine/cel/checking/environment.js';
import { typeOf } from '#engine/cel/checking/type-of.js';
import { estimateCost } from '#engine/cel/cost.js';
import { nodesOf, parseExpression } from '#engine/cel/expression.js';
import type { DeclaredType } from '#engine/resource/validation/apiextensions/cel/declared-type.js';

/** What is known of an expression before it runs. */
export interface CompiledExpression {
  /** Why the API server would not take it; undefined where it would, or where that cannot be told. */
  readonly error: string | undefined;
  /** The worst cost of one evaluation. */
  readonly cost: number;
  readonly usesOldSelf: boolean;
}

type TypesByName = { [name: string]: { readonly [field: string]: string } };

/** Names the types of objects, those in an object before it, and yields the name of the type. */
function nameType(type: DeclaredType, types: TypesByName): string {
  if (type.cel !== undefined) return type.cel;
  const { element } = type;
  if (type.kind === 'list') return `list<${element === undefined ? 'dyn' : nameType(element, types)}>`;
  if (type.kind === 'map') return `map<string, ${element === undefined ? 'dyn' : nameType(element, types)}>`;
  const fields: [string, string][] = [];
  for (const [field, part] of type.fields ?? []) fields.push([field, nameType(part, types)]);
  const name = `Schema${Object.keys(types).length}`;
  types[name] = Object.fromEntries(fields);
  return name;
}

const MOST_ENVIRONMENTS = 200;
const environments = new Map<string, Environment>();

/** What expressions of one schema can speak of: `self`, and `oldSelf`, which may be optional. Kept: rules of many schemas are about the same types. */
export function rulesEnvironment(type: DeclaredType, isOldOptional: boolean): Environment {
  const types: TypesByName = {};
  const name = nameType(type, types);
  const oldSelf = isOldOptional ? `optional<${name}>` : name;
  const text = `${oldSelf} ${JSON.stringify(types)}`;
  const known = environments.get(text);
  if (known !== undefined) return known;
  const made = extended(checkingEnvironment(), { types, variables: { self: name, oldSelf } });
  for (const object of Object.keys(types)) made.registerOperator(`${object} == ${object}`, () => true);
  if (environments.size >= MOST_ENVIRONMENTS) environments.clear();
  environments.set(text, made);
  return made;
}

/** What is wrong with the syntax, a name or a type, or with the type of the whole. */
function typeError(source: string, environment: Environment, wanted: 'bool' | 'string'): string | undefined {
  const type = typeOf(source, environment);
  if (type instanceof CelError) return `compilation failed: ERROR: <input>: ${type.message}`;
  if (type === wanted || type === 'dyn' || type === 'unknown') return undefined;
  return wanted === 'bool' ? 'cel expression must evaluate to a bool' : 'messageExpression must evaluate to a string';
}

/** What an expression is worth. Follows apiextensions schema/cel.compileRule. */
export function compileExpression(source: string, type: DeclaredType, environment: Environment, wanted: 'bool' | 'string'): CompiledExpression {
  const error = typeError(source, environment, wanted);
  const tree = parseExpression(source);
  if (tree instanceof CelError) return { error, cost: 0, usesOldSelf: /\boldSelf\b/.test(source) };
  let usesOldSelf = false;
  for (const node of nodesOf(tree)) usesOldSelf ||= node.op === 'id' && node.args === 'oldSelf';
  return { error, usesOldSelf, cost: error === undefined ? estimateCost(tree, new Map([['self', type], ['oldSelf', type]])).cost : 0 };
}
