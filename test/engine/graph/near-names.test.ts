import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nearNames } from '#engine/graph/near-names.js';

const many = Array.from({ length: 5000 }, (_, index) => `config-${index}`);

const cases: readonly [word: string, names: readonly string[], expected: string | undefined][] = [
  ['wbe', ['api', 'web'], 'web'],
  ['settings', [], undefined],
  ['zzz', ['api', 'web'], undefined],
  ['confg-4711', many, 'config-4711'],
  ['cofnig-4711', many, 'config-4711'],
  ['settigns', [...many, 'settings'], 'settings'],
  ['unlike', many, undefined],
];

for (const [word, names, expected] of cases)
  test(`${word} among ${names.length}`, () => assert.is(nearNames(names).nearest(word), expected));

test('all of a short list, nearest first', () => assert.equal(nearNames(['zoo', 'web', 'wbe']).ordered('weh'), ['web', 'wbe', 'zoo']));

test('a few of a long list', () => assert.ok(nearNames(many).ordered('config-4711').length < 200));

test.run();
