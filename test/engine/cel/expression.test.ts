import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CelError } from '#engine/cel/cel-error.js';
import { celContext } from '#engine/cel/context.js';
import { compileExpression } from '#engine/cel/expression.js';
import { UNDECIDED } from '#engine/cel/undecided.js';

const u = UNDECIDED;
const VALUES = {
  u,
  words: ['a', u, 'b'],
  certain: ['a', 'b'],
  unknowns: [u, u],
  numbers: [1, 2, 3],
  table: { known: 'x', unknown: u, inner: { unknown: u } },
  rows: [{ name: 'a', port: 80 }, { name: u, port: 443 }],
  text: 'nginx:1.27',
};

/** The value of an expression over VALUES; an error as `error: <its message>`. */
function evaluate(source: string): unknown {
  const expression = compileExpression(source, Object.keys(VALUES));
  if (expression instanceof CelError) return `compile error: ${expression.message}`;
  const value = expression.value(celContext(VALUES));
  return value instanceof CelError ? `error: ${value.message}` : value;
}

const THREE_VALUES: readonly (readonly [string, unknown])[] = [
  ['false && u', false], ['u && false', false], ['true && u', u], ['u && true', u], ['u && u', u],
  ['true || u', true], ['u || true', true], ['false || u', u], ['u || false', u], ['u || u', u],
  ['!u', u], ['!!u', u],
  ['u == 1', u], ['1 == u', u], ['u == u', u], ['u != 1', u], ['u < 1', u], ['1 + u', u], ['-u', u],
  ['u in ["a"]', u], ['"a" in u', u], ['"a" in words', u], ['"a" in certain', true], ['"z" in ["a"]', false], ['"known" in table', true], ['"z" in table', false],
  ['size(u)', u], ['u.size()', u], ['size(words)', u], ['size(table)', 3n], ['words.size() == 3', u],
  ['u ? 1 : 2', u], ['true ? 1 : u', 1n], ['true ? u : 1', u], ['false ? u : 1', 1n],
  ['u.field', u], ['u["key"]', u], ['words[u]', u], ['words[1]', u], ['words[0]', u],
  ['table.unknown', u], ['table.inner.unknown == "x"', u], ['table.known == "x"', true],
  ['has(table.unknown)', u], ['has(table.known)', true], ['has(table.absent)', false], ['has(u.known)', u],
  ['u.all(x, x)', u], ['u.exists(x, x)', u], ['u.map(x, x)', u], ['u.filter(x, x)', u], ['u.exists_one(x, x)', u],
  ['words.exists(x, x == "a")', u], ['words.exists(x, x == "a") || true', true], ['words.exists(x, x == "z")', u], ['words.all(x, x == "z")', u], ['words.all(x, x != "z")', u],
  ['["a", "b"].all(x, x != "z")', true], ['[].all(x, u)', true], ['[].exists(x, u)', false],
  ['words.exists_one(x, x == "a")', u], ['unknowns.exists_one(x, x == "a")', u],
  ['words.map(x, x)[0]', u], ['size(words.map(x, x))', u], ['words.map(x, x)[1]', u], ['words.filter(x, x == "a")', u], ['size(words.filter(x, x == "a")) > 0', u],
  ['rows.exists(r, r.name == "a")', true], ['rows.exists(r, r.name == "b")', u], ['rows.exists(r, r.port == 443 && r.name == "b")', u],
  ['rows.exists(r, r.port == 1 && r.name == "b")', false], ['rows.all(r, r.port > 0)', true],
  ['[u] == [1, 2]', u], ['{"a": u} == {"a": 1}', u], ['{"a": u} == {"b": 1}', u],
  ['u.startsWith("a")', u], ['text.startsWith(u)', u], ['words.join(",")', u], ['["a"].join(",")', 'a'],
  ['sets.contains(words, ["a"])', u], ['sets.contains(words, ["z"])', u], ['sets.contains(["a"], words)', u], ['sets.intersects(words, ["a"])', u],
  ['table.?unknown.orValue("x")', u], ['table.?absent.orValue("x")', 'x'], ['cel.bind(x, u, x == 1 || true)', u], ['type(u) == int', u],
];

const ERRORS: readonly (readonly [string, unknown])[] = [
  ['table.absent', 'error: No such key: absent'],
  ['table.absent == "x" || true', true], ['table.absent == "x" && false', false],
  ['table.absent == "x" && u', 'error: No such key: absent'], ['u && table.absent == "x"', 'error: No such key: absent'], ['u || table.absent == "x"', 'error: No such key: absent'],
  ['certain.exists(x, x == "z" || table.absent == "x")', 'error: No such key: absent'],
  ['numbers[7]', 'error: No such key: index out of bounds, index 7 >= size 3'], ['1 / 0', 'error: division by zero'], ['1 % 0 == 0', 'error: modulo by zero'],
  ['9223372036854775807 + 1', 'error: integer overflow: 9223372036854775808'], ['1 + "a"', 'compile error: no such overload: int + string'], ['1 && true', "compile error: Logical operator requires bool operands, got 'int'"],
  ['text.size(1)', "compile error: found no matching overload for 'dyn.size(int)'"], ['nothing == 1', 'compile error: Unknown variable: nothing'],
  ['1 +', 'compile error: Unexpected token: EOF'], ['text.matches("(")', "error: '(' is no regular expression in RE2's syntax"],
  ['table.constructor', 'error: No such key: constructor'], ['has(table.__proto__)', false],
];

const VALUE_CASES: readonly (readonly [string, unknown])[] = [
  ['numbers[0] + 1', 2n], ['7 / 2', 3n], ['-7 / 2', -3n], ['7 % 4', 3n], ['numbers[2] == 3.0', true], ['1 < 1.5', true], ['7.0 / 2.0', 3.5],
  ['numbers.map(n, n * 2)', [2n, 4n, 6n]], ['numbers.map(n, n > 1, n * 2)', [4n, 6n]], ['numbers.filter(n, n % 2 == 1)', [1n, 3n]],
  ['rows.filter(r, r.port == 80).map(r, r.name)', ['a']], ['table.all(k, k != "")', true], ['"a" + "b"', 'ab'], ['[1] + [2]', [1n, 2n]],
  ['text.matches("^nginx:[0-9.]+$")', true], ['text.find("[0-9]+")', '1'], ['text.findAll("[0-9]+")', ['1', '27']], ['text.findAll("[0-9]+", 1)', ['1']],
  ['text.split(":")', ['nginx', '1.27']], ['"a,b,c".split(",", 2)', ['a', 'b,c']], ['text.replace("1.27", "1.28")', 'nginx:1.28'], ['"aaa".replace("a", "b", 2)', 'bba'],
  ['text.substring(0, 5)', 'nginx'], ['text.indexOf(":")', 5n], ['text.charAt(0)', 'n'], ['"AB".lowerAscii()', 'ab'], ['"abc".reverse()', 'cba'],
  ['[3, 1, 2].isSorted()', false], ['numbers.sum()', 6n], ['numbers.min()', 1n], ['numbers.max()', 3n], ['[].sum()', 0n], ['["a", "b"].indexOf("b")', 1n],
  ['sets.equivalent(["a", "b"], ["b", "a"])', true], ['int("12")', 12n], ['string(12)', '12'], ['double(1)', 1], ['type(1) == int', true], ['type("a") == int', false],
  ['size("ä😀")', 2n], ['optional.of(1).value()', 1n], ['optional.none().hasValue()', false], ['table.?known.hasValue()', true], ['table[?"known"].orValue("")', 'x'],
  ['rows.exists_one(r, r.port == 80)', true], ['table.inner == table.inner', u], ['1 in numbers', true],
];

for (const [title, cases] of [['three values', THREE_VALUES], ['errors', ERRORS], ['values', VALUE_CASES]] as const) {
  for (const [source, wanted] of cases) test(`${title}: ${source}`, () => assert.equal(evaluate(source), wanted, source));
}

test('a regular expression takes time linear in the text', () => {
  assert.is(evaluate('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")'), false);
});

test('an error has the place of the part that failed', () => {
  const expression = compileExpression('true && table.inner.absent == 1', ['table']);
  assert.not.instance(expression, CelError);
  const value = expression instanceof CelError ? expression : expression.value(celContext({ table: VALUES.table }));
  assert.instance(value, CelError);
  assert.equal(value instanceof CelError && [value.start, value.end], [20, 26]);
});

test.run();
