import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const storageClass = (fields: string): string => `
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: a}
${fields.includes('provisioner') ? '' : 'provisioner: p\n'}${fields}
`;
const topologies = (terms: string): string => storageClass(`allowedTopologies: ${terms}`);
const EXPRESSIONS = 'allowedTopologies[0].matchLabelExpressions';

const CASES: readonly (readonly [manifest: string, ...errors: string[]])[] = [
  [storageClass('provisioner: A.example.com/B_c\nparameters: {a b: c}\nreclaimPolicy: ""')],
  [storageClass('provisioner: ""\nreclaimPolicy: Recycle\nvolumeBindingMode: Later'), 'Required provisioner', 'NotSupported reclaimPolicy', 'NotSupported volumeBindingMode'],
  [storageClass('provisioner: a b\nparameters: {"": c}'), 'Invalid provisioner', 'Invalid parameters'],
  [storageClass(`parameters: {${Array.from({ length: 513 }, (_, index) => `k${index}: v`).join()}}`), 'TooLong parameters'],
  [storageClass(`parameters: {a: ${'b'.repeat(262144)}}`), 'TooLong parameters'],
  [topologies('[{matchLabelExpressions: [{key: "", values: []}]}]'), `Required ${EXPRESSIONS}[0].values`, `Invalid ${EXPRESSIONS}[0].key`, `Invalid ${EXPRESSIONS}[0].key`],
  [topologies('[{matchLabelExpressions: [{key: a, values: [b, c, b]}, {key: a, values: [b]}]}]'), `Duplicate ${EXPRESSIONS}[0].values[2]`, `Duplicate ${EXPRESSIONS}[1].key`],
  [topologies('[{matchLabelExpressions: [{key: a, values: [b, c]}, {key: d, values: [e]}]}, {matchLabelExpressions: [{key: d, values: [e]}, {key: a, values: [c, b]}]}]'), 'Duplicate allowedTopologies[1].matchLabelExpressions'],
  [topologies('[{}]'), `Duplicate ${EXPRESSIONS}`],
];

for (const [index, [manifest, ...errors]] of CASES.entries())
  test(`a StorageClass, case ${index}`, () => {
    assert.equal(errorsOf(manifest), errors);
  });

test('what an update may not change', () => {
  const before = storageClass('parameters: {a: b}');
  assert.equal(errorsOf(storageClass('parameters: {a: b}\nmountOptions: [a]\nallowVolumeExpansion: true\nreclaimPolicy: Delete'), before), []);
  assert.equal(errorsOf(storageClass('provisioner: q\nparameters: {a: c}\nreclaimPolicy: Retain\nvolumeBindingMode: WaitForFirstConsumer'), before).sort(),
    ['Invalid parameters', 'Invalid provisioner', 'Invalid reclaimPolicy', 'Invalid volumeBindingMode']);
});

test('labels of nodes that have newer names', () => {
  assert.equal(warningsOf(topologies('[{matchLabelExpressions: [{key: failure-domain.beta.kubernetes.io/zone, values: [a]}]}]')),
    ['allowedTopologies[0].matchLabelExpressions[0].key: deprecated since v1.17; use "topology.kubernetes.io/zone" instead']);
});

const attributesClass = (fields: string): string => `
apiVersion: storage.k8s.io/v1
kind: VolumeAttributesClass
metadata: {name: a}
${fields}
`;

test('a VolumeAttributesClass', () => {
  const right = attributesClass('driverName: d\nparameters: {a: b}');
  assert.equal(errorsOf(right), []);
  assert.equal(errorsOf(attributesClass('driverName: ""')), ['Required driverName', 'Required parameters']);
  assert.equal(errorsOf(attributesClass('driverName: a b\nparameters: {}')), ['Invalid driverName', 'Required parameters']);
  assert.equal(errorsOf(attributesClass('driverName: e\nparameters: {a: c}'), right), ['Forbidden driverName', 'Forbidden parameters']);
});

test.run();
