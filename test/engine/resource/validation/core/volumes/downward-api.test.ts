import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { volumeErrors } from '#test/engine/resource/validation/core/volumes/volume-text.js';

const CASES: readonly (readonly [file: string, ...errors: string[]])[] = [
  ['path: a, fieldRef: {fieldPath: metadata.labels}'],
  [`path: a, fieldRef: {fieldPath: "metadata.labels['a']"}`],
  [`path: a, fieldRef: {fieldPath: "metadata.labels['a b']"}`, 'Invalid downwardAPI.fieldRef'],
  ['path: "", fieldRef: {fieldPath: status.podIP}', 'Required downwardAPI.path', 'NotSupported downwardAPI.fieldRef.fieldPath'],
  ['path: /a/.., mode: 512', 'Invalid downwardAPI.path', 'Invalid downwardAPI.path', 'Required downwardAPI', 'Invalid downwardAPI.mode'],
  ['path: a, fieldRef: {fieldPath: metadata.name}, resourceFieldRef: {resource: ""}', 'Invalid downwardAPI'],
  ['path: a, resourceFieldRef: {resource: odd}', 'Required downwardAPI.resourceFieldRef.containerName'],
  ['path: a, resourceFieldRef: {containerName: c, resource: limits.cpu, divisor: 2}', 'Invalid downwardAPI.resourceFieldRef.divisor'],
];

for (const [file, ...errors] of CASES)
  test(`a file with ${file}`, () => {
    assert.equal(volumeErrors(`downwardAPI: {items: [{${file}}]}`), errors);
  });

test('modes of files', () => {
  assert.equal(volumeErrors('downwardAPI: {defaultMode: -1}'), ['Invalid downwardAPI.defaultMode']);
});

test.run();
