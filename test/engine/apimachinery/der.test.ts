import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bitsOf, contentOf, identifierOf, partsOf, readDer } from '#engine/apimachinery/der.js';

const bytes = (...values: number[]): string => String.fromCharCode(...values);

test('values and their parts', () => {
  const parts = partsOf(readDer(bytes(0x30, 8, 0x02, 1, 5, 0x06, 3, 0x55, 0x1d, 0x13)));
  assert.equal(parts?.map(contentOf), ['\x05', '\x55\x1d\x13']);
  assert.is(identifierOf(parts?.[1]), '2.5.29.19');
  assert.is(identifierOf(parts?.[0]), undefined);
  assert.is(identifierOf(readDer(bytes(0x06, 6, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d))), '1.2.840.113549');
  assert.is(bitsOf(readDer(bytes(0x03, 2, 0, 7))), '\x07');
});

test('what is no DER', () => {
  for (const text of ['', bytes(0x30), bytes(0x30, 2, 0x02), bytes(0x30, 0x80, 0, 0), bytes(0x30, 0x81, 1, 0), bytes(0x02, 1, 5, 5)]) assert.is(readDer(text), undefined);
  assert.is(partsOf(readDer(bytes(0x30, 2, 0x02, 9))), undefined);
});

test.run();
