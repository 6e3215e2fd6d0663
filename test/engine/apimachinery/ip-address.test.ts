import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cidrHolds, formatIpAddress, maskCidr, parseCidr, parseIpAddress } from '#engine/apimachinery/ip-address.js';

const CANONICAL: readonly (readonly [text: string, canonical: string | undefined])[] = [
  ['10.0.0.1', '10.0.0.1'], ['0.0.0.0', '0.0.0.0'], ['255.255.255.255', '255.255.255.255'],
  ['010.0.0.1', undefined], ['10.1', undefined], ['0x7f.0.0.1', undefined], ['256.0.0.1', undefined], ['1.2.3.4.5', undefined], ['', undefined],
  ['::', '::'], ['::1', '::1'], ['1::', '1::'], ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'], ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'], ['::ffff:1.2.3.4', undefined], ['fe80::1%eth0', undefined], ['1:2:3:4:5:6:7', undefined],
  ['1::2::3', undefined], ['1:2:3:4:5:6:7::8', undefined], ['12345::', undefined], [':::', undefined],
];

for (const [text, canonical] of CANONICAL) {
  test(`address '${text}'`, () => {
    const address = parseIpAddress(text);
    assert.is(address === undefined ? undefined : formatIpAddress(address), canonical);
  });
}

const HOLDS: readonly (readonly [cidr: string, address: string, holds: boolean | undefined])[] = [
  ['10.0.0.0/8', '10.255.0.1', true], ['10.0.0.1/8', '10.255.0.1', true], ['10.0.0.0/8', '11.0.0.1', false], ['0.0.0.0/0', '1.2.3.4', true],
  ['1.2.3.4/32', '1.2.3.4', true], ['0.0.0.0/0', '::1', false], ['fd00::/8', 'fd12::1', true], ['10.0.0.0/33', '10.0.0.1', undefined],
  ['10.0.0.0/08', '10.0.0.1', undefined], ['10.0.0.0', '10.0.0.1', undefined], ['10.0.0.0/8/8', '10.0.0.1', undefined],
];

for (const [cidr, address, holds] of HOLDS) {
  test(`${cidr} holds ${address}`, () => {
    const [network, one] = [parseCidr(cidr), parseIpAddress(address)];
    assert.is(network === undefined || one === undefined ? undefined : cidrHolds(network, one), holds);
  });
}

test('a masked network has no host bits', () => {
  const network = parseCidr('10.1.2.3/12');
  assert.is(network === undefined ? undefined : formatIpAddress(maskCidr(network).address), '10.0.0.0');
});

test.run();
