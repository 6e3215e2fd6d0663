import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { containerErrors } from '#test/engine/resource/validation/core/containers/container-text.js';

/** Fields of a container, and what is said of them. */
const CASES: readonly (readonly [fields: string, ...errors: string[]])[] = [
  ['env: [{name: A, value: b}, {name: "1 b.c", value: ""}]'],
  ['env: [{value: a}, {name: "a=b"}]', 'Required env[0].name', 'Invalid env[1].name'],
  ['env: [{name: A, valueFrom: {}}]', 'Invalid env[0].valueFrom'],
  ['env: [{name: A, value: b, valueFrom: {secretKeyRef: {name: s, key: k}}}]', 'Invalid env[0].valueFrom'],
  ['env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}, configMapKeyRef: {name: s, key: k}}}]', 'Invalid env[0].valueFrom'],
  ['env: [{name: A, valueFrom: {secretKeyRef: {}}}]', 'Invalid env[0].valueFrom.secretKeyRef.name', 'Required env[0].valueFrom.secretKeyRef.key'],
  ['env: [{name: A, valueFrom: {configMapKeyRef: {name: a_b, key: "a b"}}}]', 'Invalid env[0].valueFrom.configMapKeyRef.name', 'Invalid env[0].valueFrom.configMapKeyRef.key'],
  ['env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}, {name: B, valueFrom: {fieldRef: {fieldPath: "metadata.labels[\'a/b\']"}}}]'],
  ['env: [{name: A, valueFrom: {fieldRef: {}}}]', 'Required env[0].valueFrom.fieldRef.fieldPath'],
  ['env: [{name: A, valueFrom: {fieldRef: {apiVersion: v2, fieldPath: metadata.name}}}]', 'Invalid env[0].valueFrom.fieldRef.fieldPath'],
  ['env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.labels}}}]', 'NotSupported env[0].valueFrom.fieldRef.fieldPath'],
  ['env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.name[\'a\']"}}}]', 'Invalid env[0].valueFrom.fieldRef.fieldPath'],
  ['env: [{name: A, valueFrom: {fieldRef: {fieldPath: "metadata.annotations[\'A b\']"}}}]', 'Invalid env[0].valueFrom.fieldRef'],
  ['env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1000m}}}]'],
  ['env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.hugepages-2Mi, divisor: 1Mi}}}]'],
  ['env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu, divisor: 1k}}}]', 'Invalid env[0].valueFrom.resourceFieldRef.divisor'],
  ['env: [{name: A, valueFrom: {resourceFieldRef: {resource: cpu}}}]', 'NotSupported env[0].valueFrom.resourceFieldRef.resource'],
  ['env: [{name: A, valueFrom: {fileKeyRef: {key: K, path: ../a, volumeName: v}}}]', 'NotFound env[0].valueFrom.fileKeyRef.volumeName', 'Invalid env[0].valueFrom.fileKeyRef.path'],
  ['envFrom: [{configMapRef: {name: a-}}, {prefix: "A=", secretRef: {name: s}}]', 'Invalid envFrom[1].prefix'],
  ['envFrom: [{}, {secretRef: {}}]', 'Invalid envFrom', 'Required envFrom[1].secretRef.name'],
];

for (const [fields, ...errors] of CASES)
  test(fields, () => {
    assert.equal(containerErrors(fields), errors);
  });

test('a file with variables is on an emptyDir', () => {
  const fields = 'env: [{name: A, valueFrom: {fileKeyRef: {key: K, path: a, volumeName: v}}}]';
  assert.equal(containerErrors(fields, 'volumes: [{name: v, emptyDir: {}}]'), []);
  assert.equal(containerErrors(fields, 'volumes: [{name: v, hostPath: {path: /a}}]'), ['Invalid env[0].valueFrom.fileKeyRef.volumeName']);
});

test('names of variables were stricter before', () => {
  assert.equal(containerErrors('env: [{name: "a b"}]', '', '1.31'), ['Invalid env[0].name']);
  assert.equal(containerErrors('env: [{name: "a b"}]', '', '1.33'), []);
});

test.run();
