import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decoded, lastOf, validatedOf, violationsOf } from '#test/engine/resource/decoded.js';

const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: loaves.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Loaf, plural: loaves}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            required: [flour]
            properties:
              flour: {type: string, enum: [rye, wheat]}
              grams: {type: integer, default: 500}
              oven: {type: object, default: {}, properties: {hot: {type: boolean, default: true}}}
              steps: {type: array, items: {type: string}}
              seeds: {type: array, x-kubernetes-list-type: set, items: {type: string}}
              pans:
                type: array
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [name]
                items: {type: object, required: [name], properties: {name: {type: string}}}
              extra: {type: object, x-kubernetes-preserve-unknown-fields: true}
              note: {type: string, nullable: true}
              port: {x-kubernetes-int-or-string: true}
              pod: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}
  - name: v1alpha1
    served: false
    storage: false
    schema: {openAPIV3Schema: {type: object}}
`;

const loaf = (spec: string, apiVersion = 'example.com/v1'): string => `${crd}---\napiVersion: ${apiVersion}\nkind: Loaf\nmetadata: {name: a}\nspec: ${spec}\n`;

const rows: readonly (readonly [string, readonly string[]])[] = [
  ['{flour: rye, grams: 1, steps: [a], port: 80, extra: {a: {b: 1}}, note: null}', []],
  ['{flour: rye, flower: 1}', ['unknown-field spec.flower flower -> flour']],
  ['{}', ['field-required spec.flour']],
  ['{flour: ""}', ['field-not-supported spec.flour ""']],
  ['{flour: oat}', ['field-not-supported spec.flour oat']],
  ['{flour: rye, grams: "1"}', ['field-type spec.grams "1"']],
  ['{flour: rye, steps: null, grams: null}', []],
  ['{flour: rye, steps: [null]}', ['field-type spec.steps[0] null']],
  ['{flour: rye, seeds: [a, b, a]}', ['field-duplicate spec.seeds[2] a']],
  ['{flour: rye, pans: [{name: a}, {name: a}]}', ['field-duplicate spec.pans[1] a']],
  ['{flour: rye, port: 1.5}', ['field-type spec.port 1.5']],
  ['{flour: rye, pod: {apiVersion: v1, kind: Pod, metadata: {name: 7}, spec: {}}}', ['field-type spec.pod.metadata.name 7']],
];

for (const [spec, expected] of rows) test(`a custom resource with ${spec}`, () => assert.equal(violationsOf(validatedOf(loaf(spec))), expected));

test('defaults of the schema, inside of defaults too', () => {
  assert.equal(lastOf(loaf('{flour: rye}')).object['spec'], { flour: 'rye', grams: 500, oven: { hot: true } });
});

test('a version that the definition does not serve', () => {
  const { resources, scheme } = decoded(loaf('{}', 'example.com/v1alpha1'));
  const last = resources.at(-1);
  assert.ok(last !== undefined);
  const { state, served } = scheme.find(last.apiVersion, last.kind).version;
  assert.equal([state, served, last.schema, last.violations], ['not-served', ['example.com/v1'], undefined, []]);
});

test('a definition of v1beta1 keeps what its schema does not name', () => {
  const old = `apiVersion: apiextensions.k8s.io/v1beta1
kind: CustomResourceDefinition
metadata: {name: loaves.example.com}
spec:
  group: example.com
  version: v1
  scope: Cluster
  names: {kind: Loaf, plural: loaves}
  validation: {openAPIV3Schema: {properties: {spec: {properties: {grams: {type: integer}}}}}}
---
{apiVersion: example.com/v1, kind: Loaf, metadata: {name: a}, spec: {grams: x}, more: 1}
`;
  const resource = validatedOf(old);
  assert.equal([resource.scope, violationsOf(resource)], ['Cluster', ['field-type spec.grams x']]);
});

test('a schema that no server would take opens what it cannot say, and reads no other file', () => {
  const odd = crd.replace('grams: {type: integer, default: 500}', "grams: {$ref: '../../package.json'}").replace('steps: {type: array, items: {type: string}}', 'steps: 7');
  assert.equal(violationsOf(validatedOf(`${odd}---\n{apiVersion: example.com/v1, kind: Loaf, metadata: {name: a}, spec: {flour: rye, grams: x, steps: {a: b}}}\n`)), []);
});

test('two definitions that disagree check nothing, two that are alike check', () => {
  const other = crd.replace('grams: {type: integer, default: 500}', 'grams: {type: string}');
  assert.equal(violationsOf(validatedOf(`${other}---\n${loaf('{grams: x}')}`)), []);
  assert.equal(violationsOf(validatedOf(`${crd}---\n${loaf('{grams: x}')}`)), ['field-required spec.flour', 'field-type spec.grams x']);
});

test.run();
