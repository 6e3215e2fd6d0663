import type { ASTNode } from '@marcbachmann/cel-js';

/** A value's type as far as costs depend on it. */
export interface SizedType {
  readonly kind: 'list' | 'map' | 'object' | 'string' | 'bytes' | 'scalar' | 'dyn';
  /** The most elements or bytes that a value can have. */
  readonly most: number;
  /** Of a list's items or a map's values. */
  readonly element?: SizedType | undefined;
  readonly fields?: ReadonlyMap<string, SizedType> | undefined;
}

/** The worst that a part of an expression can cost, and how large its value can be; an unknown size counts as one. */
interface CostEstimate {
  readonly cost: number;
  readonly type: SizedType;
}

type Scope = ReadonlyMap<string, SizedType>;

const SCALAR: SizedType = { kind: 'scalar', most: 1 };
const UNKNOWN: SizedType = { kind: 'dyn', most: 1 };
const STRING_TRAVERSAL = 0.1;
const REGEX = 0.25;
const LIST_LITERAL = 10;
const MAP_LITERAL = 30;

const share = (size: number, factor: number): number => Math.ceil(size * factor);
const withSize = (type: SizedType, most: number): SizedType => ({ ...type, most });
const sumOf = (estimates: readonly CostEstimate[]): number => estimates.reduce((sum, { cost }) => sum + cost, 0);
const isText = ({ kind }: SizedType): boolean => kind === 'string' || kind === 'bytes';

/** What one turn of a macro's loop costs beside its last argument, its end, and its start. Follows cel-go's expansion of the macros. */
const LOOPS: { readonly [macro: string]: { readonly turn: number; readonly ends: number } } = {
  all: { turn: 3, ends: 1 },
  exists: { turn: 4, ends: 1 },
  exists_one: { turn: 2, ends: 3 },
  existsOne: { turn: 2, ends: 3 },
  filter: { turn: 13, ends: LIST_LITERAL + 1 },
  map: { turn: 12, ends: LIST_LITERAL + 1 },
};

/** Functions that go once over the text or the list that they are called on. */
const TRAVERSALS = new Set(['lowerAscii', 'upperAscii', 'substring', 'trim', 'replace', 'split', 'quote', 'url', 'isURL', 'quantity', 'isQuantity', 'ip', 'isIP', 'cidr', 'isCIDR', 'format']);
const LIST_TRAVERSALS = new Set(['isSorted', 'sum', 'max', 'min', 'indexOf', 'lastIndexOf']);
const KEEPS_TEXT = new Set(['lowerAscii', 'upperAscii', 'substring', 'trim']);
const REGEXES = new Set(['matches', 'find', 'findAll']);

const isDeclared = (node: ASTNode): node is ASTNode & { readonly op: 'id' } => node.op === 'id';

function literal(value: unknown): SizedType {
  return typeof value === 'string' ? { kind: 'string', most: value.length } : SCALAR;
}

function memberOf({ kind, fields, element }: SizedType, name: string): SizedType {
  return (kind === 'object' ? fields?.get(name) : kind === 'map' ? element : undefined) ?? UNKNOWN;
}

/** A macro: its loop as often as the range has elements. */
function macroCost(name: string, range: CostEstimate, args: readonly ASTNode[], scope: Scope): CostEstimate | undefined {
  const loop = LOOPS[name];
  const [variable, ...bodies] = args;
  if (loop === undefined || variable === undefined || !isDeclared(variable) || bodies.length === 0) return undefined;
  const { kind, element, most } = range.type;
  const item = kind === 'map' ? { kind: 'string', most: 1 } as const : element ?? UNKNOWN;
  const inner = new Map(scope).set(variable.args, item);
  const parts = bodies.map((body) => estimateCost(body, inner));
  const cost = range.cost + loop.ends + most * (sumOf(parts) + loop.turn);
  if (name === 'filter') return { cost, type: range.type };
  const last = parts.at(-1);
  return { cost, type: name === 'map' ? { kind: 'list', most, element: last?.type } : SCALAR };
}

function traversalCost(name: string, target: SizedType, args: readonly CostEstimate[]): CostEstimate | undefined {
  const [first] = args;
  if (REGEXES.has(name) && first !== undefined)
    return { cost: share(target.most + 1, STRING_TRAVERSAL) * share(first.type.most, REGEX), type: name === 'findAll' ? { kind: 'list', most: target.most, element: target } : name === 'find' ? target : SCALAR };
  if (name === 'contains' && first !== undefined) return { cost: share(target.most, STRING_TRAVERSAL) * share(first.type.most, STRING_TRAVERSAL), type: SCALAR };
  if ((name === 'startsWith' || name === 'endsWith') && first !== undefined) return { cost: share(first.type.most, STRING_TRAVERSAL), type: SCALAR };
  if (LIST_TRAVERSALS.has(name) && target.kind === 'list') {
    const each = target.element !== undefined && isText(target.element) ? 1 + share(target.element.most, STRING_TRAVERSAL) : 1;
    return { cost: target.most * each, type: target.element ?? SCALAR };
  }
  if (!TRAVERSALS.has(name) && !LIST_TRAVERSALS.has(name)) return undefined;
  const type: SizedType = KEEPS_TEXT.has(name) ? target : name === 'split' ? { kind: 'list', most: target.most, element: target } : UNKNOWN;
  return { cost: share(target.most, STRING_TRAVERSAL), type };
}

function methodCost(name: string, receiver: ASTNode, args: readonly ASTNode[], scope: Scope): CostEstimate {
  const target = estimateCost(receiver, scope);
  if (name === 'bind' && args.length === 3) return bindCost(args, scope);
  const macro = macroCost(name, target, args, scope);
  if (macro !== undefined) return macro;
  const parts = args.map((arg) => estimateCost(arg, scope));
  const sum = target.cost + sumOf(parts);
  const traversal = traversalCost(name, target.type, parts);
  if (traversal !== undefined) return { cost: sum + traversal.cost, type: traversal.type };
  return { cost: sum + 1, type: name === 'orValue' || name === 'value' ? target.type : UNKNOWN };
}

function bindCost([variable, value, body]: readonly ASTNode[], scope: Scope): CostEstimate {
  if (variable === undefined || value === undefined || body === undefined || !isDeclared(variable)) return { cost: 1, type: UNKNOWN };
  const bound = estimateCost(value, scope);
  const result = estimateCost(body, new Map(scope).set(variable.args, bound.type));
  return { cost: bound.cost + result.cost + LIST_LITERAL, type: result.type };
}

/** A presence test costs what its operand does. */
function callCost(name: string, args: readonly ASTNode[], scope: Scope): CostEstimate {
  const [first] = args;
  if (name === 'has' && first?.op === '.') return { cost: estimateCost(first.args[0], scope).cost, type: SCALAR };
  const parts = args.map((arg) => estimateCost(arg, scope));
  const traversal = parts[0] === undefined ? undefined : traversalCost(name, parts[0].type, parts.slice(1));
  return { cost: sumOf(parts) + (traversal?.cost ?? 1), type: name === 'dyn' ? parts[0]?.type ?? UNKNOWN : UNKNOWN };
}

function comparisonCost(left: CostEstimate, right: CostEstimate): CostEstimate {
  return { cost: left.cost + right.cost + Math.max(1, share(Math.min(left.type.most, right.type.most), STRING_TRAVERSAL)), type: SCALAR };
}

function additionCost(left: CostEstimate, right: CostEstimate): CostEstimate {
  const size = left.type.most + right.type.most;
  const cost = left.cost + right.cost;
  if (isText(left.type) || isText(right.type)) return { cost: cost + share(size, STRING_TRAVERSAL), type: withSize(isText(left.type) ? left.type : right.type, size) };
  return { cost: cost + 1, type: left.type.kind === 'list' ? withSize(left.type, size) : left.type };
}

function indexCost(node: ASTNode & { readonly op: '[]' | '[?]' }, scope: Scope): CostEstimate {
  const holder = estimateCost(node.args[0], scope);
  const index = estimateCost(node.args[1], scope);
  return { cost: holder.cost + index.cost + 1, type: holder.type.element ?? UNKNOWN };
}

/** The operators that compare two values. */
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** The worst cost of an expression over variables of these types. Follows cel-go checker.Cost with Kubernetes' own functions (library/cost.go). */
export function estimateCost(node: ASTNode, scope: Scope): CostEstimate {
  switch (node.op) {
    case 'value': return { cost: 0, type: literal(node.args) };
    case 'id': return { cost: 1, type: scope.get(node.args) ?? UNKNOWN };
    case '.':
    case '.?': {
      const holder = estimateCost(node.args[0], scope);
      return { cost: holder.cost + 1, type: memberOf(holder.type, node.args[1]) };
    }
    case '[]':
    case '[?]': return indexCost(node, scope);
    case 'call': return callCost(node.args[0], node.args[1], scope);
    case 'rcall': return methodCost(node.args[0], node.args[1], node.args[2], scope);
    case 'list': return { cost: LIST_LITERAL + sumOf(node.args.map((arg) => estimateCost(arg, scope))), type: { kind: 'list', most: node.args.length } };
    case 'map': return { cost: MAP_LITERAL + sumOf(node.args.flat().map((arg) => estimateCost(arg, scope))), type: { kind: 'map', most: node.args.length } };
    case '?:': {
      const [when, then, otherwise] = [estimateCost(node.args[0], scope), estimateCost(node.args[1], scope), estimateCost(node.args[2], scope)];
      return { cost: when.cost + Math.max(then.cost, otherwise.cost), type: then.type.most >= otherwise.type.most ? then.type : otherwise.type };
    }
    case '!_':
    case '-_': return { cost: estimateCost(node.args, scope).cost + 1, type: SCALAR };
    default: return binaryCost(node.op, estimateCost(node.args[0], scope), estimateCost(node.args[1], scope));
  }
}

function binaryCost(operator: string, left: CostEstimate, right: CostEstimate): CostEstimate {
  if (operator === '&&' || operator === '||') return { cost: left.cost + right.cost, type: SCALAR };
  if (COMPARISONS.has(operator)) return comparisonCost(left, right);
  if (operator === '+') return additionCost(left, right);
  const isListed = operator === 'in' && right.type.kind === 'list';
  return { cost: left.cost + right.cost + (isListed ? right.type.most : 1), type: SCALAR };
}
