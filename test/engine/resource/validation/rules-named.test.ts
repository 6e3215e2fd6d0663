import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSourceLibrary } from '#cli/build/source-library.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { asList, asObject, asString } from '#engine/apimachinery/json.js';

/** Only comparisons of two revisions meet it. */
const OF_UPDATES = new Set(['immutable-field']);

const { rules, kubernetes } = readSourceLibrary('.').library;
const ids = rules.map(({ id }) => id);

const faultOf = (rule: string, where: string): string => `${where}: no rule ${rule}; near is ${nearestWord(rule, ids) ?? 'none'}`;

test('every rule that a constraint names is there', () => {
  const named = asList(kubernetes.load('constraints')).flatMap((row) => asString(asObject(row)?.['rule']) ?? []);
  assert.equal([...new Set(named)].filter((rule) => !OF_UPDATES.has(rule) && !ids.includes(rule)).map((rule) => faultOf(rule, 'constraints')), []);
});

test('every rule that validation or defaulting names is there', () => {
  const folder = 'engine/resource';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const faults = files.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/\brule: (?:\w+ \?\? )?'([^']+)'/g)].flatMap(([, rule = '']) =>
    (OF_UPDATES.has(rule) || ids.includes(rule) ? [] : [faultOf(rule, name)])));
  assert.equal(faults, []);
});

test.run();
