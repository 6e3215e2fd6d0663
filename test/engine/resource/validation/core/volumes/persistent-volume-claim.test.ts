import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';
import { claimErrors, claimWith } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const CASES: readonly (readonly [spec: string, ...errors: string[]])[] = [
  ['storageClassName: "", volumeAttributesClassName: "", volumeName: Odd_'],
  ['accessModes: [], resources: {limits: {storage: 1}}', 'Required accessModes', 'Required resources[storage]'],
  ['resources: {requests: {storage: 0, cpu: -1}}', 'Invalid resources[storage]'],
  ['accessModes: [RWO, ReadWriteOncePod, ReadOnlyMany]', 'NotSupported accessModes', 'Forbidden accessModes'],
  ['storageClassName: A, volumeAttributesClassName: B, volumeMode: Raw', 'Invalid storageClassName', 'NotSupported volumeMode', 'Invalid volumeAttributesClassName'],
  ['selector: {matchLabels: {a: "b c"}}', 'Invalid selector.matchLabels'],
  ['dataSourceRef: {apiGroup: A_, kind: K, name: ""}', ...['Required dataSource.name', 'Invalid dataSource.apiGroup', 'Required dataSourceRef.name', 'Invalid dataSourceRef.apiGroup']],
  ['dataSource: {kind: PersistentVolumeClaim, name: a}, dataSourceRef: {kind: PersistentVolumeClaim, name: b}', 'Invalid spec'],
];

for (const [spec, ...errors] of CASES)
  test(`a claim with ${spec}`, () => {
    assert.equal(claimErrors(spec), errors);
  });

const CLASS = 'metadata: {name: c, namespace: shop, annotations: {volume.beta.kubernetes.io/storage-class: a}}';
const annotated = (claim: string): string => claim.replace('metadata: {name: c, namespace: shop}', CLASS);
const bound = (storage: string, more = ''): string => `status: {phase: Bound, capacity: {storage: ${storage}}${more}}`;
const request = (storage: string): string => `resources: {requests: {storage: ${storage}}}`;
const SIZE = 'Forbidden spec.resources.requests.storage';

const UPDATES: readonly (readonly [before: string, after: string, ...errors: string[]])[] = [
  [claimWith(''), claimWith('volumeName: v, storageClassName: a')],
  [claimWith('volumeName: v'), claimWith('volumeName: w'), 'Forbidden spec'],
  [claimWith('storageClassName: a'), claimWith('storageClassName: b'), 'Forbidden spec'],
  [claimWith('storageClassName: ""'), claimWith(''), 'Forbidden spec'],
  [claimWith(''), claimWith('volumeAttributesClassName: ""'), 'Forbidden spec'],
  [claimWith(''), claimWith('selector: {}'), 'Forbidden spec'],
  [claimWith(''), claimWith(request('1024Mi'))],
  [claimWith(''), claimWith(request('2Gi')), 'Forbidden spec'],
  [claimWith('', bound('1Gi')), claimWith(`${request('2Gi')}, volumeAttributesClassName: a`)],
  [claimWith(request('2Gi'), bound('1Gi')), claimWith(request('1025Mi'))],
  [claimWith(request('2Gi'), bound('1Gi')), claimWith(request('1Gi')), SIZE],
  [claimWith('', bound('1Gi')), claimWith('resources: {requests: {storage: 2Gi, cpu: 1}}'), 'Forbidden spec'],
  [claimWith('volumeMode: Block'), claimWith(''), 'Forbidden spec', 'Invalid volumeMode'],
  [annotated(claimWith('')), claimWith('storageClassName: a')],
  [annotated(claimWith('')), claimWith('storageClassName: b'), 'Invalid metadata.annotations.volume.beta.kubernetes.io/storage-class', 'Forbidden spec'],
  [claimWith(''), annotated(claimWith('')), 'Invalid metadata.annotations.volume.beta.kubernetes.io/storage-class'],
  [claimWith('volumeAttributesClassName: a', bound('1Gi', ', currentVolumeAttributesClassName: a')), claimWith(''), 'Forbidden spec.volumeAttributesClassName'],
  [claimWith('volumeAttributesClassName: a', bound('1Gi', ', currentVolumeAttributesClassName: a')), claimWith('volumeAttributesClassName: ""'), 'Forbidden spec.volumeAttributesClassName'],
];

for (const [index, [before, after, ...errors]] of UPDATES.entries())
  test(`update ${index} of a claim: ${after.trim().split('\n')[3] ?? ''}`, () => {
    assert.equal(errorsOf(after, before), errors);
  });

test('an update without a specification has the default mode of volumes', () => {
  assert.equal(errorsOf('{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c, namespace: shop}}', claimWith('')),
    ['Forbidden spec', 'Forbidden spec.resources.requests.storage', 'Required spec.accessModes', 'Required spec.resources[storage]']);
});

test('what was wrong with a stored claim may stay', () => {
  const selector = claimWith('selector: {matchExpressions: [{key: a, operator: In, values: [b c]}]}');
  assert.equal(errorsOf(selector), ['Invalid spec.selector.matchExpressions[0].values[0]']);
  assert.equal(errorsOf(selector, selector), []);
});

test('warnings', () => {
  assert.equal(warningsOf(annotated(claimWith('resources: {requests: {storage: 1500m}, limits: {storage: 10Pi}}'))), [
    'metadata.annotations[volume.beta.kubernetes.io/storage-class]: deprecated since v1.8; use "storageClassName" attribute instead',
    'spec.resources.requests[storage]: fractional byte value "1500m" is invalid, must be an integer',
    'spec.resources.limits[storage]: fractional byte value "10Pi" is invalid, must be an integer',
  ]);
  assert.equal(warningsOf(claimWith(request('8Pi'))), []);
  assert.equal(warningsOf(claimWith(request('10P'))), []);
});

test.run();
