import type { ASTNode } from '@marcbachmann/cel-js';

/** A type as the package's checker knows it. */
interface CheckedType {
  readonly kind: string;
  readonly name: string;
  readonly keyType?: CheckedType;
  readonly valueType?: CheckedType;
}

interface Scope {
  forkWithVariable(name: string, type: CheckedType): Scope;
}

/** What the package hands to a macro that looks at types itself. */
interface Checker {
  check(node: ASTNode, scope: Scope): CheckedType;
  getType(name: string): CheckedType;
  createError(code: string, message: string, node: ASTNode): Error;
}

interface MacroCall {
  readonly args: readonly ASTNode[];
  readonly receiver: ASTNode;
}

type TypeCheck = (checker: Checker, call: MacroCall, scope: Scope) => CheckedType;

interface Macro {
  readonly signature: string;
  readonly handler: (call: MacroCall) => MacroCall & { readonly typeCheck: TypeCheck; readonly evaluate: () => never };
}

function notEvaluated(): never {
  throw new Error('this environment only checks');
}

const macro = (signature: string, check: (checker: Checker, call: MacroCall, scope: Scope) => CheckedType): Macro =>
  ({ signature, handler: ({ args, receiver }) => ({ args, receiver, typeCheck: check, evaluate: notEvaluated }) });

function nameOf(checker: Checker, node: ASTNode): string {
  if (node.op === 'id') return node.args;
  throw checker.createError('invalid_macro_argument', 'argument must be a simple name', node);
}

/** The types of the two variables of a comprehension over this range. */
function entryTypes(checker: Checker, range: CheckedType, node: ASTNode): readonly [CheckedType, CheckedType] {
  const any = checker.getType('dyn');
  if (range.kind === 'list') return [checker.getType('int'), range.valueType ?? any];
  if (range.kind === 'map') return [range.keyType ?? any, range.valueType ?? any];
  if (range.kind === 'dyn') return [any, any];
  throw checker.createError('invalid_comprehension_range', `expression of type '${range.name}' cannot be range of a comprehension`, node);
}

/** A macro over a list or a map with two variables: what its last argument is, after those before it were conditions. */
const entries = (signature: string, result: (checker: Checker, key: CheckedType, last: CheckedType) => CheckedType): Macro =>
  macro(signature, (checker, { args, receiver }, scope) => {
    const [first, second, ...steps] = args;
    const [key, value] = entryTypes(checker, checker.check(receiver, scope), receiver);
    let inner = scope;
    if (first !== undefined) inner = inner.forkWithVariable(nameOf(checker, first), key);
    if (second !== undefined) inner = inner.forkWithVariable(nameOf(checker, second), value);
    let last = checker.getType('dyn');
    for (const [index, step] of steps.entries()) {
      last = checker.check(step, inner);
      const isCondition = index < steps.length - 1 || result === asBool;
      if (isCondition && last.kind !== 'dyn' && last.name !== 'bool') throw checker.createError('invalid_predicate_type', `a predicate must be bool, got '${last.name}'`, step);
    }
    return result(checker, key, last);
  });

const asBool = (checker: Checker): CheckedType => checker.getType('bool');
const asList = (checker: Checker, _: CheckedType, last: CheckedType): CheckedType => checker.getType(`list<${last.name}>`);
const asMap = (checker: Checker, key: CheckedType, last: CheckedType): CheckedType => checker.getType(`map<${key.name}, ${last.name}>`);
const asAnyMap = (checker: Checker): CheckedType => checker.getType('map');

/** A macro over an optional value with one variable. */
const optional = (signature: string, result: (checker: Checker, body: CheckedType) => CheckedType): Macro =>
  macro(signature, (checker, { args: [variable, body], receiver }, scope) => {
    const any = checker.getType('dyn');
    const type = checker.check(receiver, scope);
    if (variable === undefined || body === undefined) return any;
    return result(checker, checker.check(body, scope.forkWithVariable(nameOf(checker, variable), type.valueType ?? any)));
  });

/** The macros that the package has not: two-variable comprehensions, optional values, sorting. They have types and no values. */
export const MACROS: readonly Macro[] = [
  entries('list.all(ast, ast, ast): bool', asBool),
  entries('list.exists(ast, ast, ast): bool', asBool),
  entries('list.exists_one(ast, ast, ast): bool', asBool),
  entries('list.existsOne(ast, ast, ast): bool', asBool),
  entries('list.transformList(ast, ast, ast): list<dyn>', asList),
  entries('list.transformList(ast, ast, ast, ast): list<dyn>', asList),
  entries('list.transformMap(ast, ast, ast): map', asMap),
  entries('list.transformMap(ast, ast, ast, ast): map', asMap),
  entries('list.transformMapEntry(ast, ast, ast): map', asAnyMap),
  entries('list.transformMapEntry(ast, ast, ast, ast): map', asAnyMap),
  optional('optional.optMap(ast, ast): optional<dyn>', (checker, body) => checker.getType(`optional<${body.name}>`)),
  optional('optional.optFlatMap(ast, ast): optional<dyn>', (_, body) => body),
  macro('list.existsOne(ast, ast): bool', (checker, { args: [variable, body], receiver }, scope) => {
    const range = checker.check(receiver, scope);
    const element = (range.kind === 'map' ? range.keyType : range.valueType) ?? checker.getType('dyn');
    if (variable !== undefined && body !== undefined) checker.check(body, scope.forkWithVariable(nameOf(checker, variable), element));
    return asBool(checker);
  }),
  macro('list.sortBy(ast, ast): list<dyn>', (checker, { args: [variable, body], receiver }, scope) => {
    const list = checker.check(receiver, scope);
    if (variable !== undefined && body !== undefined) checker.check(body, scope.forkWithVariable(nameOf(checker, variable), list.valueType ?? checker.getType('dyn')));
    return list;
  }),
];
