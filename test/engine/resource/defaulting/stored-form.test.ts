import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { utcTime } from '#engine/resource/defaulting/utc-time.js';
import { manifest, storedOf } from '#test/engine/resource/defaulting/prepared.js';

test('structs are written though nobody gave them, zero values of plain fields are not', () => {
  const { spec, status } = storedOf(manifest('v1/Pod', 'spec: {hostPID: false, enableServiceLinks: false, containers: [{name: c, image: "a:1", tty: false, args: [], resources: {limits: {}}}]}'));
  assert.equal(spec, {
    containers: [{ name: 'c', image: 'a:1', imagePullPolicy: 'IfNotPresent', terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File', resources: {} }],
    dnsPolicy: 'ClusterFirst', enableServiceLinks: false, restartPolicy: 'Always', schedulerName: 'default-scheduler', securityContext: {}, terminationGracePeriodSeconds: 30,
    tolerations: ['not-ready', 'unreachable'].map((taint) => ({ key: `node.kubernetes.io/${taint}`, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 })),
  });
  assert.equal(status, { phase: 'Pending', qosClass: 'BestEffort' });
});

test('what must be there is null where it is not', () => {
  assert.equal(storedOf(manifest('rbac.authorization.k8s.io/v1/ClusterRole', 'rules: []')), { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a' }, rules: null });
});

for (const [given, written] of [
  ['2024-02-29T23:30:00Z', '2024-02-29T23:30:00Z'], ['2024-02-29T23:30:00.5Z', '2024-02-29T23:30:00Z'], ['2024-02-29T23:30:00-01:00', '2024-03-01T00:30:00Z'],
  ['2024-01-01T00:10:00+05:30', '2023-12-31T18:40:00Z'], ['1969-12-31T23:59:59+00:00', '1969-12-31T23:59:59Z'], ['soon', 'soon'],
] as const) test(`time ${given}`, () => {
  assert.is(utcTime(given), written);
});

test('a time of a Lease has microseconds', () => {
  assert.equal(storedOf(manifest('coordination.k8s.io/v1/Lease', 'spec: {acquireTime: "2024-01-01T00:00:00.000000+01:00", renewTime: "2024-01-01T00:00:00.120000Z"}'))['spec'], { acquireTime: '2023-12-31T23:00:00.000000Z', renewTime: '2024-01-01T00:00:00.120000Z' });
});

test.run();
