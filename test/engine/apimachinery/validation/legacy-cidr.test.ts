import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isValidCidrForLegacyField } from '#engine/apimachinery/validation/legacy-cidr.js';

/** A network, and how it is refused where it is judged strictly. */
const CASES: readonly (readonly [string, string?])[] = [
  ['10.0.0.0/8'],
  ['2001:DB8::/64'],
  ['10.0.0.0', 'valid CIDR'],
  ['10.0.0.0/33', 'valid CIDR'],
  ['fe80::1%eth0/64', 'valid CIDR'],
  ['010.0.0.0/8', 'leading 0s'],
  ['10.0.0.0/08', 'leading 0s'],
  ['::ffff:10.0.0.0/104', 'IPv4-mapped'],
  ['10.0.0.1/8', 'beyond the prefix'],
];

test('networks', () => {
  for (const [text, said] of CASES) {
    const [message] = isValidCidrForLegacyField(text, true);
    assert.is(said === undefined ? message === undefined : message?.includes(said), true, text);
    assert.is(isValidCidrForLegacyField(text, false).length, said === 'valid CIDR' ? 1 : 0, text);
  }
});

test.run();
