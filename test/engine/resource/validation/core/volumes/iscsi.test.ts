import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { persistentVolumeErrors, volumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const CASES: readonly (readonly [target: string, ...errors: string[]])[] = [
  ['targetPortal: p, iqn: iqn.2001-04.com.example:disk, lun: 255'],
  ['targetPortal: "", iqn: "", lun: 256', 'Required iscsi.targetPortal', 'Invalid iscsi.lun', 'Required iscsi.iqn'],
  ['targetPortal: p, lun: 0, iqn: IQN.2001-04.com.example', 'Invalid iscsi.iqn'],
  ['targetPortal: p, lun: 0, iqn: iqn.2001-04.com.example', 'Invalid iscsi.iqn'],
  ['targetPortal: p, lun: 0, iqn: iqnx iqn.2001-04.com.example:disk'],
  ['targetPortal: p, lun: 0, iqn: eui.0123456789abcdef'],
  ['targetPortal: p, lun: 0, iqn: eui.0123456789abcde', 'Invalid iscsi.iqn'],
  ['targetPortal: p, lun: 0, iqn: naa.0123456789abcdef0123456789abcdef'],
  ['targetPortal: p, lun: 0, iqn: naa.1, chapAuthSession: true, initiatorName: ""', 'Invalid iscsi.iqn', 'Required iscsi.secretRef', 'Invalid iscsi.initiatorname'],
];

for (const [target, ...errors] of CASES)
  test(`a target with ${target}`, () => {
    assert.equal(volumeErrors(`iscsi: {${target}}`), errors);
    assert.equal(persistentVolumeErrors(`iscsi: {${target}}`), errors);
  });

test('the name of a volume and its portal go into one text', () => {
  const target = (length: number) => `iscsi: {targetPortal: ${'p'.repeat(length)}, lun: 0, iqn: eui.0123456789abcdef, initiatorName: eui.0123456789abcdef, secretRef: {}}`;
  assert.equal(volumeErrors(target(62)), []);
  assert.equal(volumeErrors(target(63)), ['Invalid name']);
  assert.equal(persistentVolumeErrors(target(61)), ['Required iscsi.secretRef.name']);
  assert.equal(persistentVolumeErrors(target(62)), ['Required iscsi.secretRef.name', 'Invalid iscsi.targetportal']);
});

test.run();
