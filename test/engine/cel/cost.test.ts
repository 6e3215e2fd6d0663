import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CelError } from '#engine/cel/cel-error.js';
import { estimateCost, type SizedType } from '#engine/cel/cost.js';
import { parseExpression } from '#engine/cel/expression.js';

const text = (most: number): SizedType => ({ kind: 'string', most });
const SELF: SizedType = {
  kind: 'object', most: 1, fields: new Map<string, SizedType>([
    ['n', { kind: 'scalar', most: 1 }],
    ['s', text(100)],
    ['l', { kind: 'list', most: 10, element: text(20) }],
    ['m', { kind: 'map', most: 5, element: { kind: 'scalar', most: 1 } }],
  ]),
};

/** An expression, and the worst that it can cost. */
const CASES: readonly (readonly [source: string, cost: number])[] = [
  ['true', 0],
  ['self.n > 1', 3],
  ['has(self.n)', 1],
  ['self.n > 1 && self.n < 5', 6],
  ['self.n > 1 ? self.s : "a"', 5],
  ['self.s == "abcdefghijklmnopqrstuvwxyz"', 5],
  ['self.s == self.s', 14],
  ['self.s.contains("abc")', 12],
  ['self.s.matches("^[a-z]+$")', 24],
  ['self.l.all(x, x == "a")', 2 + 1 + 10 * (3 + 2)],
  ['self.l.exists(x, self.l.exists(y, x == y))', 2 + 1 + 10 * (4 + 2 + 1 + 10 * (4 + 4))],
  ['"a" in self.l', 12],
  ['"a" in self.m', 3],
  ['self.l.filter(x, x != "a").size() == 1', 2 + 11 + 10 * (13 + 2) + 2],
  ['self.l.isSorted()', 2 + 10 * 3],
];

for (const [source, cost] of CASES) test(source, () => {
  const tree = parseExpression(source);
  if (tree instanceof CelError) throw tree;
  assert.is(estimateCost(tree, new Map([['self', SELF]])).cost, cost);
});

test.run();
