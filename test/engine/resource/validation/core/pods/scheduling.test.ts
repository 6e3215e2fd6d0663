import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podErrors, templateErrors, templateText } from '#test/engine/resource/validation/core/pods/pod-text.js';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

const TOLERATIONS: readonly (readonly [toleration: string, ...errors: string[]])[] = [
  ['{operator: Exists}'],
  ['{key: a, value: b, effect: NoExecute, tolerationSeconds: 1}'],
  ['{}', 'Invalid operator'],
  ['{key: "a b", operator: Exists}', 'Invalid key'],
  ['{key: a, operator: Equal, value: "a b"}', 'Invalid operator'],
  ['{key: a, operator: Exists, value: b}', 'Invalid operator'],
  ['{key: a, operator: Lt, value: "1"}', 'NotSupported operator'],
  ['{key: a, operator: Like}', 'NotSupported operator'],
  ['{key: a, tolerationSeconds: 1}', 'Invalid effect'],
  ['{key: a, effect: Never}', 'NotSupported effect'],
];

for (const [toleration, ...errors] of TOLERATIONS)
  test(`a toleration ${toleration}`, () => {
    assert.equal(podErrors(`tolerations: [${toleration}]`), errors.map((error) => error.replace(' ', ' spec.tolerations[0].')));
  });

test('tolerations of a RuntimeClass are judged as those of a Pod', () => {
  assert.equal(errorsOf('{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: a}, handler: a, scheduling: {tolerations: [{key: a, effect: Never}]}}'),
    ['NotSupported scheduling.tolerations[0].effect']);
});

test('terms that choose nodes', () => {
  const at = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  const errors = (terms: string) => podErrors(`affinity: {nodeAffinity: {${REQUIRED}: {nodeSelectorTerms: [${terms}]}}}`);
  assert.equal(errors(''), [`Required ${at}`]);
  assert.equal(errors('{}'), []);
  assert.equal(errors('{matchExpressions: [{key: a, operator: In}, {key: a, operator: Exists, values: [b]}, {key: a, operator: Gt, values: []}, {key: a, operator: Is}, {key: "", operator: In, values: ["a b"]}]}'), [
    `Required ${at}[0].matchExpressions[0].values`, `Forbidden ${at}[0].matchExpressions[1].values`, `Required ${at}[0].matchExpressions[2].values`,
    `Invalid ${at}[0].matchExpressions[3].operator`, `Invalid ${at}[0].matchExpressions[4].key`, `Invalid ${at}[0].matchExpressions[4].key`, `Invalid ${at}[0].matchExpressions[4].values[0]`,
  ]);
  assert.equal(errors('{matchFields: [{key: metadata.name, operator: In, values: [A]}, {key: spec, operator: Exists}]}'),
    [`Invalid ${at}[0].matchFields[0].values[0]`, `Invalid ${at}[0].matchFields[1].operator`, `Invalid ${at}[0].matchFields[1].key`]);
});

test('preferred nodes: values of labels are not judged', () => {
  const at = `spec.affinity.nodeAffinity.${PREFERRED}[0]`;
  assert.equal(podErrors(`affinity: {nodeAffinity: {${PREFERRED}: [{weight: 0, preference: {matchExpressions: [{key: a, operator: In, values: ["a b"]}]}}]}}`), [`Invalid ${at}.weight`]);
});

test('terms that choose Pods', () => {
  const at = `spec.affinity.podAntiAffinity.${REQUIRED}[0]`;
  const errors = (term: string) => podErrors(`affinity: {podAntiAffinity: {${REQUIRED}: [${term}]}}`);
  assert.equal(errors('{topologyKey: zone, labelSelector: {}}'), []);
  assert.equal(errors('{namespaces: [A]}'), [`Invalid ${at}.namespace`, `Required ${at}.topologyKey`, `Invalid ${at}.topologyKey`, `Invalid ${at}.topologyKey`]);
  assert.equal(errors('{topologyKey: zone, matchLabelKeys: [a]}'), [`Forbidden ${at}.matchLabelKeys`]);
  assert.equal(errors('{topologyKey: zone, labelSelector: {}, matchLabelKeys: [a], mismatchLabelKeys: [a, "-"]}'), [`Invalid ${at}.mismatchLabelKeys[1]`, `Invalid ${at}.matchLabelKeys[0]`]);
  assert.equal(errors('{topologyKey: zone, labelSelector: {matchLabels: {a: b}, matchExpressions: [{key: a, operator: Exists}]}, matchLabelKeys: [c, a]}'), [`Invalid ${at}[1]`]);
  assert.equal(errors('{topologyKey: zone, labelSelector: {}, matchLabelKeys: [constructor]}'), []);
});

test('values of labels that were wrong before may stay wrong', () => {
  const affinity = (value: string, key: string) => templateText(`affinity: {podAffinity: {${REQUIRED}: [{topologyKey: ${key}, labelSelector: {matchExpressions: [{key: a, operator: In, values: ["${value}"]}]}}]}}`);
  assert.equal(errorsOf(affinity('a b', 'zone'), affinity('b c', 'host')), []);
  assert.equal(errorsOf(affinity('a b', 'zone'), affinity('b', 'host')).length, 1);
});

test('how Pods spread', () => {
  const at = 'spec.topologySpreadConstraints[0]';
  assert.equal(podErrors('topologySpreadConstraints: [{minDomains: 0, nodeTaintsPolicy: "", labelSelector: {matchLabels: {a: "b c"}}}]'), [
    `Invalid ${at}.maxSkew`, `Required ${at}.topologyKey`, `NotSupported ${at}.whenUnsatisfiable`, `Invalid ${at}.minDomains`, `Invalid ${at}.minDomains`,
    `NotSupported ${at}.nodeTaintsPolicy`, `Invalid ${at}.labelSelector.matchLabels`,
  ]);
  const constraint = '{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}';
  assert.equal(templateErrors(`topologySpreadConstraints: [${constraint}, ${constraint}]`), ['Duplicate template.spec.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}']);
});

test.run();
