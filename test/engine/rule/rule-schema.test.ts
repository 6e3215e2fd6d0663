import { readFileSync, readdirSync } from 'node:fs';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { isObject } from '#engine/apimachinery/json.js';
import { loadRules } from '#engine/rule/load.js';
import { jsonOf } from '#engine/source/json-of.js';
import { parseFiles } from '#engine/source/parse.js';

const readJson = (path: string): JsonObject => JSON.parse(readFileSync(path, 'utf8')) as JsonObject;

const readYaml = (path: string): Json => {
  const root = parseFiles([{ path, text: readFileSync(path, 'utf8') }])[0]?.root;
  return root === undefined ? null : jsonOf(root);
};

const yamlFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml')).map((name) => `${folder}/${name.replaceAll('\\', '/')}`).sort();

// Keys such as x-places are ours.
const ajv = new Ajv({ strict: false, allErrors: true });
const isRule = ajv.compile(readJson('schemas/rule.schema.json'));
const isFact = ajv.compile(readJson('schemas/fact.schema.json'));
const RULES = yamlFiles('rules').filter((path) => !/^rules\/(glossary|presets)\//.test(path));
const FACTS = readdirSync('schemas/facts').sort();

const schemaRule = readJson('schemas/rule.schema.json');
const keysOf = (value: Json | undefined): readonly string[] => Object.keys(isObject(value) ? value : {});

/** What the loader says of a rule that is one key and nothing else: it tells what is unknown and what is missing. */
function loaderOn(keys: readonly string[]): readonly string[] {
  const text = keys.map((key) => `${key}: {}\n`).join('') || '{}\n';
  return loadRules([{ path: 'rules/x/y.yaml', text }], { facts: {}, terms: undefined }).problems.map(({ message }) => message);
}

for (const path of RULES) test(`${path} is as schemas/rule.schema.json says`, () => assert.ok(isRule(readYaml(path)), ajv.errorsText(isRule.errors)));

test('the loader knows the same keys as the schema', () => {
  const unknown = loaderOn(keysOf(schemaRule['properties'])).filter((message) => message.startsWith('unknown key'));
  assert.equal(unknown, []);
});

test('the loader wants the same keys as the schema', () => {
  const missing = loaderOn([]).filter((message) => message.startsWith('missing key ')).map((message) => message.slice('missing key '.length));
  assert.equal([...missing].sort(), [...(schemaRule['required'] as readonly string[])].sort());
});

for (const name of FACTS) {
  const schema = readJson(`schemas/facts/${name}`);
  test(`schemas/facts/${name} is as schemas/fact.schema.json says`, () => assert.ok(isFact(schema), ajv.errorsText(isFact.errors)));
  test(`schemas/facts/${name} requires only columns that it has`, () => {
    const columns = keysOf(schema['properties']);
    assert.equal((schema['required'] as readonly string[]).filter((column) => !columns.includes(column)), []);
  });
}

test('no two facts have one title', () => {
  const titles = FACTS.map((name) => readJson(`schemas/facts/${name}`)['title']);
  assert.is(new Set(titles).size, titles.length);
});

test.run();
