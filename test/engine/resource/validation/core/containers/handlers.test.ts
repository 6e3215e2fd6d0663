import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { containerErrors } from '#test/engine/resource/validation/core/containers/container-text.js';

/** Fields of a container, and what is said of them. */
const CASES: readonly (readonly [fields: string, ...errors: string[]])[] = [
  ['livenessProbe: {httpGet: {port: http}}, startupProbe: {grpc: {port: 1}}, readinessProbe: {tcpSocket: {port: 65535}, successThreshold: 2}'],
  ['livenessProbe: {}', 'Required livenessProbe'],
  ['livenessProbe: {tcpSocket: {}, exec: {command: [a]}}', 'Forbidden livenessProbe.tcpSocket'],
  ['livenessProbe: {httpGet: {port: 0, scheme: http}}', 'Invalid livenessProbe.httpGet.port', 'NotSupported livenessProbe.httpGet.scheme'],
  ['livenessProbe: {httpGet: {port: ""}}', 'Invalid livenessProbe.httpGet.port', 'Invalid livenessProbe.httpGet.port'],
  ['livenessProbe: {httpGet: {port: 1, httpHeaders: [{name: A-b, value: " "}, {name: "a b", value: x}]}}', 'Invalid livenessProbe.httpGet.httpHeaders'],
  ['livenessProbe: {grpc: {port: 70000}}', 'Invalid livenessProbe.grpc.port'],
  ['startupProbe: {exec: {}, successThreshold: 2}', 'Invalid startupProbe.successThreshold', 'Required startupProbe.exec.command'],
  ['readinessProbe: {exec: {command: [a]}, periodSeconds: -1, terminationGracePeriodSeconds: 0}',
    'Invalid readinessProbe.terminationGracePeriodSeconds', 'Invalid readinessProbe.periodSeconds', 'Invalid readinessProbe.terminationGracePeriodSeconds'],
  ['lifecycle: {preStop: {sleep: {seconds: 30}}, postStart: {sleep: {seconds: 0}}}'],
  ['lifecycle: {preStop: {sleep: {seconds: 31}}, postStart: {}}', 'Invalid lifecycle.preStop.sleep', 'Required lifecycle.postStart'],
  ['lifecycle: {preStop: {exec: {command: [a]}, sleep: {seconds: 31}}}', 'Forbidden lifecycle.preStop.sleep'],
];

for (const [fields, ...errors] of CASES)
  test(fields, () => {
    assert.equal(containerErrors(fields).sort(), errors.sort());
  });

test('sleeping for no time was refused before', () => {
  assert.equal(containerErrors('lifecycle: {preStop: {sleep: {seconds: 0}}}', '', '1.32'), ['Invalid lifecycle.preStop.sleep']);
});

test.run();
