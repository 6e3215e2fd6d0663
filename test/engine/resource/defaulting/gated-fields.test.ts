import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { at, manifest, preparedOf } from '#test/engine/resource/defaulting/prepared.js';

const pod = (spec: string): string => manifest('v1/Pod', `spec: {${spec}}`);

/** A Pod's spec, the version, and the fields that are dropped, each with its gate. */
const rows: readonly (readonly [string, string, readonly string[]])[] = [
  ['containers: [{name: c, lifecycle: {stopSignal: SIGUSR1}}], os: {name: linux}', '1.37', ['spec.containers[0].lifecycle.stopSignal ContainerStopSignals']],
  ['volumes: [{name: v, emptyDir: {mode: 511}}, {name: s, secret: {secretName: s, defaultUser: 1}}]', '1.37', ['spec.volumes[0].emptyDir.mode EmptyDirVolumeMode', 'spec.volumes[1].secret.defaultUser AtomicWriteVolumeUserFields']],
  ['resources: {limits: {cpu: 1}}', '1.32', ['spec.resources PodLevelResources']],
  ['resources: {limits: {cpu: 1}}', '1.37', []],
  ['hostUsers: false, containers: [{name: c}]', '1.37', []],
];

for (const [spec, version, expected] of rows) test(`${version}: ${spec}`, () => {
  assert.equal(preparedOf(pod(spec), { version }).dropped.map(({ path, gate }) => `${formatFieldPath(path)} ${gate}`), expected);
});

test('what is dropped is gone, and what held nothing else', () => {
  assert.equal(at(preparedOf(pod('containers: [{name: c, lifecycle: {stopSignal: SIGUSR1}}]')).object, ['spec', 'containers', 0, 'lifecycle']), undefined);
});

test('a gate that is switched on keeps its fields', () => {
  const { object, dropped } = preparedOf(pod('volumes: [{name: v, emptyDir: {mode: 511}}]'), { gates: { EmptyDirVolumeMode: true } });
  assert.equal([dropped, at(object, ['spec', 'volumes', 0, 'emptyDir', 'mode'])], [[], 511]);
});

test('an update keeps the fields of a feature that the stored object uses', () => {
  const { object, dropped } = preparedOf(pod('volumes: [{name: v, emptyDir: {mode: 511}}]'), { old: pod('volumes: [{name: w, emptyDir: {mode: 1}}]') });
  assert.equal([dropped, at(object, ['spec', 'volumes', 0, 'emptyDir', 'mode'])], [[], 511]);
});

test('volumes of a feature that is off go with their mounts', () => {
  const { object, dropped } = preparedOf(pod('containers: [{name: c, volumeMounts: [{name: i, mountPath: /i}, {name: e, mountPath: /e}]}], volumes: [{name: i, image: {reference: "a:1"}}, {name: e, emptyDir: {}}]'), { version: '1.33' });
  assert.equal(dropped, [{ path: ['spec', 'volumes', 0], gate: 'ImageVolume' }]);
  assert.equal([at(object, ['spec', 'volumes']), at(object, ['spec', 'containers', 0, 'volumeMounts'])], [[{ name: 'e', emptyDir: {} }], [{ name: 'e', mountPath: '/e' }]]);
});

test('a claim that names a source in another namespace loses it', () => {
  const { object, dropped } = preparedOf(manifest('v1/PersistentVolumeClaim', 'spec: {dataSourceRef: {kind: PersistentVolumeClaim, name: c, namespace: other}}'));
  assert.equal([at(object, ['spec', 'dataSourceRef']), dropped], [undefined, [{ path: ['spec', 'dataSourceRef'], gate: 'CrossNamespaceVolumeDataSource' }]]);
});

test.run();
