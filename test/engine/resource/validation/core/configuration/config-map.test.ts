import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const map = (rest: string): string => `{apiVersion: v1, kind: ConfigMap, metadata: {name: recipes}, ${rest}}`;

test('keys and size', () => {
  assert.equal(errorsOf(map('data: {a.b-c_D: x}')), []);
  assert.equal(errorsOf(map('data: {"a/b": x, ..: x}')), ['Invalid data[a/b]', 'Invalid data[..]']);
  assert.equal(errorsOf(map('data: {a: x}, binaryData: {a: YQ==}')), ['Invalid data[a]']);
  assert.equal(errorsOf(map(`data: {a: ${'x'.repeat(1048570)}}, binaryData: {b: YWFhYWFh}`)), []);
  assert.equal(errorsOf(map(`data: {a: ${'x'.repeat(1048570)}}, binaryData: {b: YWFhYWFhYQ==}`)), ['TooLong ']);
});

test('updates of one that does not change', () => {
  const old = map('immutable: true, data: {a: x}');
  assert.equal(errorsOf(old, old), []);
  assert.equal(errorsOf(map('data: {a: z}, binaryData: {b: YQ==}'), old), ['Forbidden immutable', 'Forbidden data', 'Forbidden binaryData']);
});

test.run();
