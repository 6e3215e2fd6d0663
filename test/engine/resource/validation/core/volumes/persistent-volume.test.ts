import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';
import { persistentVolumeWith } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const terms = (key: string): string => `nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: ${key}, operator: Exists}]}]}}`;
const csi = (more: string): string => `csi: {driver: d, volumeHandle: h${more}}`;
const EXPAND = ', controllerExpandSecretRef: {name: s, namespace: shop}';

const UPDATES: readonly (readonly [before: string, after: string, ...errors: string[]])[] = [
  ['hostPath: {path: /a}', 'hostPath: {path: /a}, capacity: {storage: 2Gi}, storageClassName: a, persistentVolumeReclaimPolicy: Delete'],
  ['hostPath: {path: /a}', 'hostPath: {path: /b}', 'Forbidden spec.persistentvolumesource'],
  ['hostPath: {path: /a}', 'nfs: {server: s, path: /a}', 'Forbidden spec.persistentvolumesource'],
  ['fc: {wwids: [a]}', 'fc: {wwids: [a], lun: 0}', 'Forbidden spec.persistentvolumesource'],
  ['nfs: {server: s, path: /a, readOnly: false}', 'nfs: {server: s, path: /a}'],
  [csi(''), csi(EXPAND)],
  [csi(EXPAND), csi(''), 'Forbidden spec.persistentvolumesource'],
  [csi(''), csi(', volumeAttributes: {}')],
  [csi(''), csi(', nodeStageSecretRef: {}'), 'Forbidden spec.persistentvolumesource'],
  [csi(''), `${csi('')}, volumeMode: Block`, 'Invalid volumeMode'],
  [`${csi('')}, volumeAttributesClassName: a`, `${csi('')}, volumeAttributesClassName: b`],
  [`${csi('')}, volumeAttributesClassName: a`, csi(''), 'Forbidden spec.volumeAttributesClassName'],
  [csi(''), `${csi('')}, ${terms('a')}`],
  [`${csi('')}, ${terms('a')}`, `${csi('')}, ${terms('b')}`, 'Invalid nodeAffinity'],
  [`${csi('')}, ${terms('a')}`, csi(''), 'Invalid nodeAffinity'],
  [`${csi('')}, ${terms('beta.kubernetes.io/os')}`, `${csi('')}, ${terms('kubernetes.io/os')}`],
  [`${csi('')}, ${terms('kubernetes.io/os')}`, `${csi('')}, ${terms('beta.kubernetes.io/os')}`, 'Invalid nodeAffinity'],
];

for (const [before, after, ...errors] of UPDATES)
  test(`a PersistentVolume with ${before} becomes one with ${after}`, () => {
    assert.equal(errorsOf(persistentVolumeWith(after), persistentVolumeWith(before)), errors);
  });

test('values in an affinity that were no label values may stay', () => {
  const volume = persistentVolumeWith(`${csi('')}, ${terms('a').replace('Exists', 'In, values: [a b]')}`);
  assert.equal(errorsOf(volume, volume), []);
});

const OPTIONS = 'annotations: {volume.beta.kubernetes.io/mount-options: hard}';

test('options of mounts as an annotation', () => {
  assert.equal(errorsOf(persistentVolumeWith('nfs: {server: s, path: /a}', OPTIONS)), []);
  assert.equal(errorsOf(persistentVolumeWith(csi(''), OPTIONS)), ['Forbidden metadata.annotations.volume.beta.kubernetes.io/mount-options']);
});

test('warnings', () => {
  assert.equal(warningsOf(persistentVolumeWith('rbd: {monitors: [a], image: i}, persistentVolumeReclaimPolicy: Recycle', 'annotations: {volume.beta.kubernetes.io/storage-class: a}')), [
    'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
    'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.',
    'spec.rbd: deprecated in v1.28, non-functional in v1.31+',
  ]);
  assert.equal(warningsOf(persistentVolumeWith(`storageos: {volumeName: a}, ${terms('beta.kubernetes.io/os')}`)), [
    'spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].key: beta.kubernetes.io/os is deprecated since v1.14; use "kubernetes.io/os" instead',
    'spec.storageOS: deprecated in v1.22, non-functional in v1.25+',
  ]);
});

test.run();
