import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asList, asObject, asString, isObject, type JsonObject } from '#engine/apimachinery/json.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Column, Fact } from '#engine/fact/fact.js';
import { FACTS } from '#engine/fact/facts/index.js';
import { factsOf, library } from '#test/engine/fact/derived.js';

/** Facts that another stage makes: of comments, once it is known what they silence. */
const ELSEWHERE = ['suppression'];

const typeOf = (value: Column): string =>
  Array.isArray(value) ? 'array' : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;

function problemOf(schema: JsonObject, value: Column): string | undefined {
  if (value === UNDECIDED) return schema['x-undecided'] === true ? undefined : 'is undecided';
  const type = asString(schema['type']) ?? '';
  if (typeOf(value) !== type) return `is ${typeOf(value)}, not ${type}`;
  const values = asList(schema['enum']);
  return typeof value === 'string' && values.length > 0 && !values.includes(value) ? `is ${value}` : undefined;
}

function problemsOf({ fact, columns, places }: Fact): readonly string[] {
  const schema = library.facts[fact] ?? {};
  const properties = asObject(schema['properties']) ?? {};
  const declared = Object.keys(asObject(schema['x-places']) ?? {});
  const wrong = Object.entries(columns).flatMap(([name, value]) => {
    const column = properties[name];
    const problem = isObject(column) ? problemOf(column, value) : 'is not declared';
    return problem === undefined ? [] : [`${fact}.${name} ${problem}`];
  });
  const absent = asList(schema['required']).filter((name) => typeof name === 'string' && !Object.hasOwn(columns, name)).map((name) => `${fact}.${String(name)} is absent`);
  return [...wrong, ...absent, ...declared.filter((name) => !Object.hasOwn(places, name)).map((name) => `${fact} has no place ${name}`)];
}

test('each fact has a schema, and each schema a fact', () =>
  assert.equal(FACTS.map(({ fact }) => fact).sort(), Object.keys(library.facts).filter((name) => !ELSEWHERE.includes(name)).sort()));

test('each row of the examples of all rules is as its schema says', () => {
  const seen = new Set<string>();
  const problems = new Set<string>();
  for (const rule of library.rules)
    for (const { manifests } of [...rule.bad, ...rule.good])
      for (const fact of factsOf({ 'example.yaml': manifests })) {
        seen.add(fact.fact);
        for (const problem of problemsOf(fact)) problems.add(problem);
      }
  assert.equal([...problems], []);
  assert.equal(FACTS.map(({ fact }) => fact).filter((name) => !seen.has(name)), []);
});

test('each fact but that of the simulation has a rule', () => {
  const used = new Set(library.rules.map(({ match }) => match.fact));
  assert.equal(Object.keys(library.facts).filter((name) => !used.has(name)), []);
});

test.run();
