import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldStep, hasStep, indexStep, optionalStep } from '#engine/cel/access.js';
import { CelError } from '#engine/cel/cel-error.js';
import { comprehensionStep } from '#engine/cel/comprehensions.js';
import { contains, equals } from '#engine/cel/equality.js';
import { typeValue } from '#engine/cel/libraries/standard.js';
import { and, conditional, not, or } from '#engine/cel/logic.js';
import { calculate, compare } from '#engine/cel/operators.js';
import { NAMESPACES, functionOf } from '#engine/cel/overloads.js';
import type { Step } from '#engine/cel/step.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { typeName } from '#engine/cel/value.js';

/** The variables that an expression may name, each with its slot; `size` counts the slots in use by the whole expression. */
export interface Scope {
  readonly variables: ReadonlyMap<string, number>;
  readonly slots: { size: number };
}

const TYPES = ['bool', 'bytes', 'double', 'int', 'list', 'map', 'string', 'type', 'uint'];

const fail = (message: string, node: ASTNode): CelError => new CelError(message, node.start, node.end);

/** Gives errors that functions and operators throw the place of the part that they came of. */
const placed = (step: Step, node: ASTNode): Step => (slots) => {
  try {
    return step(slots);
  } catch (error) {
    throw error instanceof CelError && error.start === undefined ? fail(error.message, node) : error;
  }
};

const constant = (value: unknown): Step => () => value;

function literal(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'bigint' ? value.value : value;
}

function identifier(name: string, node: ASTNode, scope: Scope): Step {
  const slot = scope.variables.get(name);
  if (slot !== undefined) return (slots) => slots[slot];
  if (TYPES.includes(name)) return constant(typeValue(name));
  throw fail(`unknown variable: ${name}`, node);
}

const ORDER: { readonly [operator: string]: (order: number) => boolean } = {
  '<': (order) => order < 0, '<=': (order) => order <= 0, '>': (order) => order > 0, '>=': (order) => order >= 0,
};

function memberOf(value: unknown, collection: unknown): unknown {
  if (value === UNDECIDED || collection === UNDECIDED) return UNDECIDED;
  const result = contains(value, collection);
  if (result === undefined) throw new CelError(`no such overload: ${typeName(value)} in ${typeName(collection)}`);
  return result;
}

function binary(operator: string, left: Step, right: Step): Step {
  if (operator === '==') return (slots) => equals(left(slots), right(slots));
  if (operator === '!=') return not((slots) => equals(left(slots), right(slots)));
  if (operator === 'in') return (slots) => memberOf(left(slots), right(slots));
  const holds = ORDER[operator];
  return (slots) => {
    const one = left(slots);
    const other = right(slots);
    if (one === UNDECIDED || other === UNDECIDED) return UNDECIDED;
    return holds === undefined ? calculate(operator, one, other) : holds(compare(operator, one, other));
  };
}

const negative = (operand: Step): Step => (slots) => {
  const value = operand(slots);
  if (value === UNDECIDED) return UNDECIDED;
  return typeof value === 'number' ? -value : calculate('-', 0n, value);
};

function callStep(call: (values: readonly unknown[]) => unknown, parameters: readonly Step[]): Step {
  return (slots) => {
    const values = parameters.map((parameter) => parameter(slots));
    return values.includes(UNDECIDED) ? UNDECIDED : call(values);
  };
}

function mapStep(entries: readonly (readonly [Step, Step])[]): Step {
  return (slots) => {
    const made: [string, unknown][] = [];
    for (const [key, value] of entries) {
      const name = key(slots);
      if (name === UNDECIDED) return UNDECIDED;
      made.push([String(name), value(slots)]);
    }
    return Object.fromEntries(made);
  };
}

function withVariables(scope: Scope, names: readonly string[]): { readonly scope: Scope; readonly slots: readonly number[] } {
  const slots = names.map(() => scope.slots.size++);
  const variables = new Map(scope.variables);
  names.forEach((name, index) => variables.set(name, slots[index] ?? 0));
  return { scope: { variables, slots: scope.slots }, slots };
}

const MACROS = ['all', 'exists', 'exists_one', 'existsOne', 'filter', 'map', 'transformList', 'transformMap'];

/** `range.all(x, body)` and its like; undefined where the call is none of them. */
function macro(name: string, range: ASTNode, parameters: readonly ASTNode[], scope: Scope): Step | undefined {
  const names: string[] = [];
  const isTwoVariable = parameters.length > 2 && name !== 'map' || name.startsWith('transform');
  for (const parameter of parameters.slice(0, isTwoVariable ? 2 : 1)) if (parameter.op === 'id') names.push(parameter.args);
  const [body, transform, ...more] = parameters.slice(isTwoVariable ? 2 : 1);
  if (!MACROS.includes(name) || body === undefined || more.length > 0 || names.length !== (isTwoVariable ? 2 : 1)) return undefined;
  const inner = withVariables(scope, names);
  return comprehensionStep(name, {
    range: compileNode(range, scope), slots: inner.slots, body: compileNode(body, inner.scope),
    transform: transform === undefined ? undefined : compileNode(transform, inner.scope),
  });
}

/** `cel.bind(name, value, body)` */
function bind(parameters: readonly ASTNode[], scope: Scope): Step | undefined {
  const [name, value, body] = parameters;
  if (name?.op !== 'id' || value === undefined || body === undefined) return undefined;
  const inner = withVariables(scope, [name.args]);
  const [slot] = inner.slots;
  const from = compileNode(value, scope);
  const to = compileNode(body, inner.scope);
  return slot === undefined ? undefined : (slots) => {
    slots[slot] = from(slots);
    return to(slots);
  };
}

function methodCall(name: string, receiver: ASTNode, parameters: readonly ASTNode[], node: ASTNode, scope: Scope): Step {
  if (receiver.op === 'id' && NAMESPACES.includes(receiver.args) && !scope.variables.has(receiver.args)) {
    const bound = receiver.args === 'cel' && name === 'bind' ? bind(parameters, scope) : undefined;
    return bound ?? functionCall(`${receiver.args}.${name}`, parameters, node, scope);
  }
  const step = macro(name, receiver, parameters, scope);
  if (step !== undefined) return placed(step, node);
  const call = functionOf(true, name, parameters.length);
  if (call === undefined) throw fail(`unknown function: ${name}`, node);
  return placed(callStep(call, [receiver, ...parameters].map((one) => compileNode(one, scope))), node);
}

function functionCall(name: string, parameters: readonly ASTNode[], node: ASTNode, scope: Scope): Step {
  const [only] = parameters;
  if (name === 'has' && only?.op === '.') return placed(hasStep(compileNode(only.args[0], scope), only.args[1]), only);
  const call = functionOf(false, name, parameters.length);
  if (call === undefined) throw fail(`unknown function: ${name}`, node);
  return placed(callStep(call, parameters.map((one) => compileNode(one, scope))), node);
}

function listStep(elements: readonly Step[]): Step {
  return (slots) => elements.map((element) => element(slots));
}

/** An expression's tree as a function. Throws CelError with the place of a name that is not known. */
export function compileNode(node: ASTNode, scope: Scope): Step {
  const compiled = (one: ASTNode): Step => compileNode(one, scope);
  switch (node.op) {
    case 'value': return constant(literal(node.args));
    case 'id': return identifier(node.args, node, scope);
    case '.': return placed(fieldStep(compiled(node.args[0]), node.args[1]), node);
    case '.?': return placed(optionalStep(compiled(node.args[0]), constant(node.args[1])), node);
    case '[]': return placed(indexStep(compiled(node.args[0]), compiled(node.args[1])), node);
    case '[?]': return placed(optionalStep(compiled(node.args[0]), compiled(node.args[1])), node);
    case 'call': return functionCall(node.args[0], node.args[1], node, scope);
    case 'rcall': return methodCall(node.args[0], node.args[1], node.args[2], node, scope);
    case 'list': return listStep(node.args.map(compiled));
    case 'map': return placed(mapStep(node.args.map(([key, value]) => [compiled(key), compiled(value)])), node);
    case '?:': return placed(conditional(compiled(node.args[0]), compiled(node.args[1]), compiled(node.args[2])), node);
    case '||': return placed(or(compiled(node.args[0]), compiled(node.args[1])), node);
    case '&&': return placed(and(compiled(node.args[0]), compiled(node.args[1])), node);
    case '!_': return placed(not(compiled(node.args)), node);
    case '-_': return placed(negative(compiled(node.args)), node);
    default: return placed(binary(node.op, compiled(node.args[0]), compiled(node.args[1])), node);
  }
}

