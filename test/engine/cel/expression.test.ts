import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CelError } from '#engine/cel/cel-error.js';
import { compileExpression } from '#engine/cel/expression.js';
import { UNDECIDED } from '#engine/cel/undecided.js';

const u = UNDECIDED;
const VALUES = {
  u,
  list: ['a', u, 'b'],
  unknowns: [u, u],
  numbers: [1, 2, 3],
  map: { known: 'x', unknown: u, inner: { unknown: u } },
  rows: [{ name: 'a', port: 80 }, { name: u, port: 443 }],
  text: 'nginx:1.27',
};

/** The value of an expression over VALUES; an error as `error: <its message>`. */
function evaluate(source: string): unknown {
  const expression = compileExpression(source, Object.keys(VALUES));
  if (expression instanceof CelError) return `compile error: ${expression.message}`;
  const value = expression.value(Object.values(VALUES));
  return value instanceof CelError ? `error: ${value.message}` : value;
}

const THREE_VALUES: readonly (readonly [string, unknown])[] = [
  ['false && u', false], ['u && false', false], ['true && u', u], ['u && true', u], ['u && u', u],
  ['true || u', true], ['u || true', true], ['false || u', u], ['u || false', u], ['u || u', u],
  ['!u', u], ['!!u', u],
  ['u == 1', u], ['1 == u', u], ['u == u', u], ['u != 1', u], ['u < 1', u], ['1 + u', u], ['-u', u],
  ['u in ["a"]', u], ['"a" in u', u], ['"a" in list', true], ['"z" in list', u], ['"z" in ["a"]', false], ['"known" in map', true], ['"z" in map', false],
  ['size(u)', u], ['u.size()', u], ['size(list)', 3n], ['size(map)', 3n], ['list.size() == 3', true],
  ['u ? 1 : 2', u], ['true ? 1 : u', 1n], ['true ? u : 1', u], ['false ? u : 1', 1n],
  ['u.field', u], ['u["key"]', u], ['list[u]', u], ['list[1]', u], ['list[0]', 'a'],
  ['map.unknown', u], ['map.inner.unknown == "x"', u], ['map.known == "x"', true],
  ['has(map.unknown)', u], ['has(map.known)', true], ['has(map.absent)', false], ['has(u.known)', u],
  ['u.all(x, x)', u], ['u.exists(x, x)', u], ['u.map(x, x)', u], ['u.filter(x, x)', u], ['u.exists_one(x, x)', u],
  ['list.exists(x, x == "a")', true], ['list.exists(x, x == "z")', u], ['list.all(x, x == "z")', false], ['list.all(x, x != "z")', u],
  ['["a", "b"].all(x, x != "z")', true], ['[].all(x, u)', true], ['[].exists(x, u)', false],
  ['list.exists_one(x, x == "a")', u], ['unknowns.exists_one(x, x == "a")', u], ['["a", "a", u].exists_one(x, x == "a")', false],
  ['list.map(x, x)[0]', 'a'], ['size(list.map(x, x))', 3n], ['list.map(x, x)[1]', u], ['list.filter(x, x == "a")', u], ['size(list.filter(x, x == "a")) > 0', u],
  ['rows.exists(r, r.name == "a")', true], ['rows.exists(r, r.name == "b")', u], ['rows.exists(r, r.port == 443 && r.name == "b")', u],
  ['rows.exists(r, r.port == 1 && r.name == "b")', false], ['rows.all(r, r.port > 0)', true],
  ['[u, 1] == [2, 1]', u], ['[u, 1] == [u, 2]', false], ['[u] == [1, 2]', false], ['{"a": u} == {"a": 1}', u], ['{"a": u} == {"b": 1}', false],
  ['u.startsWith("a")', u], ['text.startsWith(u)', u], ['list.join(",")', u], ['["a"].join(",")', 'a'],
  ['sets.contains(list, ["a"])', true], ['sets.contains(list, ["z"])', u], ['sets.contains(["a"], list)', false], ['sets.contains(["a"], ["a", u])', u], ['sets.intersects(list, ["a"])', true],
  ['map.?unknown.orValue("x")', u], ['map.?absent.orValue("x")', 'x'], ['cel.bind(x, u, x == 1 || true)', true], ['type(u) == int', u],
];

const ERRORS: readonly (readonly [string, unknown])[] = [
  ['map.absent', 'error: no such key: absent'],
  ['map.absent == "x" || true', true], ['map.absent == "x" && false', false],
  ['map.absent == "x" && u', 'error: no such key: absent'], ['u && map.absent == "x"', 'error: no such key: absent'], ['u || map.absent == "x"', 'error: no such key: absent'],
  ['list.exists(x, x == "z" || map.absent == "x")', 'error: no such key: absent'],
  ['numbers[7]', 'error: index out of bounds: 7'], ['1 / 0', 'error: division by zero'], ['1 % 0 == 0', 'error: modulo by zero'],
  ['9223372036854775807 + 1', 'error: integer overflow'], ['1 + "a"', 'error: no such overload: int + string'], ['1 && true', 'error: expected bool, got int'],
  ['text.size(1)', 'compile error: unknown function: size'], ['nothing == 1', 'compile error: unknown variable: nothing'],
  ['1 +', 'compile error: Unexpected token: EOF'], ['text.matches("(")', "error: '(' is no regular expression in RE2's syntax"],
  ['map.constructor', 'error: no such key: constructor'], ['has(map.__proto__)', false],
];

const VALUE_CASES: readonly (readonly [string, unknown])[] = [
  ['numbers[0] + 1', 2n], ['7 / 2', 3n], ['-7 / 2', -3n], ['7 % 4', 3n], ['numbers[2] == 3.0', true], ['3 == 3.0', true], ['1 < 1.5', true], ['7.0 / 2.0', 3.5],
  ['numbers.map(n, n * 2)', [2n, 4n, 6n]], ['numbers.map(n, n > 1, n * 2)', [4n, 6n]], ['numbers.filter(n, n % 2 == 1)', [1n, 3n]],
  ['rows.filter(r, r.port == 80).map(r, r.name)', ['a']], ['map.all(k, k != "")', true], ['"a" + "b"', 'ab'], ['[1] + [2]', [1n, 2n]],
  ['text.matches("^nginx:[0-9.]+$")', true], ['text.find("[0-9]+")', '1'], ['text.findAll("[0-9]+")', ['1', '27']], ['text.findAll("[0-9]+", 1)', ['1']],
  ['text.split(":")', ['nginx', '1.27']], ['"a,b,c".split(",", 2)', ['a', 'b,c']], ['text.replace("1.27", "1.28")', 'nginx:1.28'], ['"aaa".replace("a", "b", 2)', 'bba'],
  ['text.substring(0, 5)', 'nginx'], ['text.indexOf(":")', 5n], ['text.charAt(0)', 'n'], ['"ABÉ".lowerAscii()', 'abÉ'], ['"abc".reverse()', 'cba'],
  ['[3, 1, 2].isSorted()', false], ['numbers.sum()', 6n], ['numbers.min()', 1n], ['numbers.max()', 3n], ['[].sum()', 0n], ['["a", "b"].indexOf("b")', 1n],
  ['sets.equivalent(["a", "b"], ["b", "a"])', true], ['int("12")', 12n], ['string(12)', '12'], ['double(1)', 1], ['type(1) == int', true], ['type("a") == int', false],
  ['size("ä😀")', 2n], ['optional.of(1).value()', 1n], ['optional.none().hasValue()', false], ['map.?known.hasValue()', true], ['map[?"known"].orValue("")', 'x'],
  ['rows.exists_one(r, r.port == 80)', true], ['numbers.all(i, n, n == i + 1)', true], ['map.inner == map.inner', true], ['1 in numbers', true], ['5u == 5', true],
];

for (const [title, cases] of [['three values', THREE_VALUES], ['errors', ERRORS], ['values', VALUE_CASES]] as const) {
  for (const [source, wanted] of cases) test(`${title}: ${source}`, () => assert.equal(evaluate(source), wanted, source));
}

test('a regular expression takes time linear in the text', () => {
  assert.is(evaluate('"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!".matches("^(a+)+$")'), false);
});

test('an error has the place of the part that failed', () => {
  const expression = compileExpression('true && map.inner.absent == 1', ['map']);
  assert.not.instance(expression, CelError);
  const value = expression instanceof CelError ? expression : expression.value([VALUES.map]);
  assert.instance(value, CelError);
  assert.equal(value instanceof CelError && [value.start, value.end], [8, 24]);
});

test.run();
