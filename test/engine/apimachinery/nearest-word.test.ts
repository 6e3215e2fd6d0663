import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { editDistance, isAkin, nearestWord } from '#engine/apimachinery/nearest-word.js';

const DISTANCES: readonly (readonly [string, string, number])[] = [
  ['', '', 0], ['a', '', 1], ['web', 'web', 0], ['wbe', 'web', 1], ['loglevel', 'log-level', 1], ['kitten', 'sitting', 3], ['ca', 'abc', 3],
];
for (const [from, to, distance] of DISTANCES) test(`${from} to ${to}`, () => assert.is(editDistance(from, to), distance));

const NEAREST: readonly (readonly [string, readonly string[], string | undefined])[] = [
  ['initalDelaySeconds', ['periodSeconds', 'initialDelaySeconds'], 'initialDelaySeconds'],
  ['Spec', ['status', 'spec'], 'spec'],
  ['htpp', ['http', 'https'], 'http'],
  ['carts', ['orders', 'payment'], undefined],
  ['ab', ['ba', 'abc'], 'ba'],
  ['x', [], undefined],
];
for (const [word, candidates, wanted] of NEAREST) test(`nearest to ${word}`, () => assert.is(nearestWord(word, candidates), wanted));

const AKIN: readonly (readonly [string, string, boolean])[] = [
  ['website', 'web', true], ['web-settings', 'settings.web', true], ['cart', 'carts', true], ['testsvc1', 'service-simple-service', false],
  ['db', 'dashboard', false], ['argocd-redis', 'argocd-secret', true], ['A-B', 'b-a', false],
];
for (const [word, other, wanted] of AKIN) test(`${word} and ${other}`, () => assert.is(isAkin(word, other), wanted));

test.run();
