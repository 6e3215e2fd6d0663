import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { CelError } from '#engine/cel/cel-error.js';
import { parseExpression } from '#engine/cel/expression.js';
import { functionNames } from '#engine/cel/overloads.js';
import { declareType, fieldNames } from '#engine/cel/type-declaration.js';
import { HAS, typeEnvironment } from '#engine/cel/type-environment.js';

/** A variable of an expression: what its type is called, and the JSON Schema of its values. */
export interface VariableType {
  readonly typeName: string;
  readonly schema: JsonObject;
}

/** The variables of an expression with their types, ready for any number of checks. */
export interface Vocabulary {
  readonly environment: Environment;
  readonly variables: readonly string[];
  /** The fields of each type by its name; of a variable also by the variable's name. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

const MACROS = ['all', 'bind', 'exists', 'exists_one', 'filter', 'has', 'map'];

/** Declares the variables. Type names must be told apart by the caller: they are global to all expressions. */
export function vocabularyOf(variables: { readonly [name: string]: VariableType }): Vocabulary {
  const environment = typeEnvironment().clone();
  const fields = new Map<string, readonly string[]>();
  for (const [name, { typeName, schema }] of Object.entries(variables)) {
    environment.registerVariable(name, declareType(environment, typeName, schema));
    for (const [type, names] of fieldNames(typeName, schema)) fields.set(type === typeName ? name : type, names);
  }
  return { environment, variables: Object.keys(variables), fields };
}

const isNode = (value: unknown): value is ASTNode => typeof value === 'object' && value !== null && 'op' in value && 'args' in value;

function* nodesOf(node: ASTNode): Generator<ASTNode> {
  yield node;
  const parts: readonly unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args];
  for (const part of parts) if (isNode(part)) yield* nodesOf(part);
}

/** The expression with each `has(a.b)` as the function that is checked instead. */
function withCheckedHas(source: string, tree: ASTNode): string {
  let text = source;
  for (const node of nodesOf(tree)) {
    if (node.op === 'call' && node.args[0] === 'has') text = text.slice(0, node.start) + HAS + text.slice(node.start + HAS.length);
  }
  return text;
}

function rightWord(word: string, candidates: readonly string[]): string {
  const nearest = nearestWord(word, candidates);
  if (nearest !== undefined) return `, did you mean ${nearest}?`;
  return candidates.length === 0 ? '' : `; there are ${[...candidates].sort().join(', ')}`;
}

function explainedField(node: ASTNode, vocabulary: Vocabulary): string | undefined {
  if (node.op !== '.') return undefined;
  const [container, field] = node.args;
  const own = container.op === 'id' ? vocabulary.fields.get(container.args) : undefined;
  return `unknown field ${field}${rightWord(field, own ?? [...new Set([...vocabulary.fields.values()].flat())])}`;
}

/** A call of something that is no function; found before types are checked, which would blame its arguments first. */
function unknownFunction(tree: ASTNode): CelError | undefined {
  const names = [...MACROS, ...functionNames()];
  for (const node of nodesOf(tree)) {
    const name = node.op === 'call' || node.op === 'rcall' ? node.args[0] : undefined;
    if (name === undefined || names.includes(name)) continue;
    const start = node.op === 'rcall' ? node.args[1].end + 1 : node.start;
    const nearest = nearestWord(name, names);
    return new CelError(`unknown function ${name}${nearest === undefined ? '' : `, did you mean ${nearest}?`}`, start, start + name.length);
  }
  return undefined;
}

/** What is wrong, with the nearest right word where a word is not known; undefined: what the checker says is good enough. */
function explained(code: string, node: unknown, vocabulary: Vocabulary): string | undefined {
  if (!isNode(node)) return undefined;
  switch (code) {
    case 'no_such_key': return explainedField(node, vocabulary);
    case 'unknown_variable': return node.op === 'id' ? `unknown variable ${node.args}${rightWord(node.args, vocabulary.variables)}` : undefined;
    default: return undefined;
  }
}

/** What is wrong with a condition: its syntax, a name, a type, or that it is no condition. Undefined: nothing. */
export function checkCondition(source: string, vocabulary: Vocabulary): CelError | undefined {
  const tree = parseExpression(source);
  if (tree instanceof CelError) return tree;
  const unknown = unknownFunction(tree);
  if (unknown !== undefined) return unknown;
  const { valid, type, error } = vocabulary.environment.check(withCheckedHas(source, tree));
  if (valid) return type === 'bool' || type === 'dyn' ? undefined : new CelError(`a condition is true or false, this is ${type ?? 'nothing'}`, tree.start, tree.end);
  if (error === undefined) return undefined;
  const message = explained(error.code, error.node, vocabulary) ?? error.summary.replaceAll(HAS, 'has');
  return new CelError(message, error.range?.start, error.range?.end);
}
