import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isPercent, scaledInt } from '#engine/apimachinery/int-or-string.js';

const rows: readonly (readonly [number | string, number, number | undefined, number | undefined])[] = [
  [3, 10, 3, 3], [0, 10, 0, 0], ['25%', 10, 3, 2], ['25%', 4, 1, 1], ['25%', 1, 1, 0], ['0%', 10, 0, 0], ['100%', 7, 7, 7], ['150%', 10, 15, 15],
  ['25', 10, undefined, undefined], ['2.5%', 10, undefined, undefined], ['-5%', 10, undefined, undefined], ['%', 10, undefined, undefined],
];

for (const [value, total, up, down] of rows) test(`${value} of ${total}`, () => {
  assert.equal([scaledInt(value, total, 'up'), scaledInt(value, total, 'down')], [up, down]);
  assert.is(isPercent(value), typeof value === 'string' && up !== undefined);
});

test.run();
