import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSourceLibrary } from '#cli/build/source-library.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { asObject } from '#engine/apimachinery/json.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { deriveFacts } from '#engine/fact/derive.js';
import type { Column, Fact } from '#engine/fact/fact.js';
import { FACTS } from '#engine/fact/facts/index.js';
import { resolve } from '#engine/lint.js';
import { simulateSets } from '#engine/simulation/simulate.js';

const { library } = readSourceLibrary('.');
const ajv = new Ajv({ strict: false, allErrors: true });

const holdsUndecided = (value: Column): boolean =>
  value === UNDECIDED || (typeof value === 'object' && value !== null && Object.values(value).some(holdsUndecided));

/** All facts of all examples of all rules. */
function exampleFacts(): readonly Fact[] {
  return library.rules.flatMap(({ bad, good }) => [...bad, ...good]).flatMap(({ manifests }) => {
    const { documents, scheme, graph } = resolve([{ path: 'example.yaml', text: manifests }], library, { kubernetesVersion: library.kubernetes.versions.at(-1) ?? '', namespace: '', provided: [] });
    return deriveFacts({ documents, scheme, graph, simulations: simulateSets(graph) });
  });
}

const facts = exampleFacts();

/** What a row has otherwise than its schema says; undecided columns are left out of the comparison, where they may be undecided. */
function problemsOf(rows: readonly Fact[], schema: JsonObject): readonly string[] {
  const properties = asObject(schema['properties']) ?? {};
  const places = Object.keys(asObject(schema['x-places']) ?? {});
  const isRow = ajv.compile({ ...schema, required: [] });
  const required = schema['required'] as readonly string[];
  const problems = rows.flatMap((fact) => {
    const undecided = Object.keys(fact.columns).filter((column) => holdsUndecided(fact.columns[column] ?? null));
    const decided = Object.fromEntries(Object.entries(fact.columns).filter(([column]) => !undecided.includes(column)));
    return [
      ...undecided.filter((column) => asObject(properties[column])?.['x-undecided'] !== true).map((column) => `${column} is undecided and not declared so`),
      ...required.filter((column) => fact.columns[column] === undefined).map((column) => `${column} is missing`),
      ...places.filter((place) => fact.places[place] === undefined).map((place) => `place ${place} is missing`),
      ...Object.keys(fact.places).filter((place) => !places.includes(place)).map((place) => `place ${place} is not declared`),
      ...(isRow(decided) ? [] : [ajv.errorsText(isRow.errors)]),
    ];
  });
  return [...new Set(problems)];
}

test('every fact has a schema and every schema a fact', () => {
  // What became of a comment is known only after the rules have spoken: report/silence.ts makes these.
  assert.equal([...FACTS.map(({ fact }) => fact), 'suppression'].sort(), Object.keys(library.facts).sort());
});

for (const [fact, schema] of Object.entries(library.facts)) {
  test(`the rows of ${fact} are as schemas/facts/${fact}.schema.json says`, () => assert.equal(problemsOf(facts.filter((one) => one.fact === fact), schema), []));
}

test.run();
