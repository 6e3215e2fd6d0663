import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Column, Fact } from '#engine/fact/fact.js';
import { compileRules } from '#engine/rule/compile.js';
import { evaluateRules } from '#engine/rule/evaluate.js';
import { RuleError } from '#engine/rule/rule-error.js';
import type { RuleSource, Severity } from '#engine/rule/rule.js';
import type { Document } from '#engine/source/document.js';
import { parseFiles } from '#engine/source/parse.js';

const words = (text: string): RuleSource['why'] => ({ en: text, ja: text });

const rule = (change: Partial<RuleSource>): RuleSource => ({
  id: 'x', subject: 'test', severity: 'error', terms: [], match: { fact: 'thing' }, when: 'true', at: 'fact.at', identity: [],
  message: words('{name}'), why: words('why'), fix: words('fix'), bad: [], good: [], ...change,
});

function documentOf(path: string): Document {
  const [document] = parseFiles([{ path, text: 'a: 1\nb: 2\n' }]);
  if (document === undefined) throw new Error('no document');
  return document;
}

const DOCUMENT = documentOf('a.yaml');

const fact = (columns: { readonly [name: string]: Column }, start = 0, document = DOCUMENT): Fact => ({
  fact: 'thing', columns, places: { at: { document, span: { start, end: start + 1 } } }, resource: undefined, because: [],
});

function evaluate(rules: readonly RuleSource[], facts: readonly Fact[], severities: { readonly [rule: string]: Severity } = {}): { readonly told: readonly string[]; readonly undecided: number } {
  const { findings, undecided } = evaluateRules(compileRules(rules, { thing: {}, other: {} }, severities), facts);
  return { told: findings.map(({ rule: { id }, severity, arguments: named }) => `${id} ${severity} ${JSON.stringify(named)}`), undecided };
}

test('what matches and holds is reported with the columns that its words name', () => {
  const rules = [rule({ id: 'a', match: { fact: 'thing', kind: 'Pod' }, when: 'fact.count > 1' }), rule({ id: 'b', match: { fact: 'other' } })];
  const facts = [fact({ kind: 'Pod', count: 2, name: 'two' }), fact({ kind: 'Pod', count: 1, name: 'one' }), fact({ kind: 'Node', count: 3, name: 'three' })];
  assert.equal(evaluate(rules, facts), { told: ['a error {"name":"two"}'], undecided: 0 });
});

const SEVERITIES: readonly (readonly [Partial<RuleSource>, { readonly [rule: string]: Severity }, readonly string[]])[] = [
  [{}, {}, ['x error {}']],
  [{}, { x: 'info' }, ['x info {}']],
  [{}, { x: 'off' }, []],
  [{ severity: 'off' }, {}, []],
  [{ severity: 'off' }, { x: 'warning' }, ['x warning {}']],
  [{ severity: 'warning', default: 'off' }, {}, []],
  [{ severity: 'warning', default: 'off' }, { x: 'warning' }, ['x warning {}']],
];

for (const [change, severities, told] of SEVERITIES) {
  test(`severity: ${JSON.stringify(change)} with ${JSON.stringify(severities)}`, () => assert.equal(evaluate([rule(change)], [fact({})], severities).told, told));
}

const UNDECIDED_CASES: readonly (readonly [Partial<RuleSource>, number, number])[] = [
  [{ when: 'fact.state == "missing"' }, 0, 1],
  [{ when: 'fact.name == "a" && fact.state == "missing"' }, 0, 1],
  [{ when: 'fact.name == "b" && fact.state == "missing"' }, 0, 0],
  [{ when: 'fact.name == "a" || fact.state == "missing"' }, 1, 0],
  [{ match: { fact: 'thing', state: 'missing' } }, 0, 1],
  [{ match: { fact: 'thing', state: 'missing', name: 'b' } }, 0, 0],
  [{ match: { fact: 'thing', state: 'missing' }, when: 'fact.name == "b"' }, 0, 0],
];

for (const [change, findings, undecided] of UNDECIDED_CASES) {
  test(`undecided: ${JSON.stringify(change)}`, () => {
    const result = evaluate([rule(change)], [fact({ name: 'a', state: UNDECIDED })]);
    assert.equal([result.told.length, result.undecided], [findings, undecided]);
  });
}

test('the same finding at the same place, in another set, is told once', () => {
  assert.is(evaluate([rule({})], [fact({}), fact({})]).told.length, 1);
  assert.is(evaluate([rule({})], [fact({}), fact({}, 5)]).told.length, 2);
  assert.is(evaluate([rule({})], [fact({}), fact({}, 0, documentOf('b.yaml'))]).told.length, 2);
  assert.is(evaluate([rule({ identity: ['name'] })], [fact({ name: 'a' }), fact({ name: 'b' })]).told.length, 2);
});

test('a parameter has its default', () => {
  assert.is(evaluate([rule({ when: 'fact.count > params.most', params: { most: 3 } })], [fact({ count: 4 }), fact({ count: 3 }, 1)]).told.length, 1);
});

test('an error of the rule is its author’s, not undecided', () => {
  assert.throws(() => evaluate([rule({ when: 'fact.absent == 1' })], [fact({})]), (error: unknown) => error instanceof RuleError && error.message.includes('rule x'));
  assert.throws(() => evaluate([rule({ when: 'fact.state == "a" && fact.absent == 1' })], [fact({ state: UNDECIDED })]), (error: unknown) => error instanceof RuleError);
  assert.throws(() => evaluate([rule({ at: 'fact.nowhere' })], [fact({})]), (error: unknown) => error instanceof RuleError);
});

test.run();
