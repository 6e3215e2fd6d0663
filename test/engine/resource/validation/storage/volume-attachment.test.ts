import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const attachment = (spec: string): string => `
apiVersion: storage.k8s.io/v1
kind: VolumeAttachment
metadata: {name: a, resourceVersion: "1"}
spec: {${spec.includes('attacher') ? '' : 'attacher: a, nodeName: n1, '}${spec}}
`;
const inline = (spec: string): string => `source: {inlineVolumeSpec: {accessModes: [ReadWriteOnce], ${spec}}}`;
const INLINE = 'spec.source.inlineVolumeSpec.';

const CASES: readonly (readonly [spec: string, ...errors: string[]])[] = [
  ['source: {persistentVolumeName: pv}'],
  ['attacher: "", nodeName: "", source: {}', 'Required spec.attacher', 'Invalid spec.nodeName', 'Required spec.source'],
  [`attacher: ${'a'.repeat(64)}_, nodeName: A, source: {persistentVolumeName: pv}`, 'TooLong spec.attacher', 'Invalid spec.attacher', 'Invalid spec.nodeName'],
  ['source: {persistentVolumeName: ""}', 'Required spec.source.persistentVolumeName', 'Invalid spec.source.persistentVolumeName'],
  ['source: {persistentVolumeName: A, inlineVolumeSpec: {}}', 'Forbidden spec.source', 'Invalid spec.source.persistentVolumeName'],
  [inline('csi: {driver: d, volumeHandle: h}')],
  [inline('csi: {driver: "", volumeHandle: h}, volumeAttributesClassName: ""'), `Required ${INLINE}csi.driver`],
  [inline('local: {path: /a}, nodeAffinity: {}'), `Required ${INLINE}csi`, `Forbidden ${INLINE}nodeAffinity`, `Required ${INLINE}nodeAffinity`],
  [inline('csi: {driver: d, volumeHandle: h}, claimRef: {}, capacity: {storage: 1}, persistentVolumeReclaimPolicy: Delete, storageClassName: a, volumeMode: Block'),
    ...['claimRef', 'capacity', 'persistentVolumeReclaimPolicy', 'storageClassName', 'volumeMode'].map((field) => `Forbidden ${INLINE}${field}`)],
];

for (const [spec, ...errors] of CASES)
  test(`a VolumeAttachment with ${spec}`, () => {
    assert.equal(errorsOf(attachment(spec)).sort(), [...errors].sort());
  });

test('an attachment stays as it is', () => {
  const before = attachment('source: {persistentVolumeName: pv}');
  assert.equal(errorsOf(before, before), []);
  assert.equal(errorsOf(attachment('source: {persistentVolumeName: other}'), before), ['Invalid spec']);
});

test.run();
