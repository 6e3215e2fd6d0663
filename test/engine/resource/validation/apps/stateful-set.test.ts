import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const claims = (size = '1Gi'): string => `volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: ${size}}}}}]`;

const statefulSet = (spec: string, metadata = 'labels: {a: b}', pod = ''): string => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: a}
spec:
  selector: {matchLabels: {a: b}}
  ${spec}
  template: {metadata: {${metadata}}, spec: {${pod}containers: [{name: a, image: a}]}}
`;

const CASES: { readonly [spec: string]: readonly string[] } = {
  'serviceName: a': [],
  'serviceName: a.b': ['Invalid spec.serviceName'],
  'podManagementPolicy: Other': ['Invalid spec.podManagementPolicy'],
  'ordinals: {start: -1}': ['Invalid spec.ordinals.start'],
  'updateStrategy: {type: Recreate}': ['Invalid spec.updateStrategy'],
  'updateStrategy: {type: OnDelete, rollingUpdate: {}}': ['Invalid spec.updateStrategy.rollingUpdate'],
  'updateStrategy: {rollingUpdate: {partition: -1, maxUnavailable: 0}}': ['Invalid spec.updateStrategy.rollingUpdate.partition', 'Invalid spec.updateStrategy.rollingUpdate.maxUnavailable'],
  'persistentVolumeClaimRetentionPolicy: {whenDeleted: Keep}': ['NotSupported spec.persistentVolumeClaimRetentionPolicy.whenDeleted'],
};

for (const [spec, errors] of Object.entries(CASES)) test(`a StatefulSet with ${spec}`, () => assert.equal(errorsOf(statefulSet(spec)).sort(), [...errors].sort()));

test('labels and annotations of the template are judged', () => {
  assert.equal(errorsOf(statefulSet('serviceName: a', 'labels: {a: b, c: "d e"}, annotations: {"f g": h}')).sort(), ['Invalid spec.template.annotations', 'Invalid spec.template.labels']);
});

test('the set gives its Pods their names', () => {
  assert.equal(errorsOf(statefulSet('serviceName: a', 'labels: {a: b}', 'hostname: A_B, subdomain: C_D, ')), []);
});

test('what an update may not change', () => {
  const stored = statefulSet(`serviceName: a\n  ${claims()}`);
  assert.equal(errorsOf(statefulSet(`serviceName: a\n  replicas: 3\n  ${claims('1024Mi')}`), stored), []);
  assert.equal(errorsOf(statefulSet(`serviceName: b\n  podManagementPolicy: Parallel\n  ${claims('2Gi')}`), stored).sort(),
    ['Invalid spec.podManagementPolicy', 'Invalid spec.serviceName', 'Invalid spec.volumeClaimTemplates']);
  assert.equal(errorsOf(statefulSet(`serviceName: b\n  ${claims('2Gi')}`), stored, '1.36'), ['Forbidden spec']);
});

test('a template is not judged where the stored set would be refused', () => {
  const update = (replicas: number): string[] => errorsOf(statefulSet('replicas: 2', 'labels: {a: b}', 'dnsPolicy: Other, '), statefulSet(`replicas: ${replicas}`));
  assert.equal(update(1), ['NotSupported spec.template.spec.dnsPolicy']);
  assert.equal(update(-1), []);
});

test('all revisions are kept, with a warning', () => {
  assert.equal(warningsOf(statefulSet('revisionHistoryLimit: -1')), ['spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended']);
});

test.run();
