import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const budget = (spec: string, metadata = 'name: a'): string => `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {${metadata}}, spec: {${spec}}}`;

const CASES: { readonly [spec: string]: readonly string[] } = {
  'selector: {}': [],
  'minAvailable: 1, maxUnavailable: 1': ['Invalid spec'],
  'minAvailable: -1': ['Invalid spec.minAvailable'],
  'minAvailable: "1"': ['Invalid spec.minAvailable'],
  'maxUnavailable: 101%': ['Invalid spec.maxUnavailable'],
  'unhealthyPodEvictionPolicy: Other': ['NotSupported spec.unhealthyPodEvictionPolicy'],
  'selector: {matchLabels: {a: "b c"}}': ['Invalid spec.selector.matchLabels'],
};

for (const [spec, errors] of Object.entries(CASES)) test(`a PodDisruptionBudget with ${spec}`, () => assert.equal(errorsOf(budget(spec)), errors));

test('an update says what it is based on', () => {
  assert.equal(errorsOf(budget('minAvailable: -1'), budget('minAvailable: 1')), ['Invalid metadata.resourceVersion']);
  assert.equal(errorsOf(budget('minAvailable: -1', 'name: a, resourceVersion: "1"'), budget('minAvailable: 1')), ['Invalid spec.minAvailable']);
});

test('names are only parts of a path', () => {
  assert.equal(errorsOf(budget('minAvailable: 1', 'name: A_B')), []);
  assert.equal(errorsOf(budget('minAvailable: 1', 'name: a%b')), ['Invalid metadata.name']);
});

test('values that were no labels before may stay so', () => {
  const selecting = (value: string, metadata: string): string => budget(`selector: {matchExpressions: [{key: a, operator: In, values: ["${value}"]}]}`, `name: a, ${metadata}`);
  assert.equal(errorsOf(selecting('b c', 'resourceVersion: "1"'), selecting('d e', '')), []);
});

test.run();
