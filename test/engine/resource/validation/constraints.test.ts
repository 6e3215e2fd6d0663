import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkConstraints } from '#cli/build/check-constraints.js';
import { readKnownTypes } from '#cli/build/known-types.js';
import { readFiles, readRows } from '#cli/build/table-rows.js';
import { formatProblem, type RuleProblem } from '#engine/rule/problem.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { formatCheck } from '#engine/resource/validation/formats.js';
import { validators } from '#engine/resource/validation/validators.js';

const types = readKnownTypes('schemas/kubernetes');

/** What is wrong with a table of constraints, as lines of a compiler. */
function problemsOf(files: Parameters<typeof readRows>[0]): string[] {
  const problems: RuleProblem[] = [];
  checkConstraints(readRows(files, problems), '.', problems);
  return problems.map(formatProblem);
}

test('every row of the constraints is well formed and names what there is', () => {
  assert.equal(problemsOf(readFiles('.', 'schemas/kubernetes/constraints', '.yaml')), []);
});

/** Wrong rows, and what is said of them after the place. */
const wrong: readonly (readonly [string, readonly string[]])[] = [
  ['{type: io.k8s.api.core.PodSpex, field: x}', ['type: there is no type io.k8s.api.core.PodSpex, did you mean io.k8s.api.core.PodSpec?']],
  ['{type: io.k8s.api.core.PodSpec, field: "container[*].name"}', ['field: unknown field container, did you mean containers?']],
  ['{type: io.k8s.api.core.PodSpec, field: "containers[*].nam"}', ['field: unknown field nam, did you mean name?']],
  ['{type: io.k8s.api.core.PodSpec, field: "hostname[*]"}', ['field: unknown field hostname[*], did you mean hostname?']],
  ['{type: io.k8s.api.core.ConfigMap, field: "data{key}", format: config-map-kee}', ['format: there is no value config-map-kee, did you mean config-map-key?']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname, maxLenght: 3}', ['maxLenght: unknown key maxLenght, did you mean maxLength?']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname, maxLength: "3"}', ['maxLength: must be integer']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname, when: {hostNetwrok: [true]}}', ['when.hostNetwrok: unknown field hostNetwrok, did you mean hostNetwork?']],
  ['{type: io.k8s.api.core.PodSpec, field: tolerations, unique: [keys]}', ['unique[0]: unknown field keys, did you mean key?']],
  ['{type: io.k8s.api.core.EnvVarSource, exactlyOneOf: [fieldRef, secretRef]}', ['exactlyOneOf[1]: unknown field secretRef, did you mean secretKeyRef?']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname, gate: HostnameOverrides}', ['gate: there is no feature gate HostnameOverrides, did you mean HostnameOverride?']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname, since: "1.99"}', ['since: there is no version 1.99, did you mean 1.29?']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname, since: "1.34", until: "1.31"}', ['until: is before since: 1.34']],
  ['{type: io.k8s.api.core.PodSpec, field: hostname}\n- {field: hostname, type: io.k8s.api.core.PodSpec}', ['is the same row as one in a.yaml']],
  ['{field: hostname}', ['type: is missing', 'type: there is no type ']],
  ['{type: io.k8s.api.core.PodSpec, walk: yes}', ['walk: must be equal to one of the allowed values']],
];

for (const [row, said] of wrong)
  test(`wrong: ${row}`, () => {
    assert.equal(problemsOf([{ path: 'a.yaml', text: `- ${row}\n` }]).map((line) => line.replace(/^a\.yaml:\d+:\d+: /, '')), said);
  });

test('every validator is that of a type that there is', () => {
  assert.equal(Object.keys(validators).filter((type) => !types.has(type)).map((type) => `${type}; near is ${nearestWord(type, types.names)}`), []);
});

test('the formats of the schema are those that can be checked', () => {
  const schema = JSON.parse(readFileSync('schemas/constraint.schema.json', 'utf8')) as { readonly properties: { readonly format: { readonly enum: readonly Parameters<typeof formatCheck>[0][] } } };
  for (const format of schema.properties.format.enum) assert.type(formatCheck(format), 'function', format);
});

test.run();
