import type { ASTNode, Environment, ErrorLocation } from '@marcbachmann/cel-js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { CelError } from '#engine/cel/cel-error.js';
import { baseEnvironment } from '#engine/cel/environment.js';
import { nodesOf, parseExpression, withRe2 } from '#engine/cel/expression.js';
import { RE2_MATCHES } from '#engine/cel/libraries/regex.js';
import { declareType, fieldNames } from '#engine/cel/type-declaration.js';

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

/** The names of all functions, methods and macros. */
const functionNames = (): readonly string[] => [...new Set(baseEnvironment().getDefinitions().functions.map(({ name }) => name)), 'bind'];

/** Declares the variables. Type names must be told apart by the caller: they are global to all expressions. */
export function vocabularyOf(variables: { readonly [name: string]: VariableType }): Vocabulary {
  const environment = baseEnvironment().clone().registerFunction(`${HAS}(dyn): bool`, () => true, { async: false });
  const fields = new Map<string, readonly string[]>();
  for (const [name, { typeName, schema }] of Object.entries(variables)) {
    environment.registerVariable(name, declareType(environment, typeName, schema));
    for (const [type, names] of fieldNames(typeName, schema)) fields.set(type === typeName ? name : type, names);
  }
  return { environment, variables: Object.keys(variables), fields };
}

/** `has` as a plain function, for the check alone: the macro would not look whether there is such a field. As long as the original. */
const HAS = 'hs_';

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
  const names = functionNames();
  for (const node of nodesOf(tree)) {
    const name = node.op === 'call' || node.op === 'rcall' ? node.args[0] : undefined;
    if (name === undefined || names.includes(name)) continue;
    const start = node.op === 'rcall' ? node.args[1].end + 1 : node.start;
    const nearest = nearestWord(name, names);
    return new CelError(`unknown function ${name}${nearest === undefined ? '' : `, did you mean ${nearest}?`}`, start, start + name.length);
  }
  return undefined;
}

const isNode = (value: ErrorLocation | ASTNode | undefined): value is ASTNode => value !== undefined && 'args' in value && 'op' in value && 'input' in value;

/** What is wrong, with the nearest right word where a word is not known; undefined: what the checker says is good enough. */
function explained(code: string, node: ASTNode | undefined, vocabulary: Vocabulary): string | undefined {
  if (node === undefined) return undefined;
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
  const { valid, type, error } = vocabulary.environment.check(withCheckedHas(withRe2(source, tree), tree));
  if (valid) return type === 'bool' || type === 'dyn' ? undefined : new CelError(`a condition is true or false, this is ${type ?? 'nothing'}`, tree.start, tree.end);
  if (error === undefined) return undefined;
  const message = explained(error.code, isNode(error.node) ? error.node : undefined, vocabulary) ?? error.summary.replaceAll(HAS, 'has').replaceAll(RE2_MATCHES, 'matches');
  return new CelError(message, error.range?.start, error.range?.end);
}
