import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addQuantities, canonicalQuantity, compareQuantities, formatQuantity, parseQuantity, quantityMilliValue, quantityValue, subtractQuantities } from '#engine/apimachinery/quantity.js';
import type { Quantity } from '#engine/apimachinery/quantity.js';

/** A quantity that must be one. */
function q(text: string | number): Quantity {
  const quantity = parseQuantity(text);
  if (quantity === undefined) throw new Error(`no quantity: ${text}`);
  return quantity;
}

/** Written, canonical, value, milli-value: as the API server has them. */
const rows: readonly (readonly [string | number, string, bigint, bigint])[] = [
  ['0', '0', 0n, 0n], ['1', '1', 1n, 1000n], [2, '2', 2n, 2000n], [0.5, '500m', 1n, 500n],
  ['500m', '500m', 1n, 500n], ['1500m', '1500m', 2n, 1500n], ['1000m', '1', 1n, 1000n], ['0.001', '1m', 1n, 1n],
  ['1.', '1', 1n, 1000n], ['.5', '500m', 1n, 500n], ['+5', '5', 5n, 5000n], ['-5', '-5', -5n, -5000n],
  ['1000', '1k', 1000n, 1000000n], ['1k', '1k', 1000n, 1000000n], ['1.5M', '1500k', 1500000n, 1500000000n], ['256000', '256k', 256000n, 256000000n],
  ['1Ki', '1Ki', 1024n, 1024000n], ['1024Mi', '1Gi', 1073741824n, 1073741824000n], ['1.5Gi', '1536Mi', 1610612736n, 1610612736000n], ['0.5Ki', '512', 512n, 512000n],
  ['1025Ki', '1025Ki', 1049600n, 1049600000n], ['0.1Ki', '102400m', 103n, 102400n],
  ['1e3', '1e3', 1000n, 1000000n], ['1E3', '1e3', 1000n, 1000000n], ['12e6', '12e6', 12000000n, 12000000000n], ['1E', '1E', 10n ** 18n, 10n ** 21n], ['1Ei', '1Ei', 2n ** 60n, 2n ** 60n * 1000n],
  ['100n', '100n', 1n, 1n], ['100u', '100u', 1n, 1n], ['0.1n', '1n', 1n, 1n],
];

for (const [written, canonical, value, milli] of rows) test(`${written}`, () => {
  const quantity = q(written);
  assert.equal([formatQuantity(quantity), quantityValue(quantity), quantityMilliValue(quantity)], [canonical, value, milli]);
});

for (const wrong of ['', ' ', 'abc', '1GB', '1 Gi', '1gi', '1K', '--1', '1e', '1.5.5', '0x10', '1m5', 'true', '1e9999999']) test(`no quantity: "${wrong}"`, () => {
  assert.is(parseQuantity(wrong), undefined);
});

/** As it is given, as the API server writes it back, and in a resource list, which is rounded up to thousandths. */
const canonical: readonly (readonly [string | number, string, string])[] = [
  ['1000m', '1', '1'], [0.5, '500m', '500m'], ['0.5', '500m', '500m'], [2, '2', '2'], ['1024Mi', '1Gi', '1Gi'], ['1536Mi', '1536Mi', '1536Mi'], ['100u', '100u', '1m'], ['1.0001', '1000100u', '1001m'], ['-1.0001', '-1000100u', '-1001m'],
  ['1.5e10', '1.5e10', '1.5e10'], ['1e0', '1e0', '1e0'], ['1e3', '1e3', '1e3'], ['1000e0', '1e3', '1e3'], ['10e20', '1e21', '1e21'], ['1.', '1.', '1.'], ['+1', '+1', '+1'], ['007', '007', '007'], ['Gi', '0', '0'], ['-m', '0', '0'],
  ['10Ei', '9223372036854775807', '9223372036854775807'], ['0.1Ki', '102400m', '102400m'], ['1.5Gi', '1536Mi', '1536Mi'], ['2000000000000', '2T', '2T'], ['abc', 'abc', 'abc'],
];

for (const [given, written, rounded] of canonical) test(`canonical: ${given}`, () => {
  assert.equal([canonicalQuantity(given), canonicalQuantity(given, 3)], [written, rounded]);
});

test('compared across suffixes', () => {
  const order: readonly (readonly [string, string, number])[] = [['1Gi', '1G', 1], ['1000m', '1', 0], ['0.1', '100m', 0], ['-1', '0', -1], ['1023Mi', '1Gi', -1]];
  for (const [left, right, expected] of order) assert.is(compareQuantities(q(left), q(right)), expected, `${left} ${right}`);
});

test('added and taken away, in the left one\'s way of writing', () => {
  assert.is(formatQuantity(addQuantities(q('1Gi'), q('512Mi'))), '1536Mi');
  assert.is(formatQuantity(addQuantities(q('100m'), q('1.9'))), '2');
  assert.is(formatQuantity(addQuantities(q('0'), q('1Gi'))), '1Gi');
  assert.is(formatQuantity(subtractQuantities(q('1'), q('100m'))), '900m');
});

test.run();
