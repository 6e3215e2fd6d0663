import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const driver = (spec: string, metadata = ''): string => `
apiVersion: storage.k8s.io/v1
kind: CSIDriver
metadata: {name: d, ${metadata}}
spec: {${spec}}
`;

const DRIVERS: readonly (readonly [spec: string, ...errors: string[]])[] = [
  [''],
  ['fsGroupPolicy: Odd, volumeLifecycleModes: [Persistent, Odd, Persistent]', 'NotSupported spec.fsGroupPolicy', 'NotSupported spec.volumeLifecycleModes'],
  ['nodeAllocatableUpdatePeriodSeconds: 9', 'Invalid spec.nodeAllocatableUpdatePeriodSeconds'],
  ['nodeAllocatableUpdatePeriodSeconds: 0', 'Invalid spec.nodeAllocatableUpdatePeriodSeconds'],
  ['serviceAccountTokenInSecrets: false', 'Invalid spec.serviceAccountTokenInSecrets'],
  ['tokenRequests: [{audience: ""}, {audience: a, expirationSeconds: 599}, {audience: b, expirationSeconds: 4294967297}, {audience: "", expirationSeconds: 1}], serviceAccountTokenInSecrets: true',
    'Invalid spec.tokenRequests[1].expirationSeconds', 'Invalid spec.tokenRequests[2].expirationSeconds', 'Duplicate spec.tokenRequests[3].audience'],
];

for (const [spec, ...errors] of DRIVERS)
  test(`a CSIDriver with ${spec}`, () => {
    assert.equal(errorsOf(driver(spec)), errors);
  });

const VERSION = 'resourceVersion: "1"';

test('what an update of a CSIDriver may not change', () => {
  assert.equal(errorsOf(driver('attachRequired: true, podInfoOnMount: true, fsGroupPolicy: None', VERSION), driver('')), []);
  assert.equal(errorsOf(driver('attachRequired: false, volumeLifecycleModes: [Ephemeral]', VERSION), driver('')), ['Invalid spec.attachedRequired', 'Invalid spec.volumeLifecycleModes']);
  assert.equal(errorsOf(driver('attachRequired: false'), driver('')), ['Invalid metadata.resourceVersion']);
});

test('a CSIDriver that asks for tokens says where they go', () => {
  const warning = 'spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to prevent possible logging of tokens in volume attributes';
  const asking = driver('tokenRequests: [{audience: a}]', VERSION);
  assert.equal(warningsOf(asking), [warning]);
  assert.equal(warningsOf(asking, driver('')), [warning]);
  assert.equal(warningsOf(asking, asking), []);
});

const node = (drivers: string): string => `
apiVersion: storage.k8s.io/v1
kind: CSINode
metadata: {name: n1, resourceVersion: "1"}
spec: {drivers: ${drivers}}
`;
const FIRST = 'spec.drivers[0]';

const NODES: readonly (readonly [drivers: string, ...errors: string[]])[] = [
  ['[]'],
  ['[{name: A.b, nodeID: x, topologyKeys: [a/b], allocatable: {count: 0}}]'],
  ['[{name: "", nodeID: "", allocatable: {count: -1}}]', `Required ${FIRST}.name`, `Required ${FIRST}.nodeID`, `Invalid ${FIRST}.allocatable.count`],
  [`[{name: ${'a'.repeat(64)}, nodeID: ${'x'.repeat(257)}}]`, `TooLong ${FIRST}.name`, `Invalid ${FIRST}.nodeID`],
  ['[{name: a, nodeID: x, topologyKeys: ["", b, b]}]', `Required ${FIRST}`, `Invalid ${FIRST}`, `Invalid ${FIRST}`, `Duplicate ${FIRST}`],
  ['[{name: a, nodeID: x}, {name: a, nodeID: z}]', 'Duplicate spec.drivers[1].name'],
];

for (const [drivers, ...errors] of NODES)
  test(`a CSINode with ${drivers}`, () => {
    assert.equal(errorsOf(node(drivers)).sort(), [...errors].sort());
  });

test('a driver of a CSINode stays as it is', () => {
  const before = node('[{name: a, nodeID: x, allocatable: {count: 1}}, {name: b, nodeID: x}]');
  assert.equal(errorsOf(node('[{name: a, nodeID: x, allocatable: {count: 2}}, {name: c, nodeID: x}]'), before), []);
  assert.equal(errorsOf(node('[{name: a, nodeID: z}]'), before), ['Invalid spec.drivers']);
  assert.equal(errorsOf(node('[{name: a, nodeID: z}, {name: b, nodeID: z}]'), before), ['Invalid spec.drivers', 'Invalid spec.drivers']);
  assert.equal(errorsOf(node('[{name: a, nodeID: x, topologyKeys: [k]}]'), before), ['Invalid spec.drivers']);
});

const capacity = (fields: string): string => `
apiVersion: storage.k8s.io/v1
kind: CSIStorageCapacity
metadata: {name: a, namespace: shop, resourceVersion: "1"}
${fields}
`;

test('a CSIStorageCapacity', () => {
  assert.equal(errorsOf(capacity('storageClassName: a\ncapacity: 0\nmaximumVolumeSize: -1')), []);
  assert.equal(errorsOf(capacity('storageClassName: ""\ncapacity: -1\nnodeTopology: {matchLabels: {a: "b c"}}')), ['Invalid capacity', 'Invalid storageClassName', 'Invalid nodeTopology.matchLabels']);
  assert.equal(errorsOf(capacity('storageClassName: b\nnodeTopology: {matchLabels: {a: c}}'), capacity('storageClassName: a\nnodeTopology: {matchLabels: {a: b}}')), ['Invalid nodeTopology', 'Invalid storageClassName']);
  assert.equal(errorsOf(capacity('storageClassName: a\nnodeTopology: {}'), capacity('storageClassName: a')), ['Invalid nodeTopology']);
  const wrong = capacity('storageClassName: a\nnodeTopology: {matchExpressions: [{key: a, operator: In, values: [b c]}]}');
  assert.equal(errorsOf(wrong), ['Invalid nodeTopology.matchExpressions[0].values[0]']);
  assert.equal(errorsOf(wrong, wrong), []);
});

test('labels of nodes that have newer names', () => {
  assert.equal(warningsOf(capacity('storageClassName: a\nnodeTopology: {matchLabels: {beta.kubernetes.io/os: linux}, matchExpressions: [{key: beta.kubernetes.io/arch, operator: Exists}]}')), [
    'nodeTopology.matchExpressions[0].key: beta.kubernetes.io/arch is deprecated since v1.14; use "kubernetes.io/arch" instead',
    'nodeTopology.matchLabels.beta.kubernetes.io/os: deprecated since v1.14; use "kubernetes.io/os" instead',
  ]);
});

test.run();
