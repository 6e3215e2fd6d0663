import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { formatLabels, formatSelector, matchesSelector, requirementsOf, selectorOfMap } from '#engine/apimachinery/label-selector.js';

const web = { app: 'web', tier: 'front' };
const one = (key: string, operator: string, ...values: string[]): JsonObject => ({
  matchExpressions: [values.length === 0 ? { key, operator } : { key, operator, values }],
});

const cases: readonly [JsonObject | null | undefined, JsonObject | undefined, boolean | undefined, string][] = [
  [null, web, false, 'null matches none'],
  [undefined, web, false, 'one that is not there matches none'],
  [{}, web, true, 'an empty one matches all'],
  [{}, undefined, true, 'an empty one matches what has no labels'],
  [{ matchLabels: {}, matchExpressions: [] }, {}, true, 'empty parts are an empty one'],
  [selectorOfMap({ app: 'web' }), web, true, 'a pair'],
  [selectorOfMap({ app: 'web', tier: 'back' }), web, false, 'every pair'],
  [selectorOfMap({ app: 'web' }), undefined, false, 'a pair, no labels'],
  [selectorOfMap({ app: '' }), { app: '' }, true, 'an empty value is a value'],
  [one('app', 'In', 'api', 'web'), web, true, 'In'],
  [one('app', 'In', 'api'), web, false, 'In, another'],
  [one('gone', 'In', 'api'), web, false, 'In, absent'],
  [one('app', 'NotIn', 'web'), web, false, 'NotIn'],
  [one('gone', 'NotIn', 'web'), web, true, 'NotIn matches an absent key'],
  [one('app', 'Exists'), web, true, 'Exists'],
  [one('gone', 'Exists'), web, false, 'Exists, absent'],
  [one('constructor', 'Exists'), web, false, 'keys of every JavaScript object are not labels'],
  [one('app', 'DoesNotExist'), web, false, 'DoesNotExist'],
  [one('gone', 'DoesNotExist'), web, true, 'DoesNotExist, absent'],
  [{ matchLabels: { app: 'web' }, ...one('tier', 'NotIn', 'back') }, web, true, 'both parts'],
  [{ matchLabels: { app: 'web' }, ...one('tier', 'NotIn', 'front') }, web, false, 'both parts, one fails'],
  [one('app', 'In'), web, undefined, 'In without values is refused'],
  [one('app', 'Exists', 'web'), web, undefined, 'Exists with values is refused'],
  [one('app', 'Equals', 'web'), web, undefined, 'an operator that is none is refused'],
  [one('-app', 'Exists'), web, undefined, 'a key that is none is refused'],
  [one('Example.com/app', 'Exists'), web, undefined, 'a prefix in upper case is refused'],
  [one('a/b/c', 'Exists'), web, undefined, 'two slashes are refused'],
  [selectorOfMap({ app: 'two words' }), web, undefined, 'a value that is none is refused'],
  [selectorOfMap({ app: 5 }), web, undefined, 'a number is refused'],
];

for (const [selector, labels, expected, name] of cases) {
  test(`matches: ${name}`, () => assert.is(matchesSelector(selector, labels), expected));
}

const formats: readonly [JsonObject, string][] = [
  [{}, ''],
  [selectorOfMap({ tier: 'front', app: 'web' }), 'app=web,tier=front'],
  [{ matchLabels: { app: 'web' }, ...one('tier', 'In', 'b', 'a') }, 'app=web,tier in (a,b)'],
  [one('tier', 'NotIn', 'a'), 'tier notin (a)'],
  [one('tier', 'Exists'), 'tier'],
  [one('tier', 'DoesNotExist'), '!tier'],
  [{ matchLabels: { app: 'web', bad: 'two words' } }, 'app=web'],
];

for (const [selector, expected] of formats) {
  test(`formats: ${expected}`, () => assert.is(formatSelector(selector), expected));
}

test('labels are sorted', () => assert.is(formatLabels({ b: '2', a: '1', c: 3 }), 'a=1,b=2'));

test('a requirement says where it stands', () => {
  const requirements = requirementsOf({ matchLabels: { b: '1' }, ...one('a', 'Exists') });
  assert.equal(requirements?.map((requirement) => requirement.path), [['matchExpressions', 0], ['matchLabels', 'b']]);
});

test.run();
