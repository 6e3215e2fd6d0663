import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { entryAt, nodeAt, placeOf } from '#engine/resource/place.js';
import { lastOf } from '#test/engine/resource/decoded.js';

const text = `apiVersion: v1
kind: Service
metadata: {name: a}
spec:
  ports:
  - prot: 80
    name: http
  - port: 81
`;
const resource = lastOf(text);

/** A path, on its key or value, and the text that it means. */
const rows: readonly (readonly [FieldPath, 'key' | 'value', string])[] = [
  [['metadata', 'name'], 'key', 'name'],
  [['metadata', 'name'], 'value', 'a'],
  [['spec', 'ports', 0, 'port'], 'key', 'prot'],
  [['spec', 'ports', 0, 'port'], 'value', '80'],
  [['spec', 'ports', 0, 'prot'], 'value', '80'],
  [['spec', 'ports', 1], 'key', 'port'],
  [['spec', 'ports', 1], 'value', 'port: 81'],
  [['spec', 'ports', 1, 'protocol'], 'value', 'port'],
  [['spec', 'type'], 'value', 'spec'],
  [['spec', 'ports', 7], 'value', 'ports'],
  [['status'], 'key', 'apiVersion'],
  [[], 'value', 'apiVersion'],
];

for (const [path, on, expected] of rows) test(`${on} of ${path.join('.')}`, () => {
  const { start, end } = placeOf({ resource, path, on });
  assert.is(text.slice(start, end).trimEnd(), expected);
});

test('nodes and keys are undefined where the source has none', () => {
  assert.is(nodeAt(resource, ['spec', 'type']), undefined);
  assert.is(entryAt(resource, ['spec', 'ports', 0]), undefined);
  assert.is(entryAt(resource, ['spec', 'ports', 0, 'port'])?.key, 'prot');
});

test.run();
