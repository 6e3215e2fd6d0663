import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';
import { podWith, volumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const CASES: readonly (readonly [sources: string, ...errors: string[]])[] = [
  ['emptyDir: {}'],
  ['emptyDir: {sizeLimit: "-1"}', 'Forbidden emptyDir.sizeLimit'],
  ['emptyDir: {sizeLimit: "0", medium: Anything}'],
  ['emptyDir: {}, hostPath: {}', 'Forbidden hostPath'],
  ['secret: {secretName: s}, nfs: {}, cephfs: {monitors: []}, downwardAPI: {}', 'Forbidden nfs', 'Forbidden cephFS', 'Forbidden downwarAPI'],
  ['configMap: {}, gcePersistentDisk: {pdName: ""}', 'Forbidden configMap', 'Required persistentDisk.pdName'],
  ['gcePersistentDisk: {pdName: d, partition: 256}', 'Invalid persistentDisk.partition'],
  ['emptyDir: {}, iscsi: {targetPortal: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", iqn: "", lun: 0, initiatorName: ""}', 'Forbidden iscsi', 'Invalid name'],
];

for (const [sources, ...errors] of CASES)
  test(`a volume with ${sources}`, () => {
    assert.equal(volumeErrors(sources), errors);
  });

test('names of volumes', () => {
  assert.equal(volumeErrors('emptyDir: {}', ''), ['Required name']);
  assert.equal(volumeErrors('emptyDir: {}', 'A.b'), ['Invalid name']);
});

test('an ephemeral volume and its Pod make the name of a claim', () => {
  const claim = 'ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}';
  assert.equal(volumeErrors(claim), []);
  const long = podWith(`[{name: v, ${claim}}]`).replace('name: p,', `name: ${'a'.repeat(253)},`);
  assert.equal(errorsOf(long), ['Invalid spec.volumes[0].name']);
});

test('a mode of an emptyDir is judged where its gate is on', () => {
  assert.equal(volumeErrors('emptyDir: {mode: 1024}'), []);
});

test.run();
