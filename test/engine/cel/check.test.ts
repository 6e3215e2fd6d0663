import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkCondition, vocabularyOf } from '#engine/cel/check.js';

const vocabulary = vocabularyOf({
  fact: {
    typeName: 'CheckTest',
    schema: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        selector: { type: 'object', additionalProperties: { type: 'string' } },
        replicas: { type: 'integer' },
        ratio: { type: 'number' },
        isOptional: { type: 'boolean' },
        anything: {},
        ports: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' }, port: { type: 'integer' } } } },
      },
    },
  },
  params: { typeName: 'CheckTestParams', schema: { type: 'object', properties: { most: { type: 'integer' } } } },
});

const RIGHT = [
  'fact.isOptional', 'fact.selector.size() > 0 && fact.ports.size() == 0', 'fact.replicas % 2 == 1', 'fact.ratio > 0.5', 'fact.selector.app == "x"',
  'fact.ports.exists(p, p.name == fact.name && p.port > params.most)', 'has(fact.name)', 'has(fact.selector.app)', 'fact.anything.deep[0] == 1',
  'fact.name.matches("^a+$")', 'fact.name.find("a") != ""', 'sets.contains(["a"], ["b"])', 'fact.name in ["a", "b"]', '"app" in fact.selector',
  'fact.ports.map(p, p.port).sum() > 3', 'fact.ports.map(p, p.name).join(",") == ""', 'fact.selector.?app.orValue("") == ""', 'fact.ports.all(p, has(p.name))',
];

const WRONG: readonly (readonly [condition: string, message: string, start: number, end: number])[] = [
  ['fact.selctor.size() > 0', 'unknown field selctor, did you mean selector?', 5, 12],
  ['has(fact.selctor)', 'unknown field selctor, did you mean selector?', 9, 16],
  ['fact.ports.exists(p, has(p.prt))', 'unknown field prt, did you mean port?', 27, 30],
  ['fact.zzzzzz == 1', 'unknown field zzzzzz; there are anything, isOptional, name, ports, ratio, replicas, selector', 5, 11],
  ['params.mst > 1', 'unknown field mst, did you mean most?', 7, 10],
  ['facts.name == ""', 'unknown variable facts, did you mean fact?', 0, 5],
  ['fact.name.startWith("a")', 'unknown function startWith, did you mean startsWith?', 10, 19],
  ['fact.ports.exist(p, true)', 'unknown function exist, did you mean exists?', 11, 16],
  ['fact.name', 'a condition is true or false, this is string', 0, 9],
  ['fact.replicas == "1"', 'no such overload: int == string', 0, 20],
  ['fact.name.matches(1)', "found no matching overload for 'string.matches(int)'", 0, 20],
  ['fact.name &&', 'Unexpected token: EOF', 12, 12],
  ['fact.name == "a', 'Unterminated string', 13, 15],
];

for (const condition of RIGHT) test(`right: ${condition}`, () => assert.is(checkCondition(condition, vocabulary)?.message, undefined));

for (const [condition, message, start, end] of WRONG) {
  test(`wrong: ${condition}`, () => {
    const error = checkCondition(condition, vocabulary);
    assert.equal([error?.message, error?.start, error?.end], [message, start, end]);
  });
}

test.run();
