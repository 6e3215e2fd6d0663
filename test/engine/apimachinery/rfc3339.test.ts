import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isMicroTime, isTime } from '#engine/apimachinery/rfc3339.js';

/** A text, whether it is a time, and whether it is one with microseconds. */
const rows: readonly (readonly [string, boolean, boolean])[] = [
  ['2026-01-01T00:00:00Z', true, false],
  ['2026-01-01T00:00:00.123Z', true, false],
  ['2026-01-01T00:00:00.123456Z', true, true],
  ['2026-01-01T00:00:00,123456+02:00', true, true],
  ['2026-01-01T00:00:00.1234567Z', true, false],
  ['2026-01-01T7:00:00Z', true, false],
  ['2026-01-01T00:00:00+24:60', true, false],
  ['2026-01-01T00:00:00+25:00', false, false],
  ['2024-02-29T00:00:00Z', true, false],
  ['2026-02-29T00:00:00Z', false, false],
  ['2026-13-01T00:00:00Z', false, false],
  ['2026-01-01T24:00:00Z', false, false],
  ['2026-01-01T00:60:00Z', false, false],
  ['2026-01-01T00:00:60Z', false, false],
  ['2026-01-01T00:00:00', false, false],
  ['2026-01-01t00:00:00z', false, false],
  ['2026-01-01', false, false],
  ['', false, false],
];

for (const [text, time, microTime] of rows) test(`time ${text}`, () => assert.equal([isTime(text), isMicroTime(text)], [time, microTime]));

test.run();
