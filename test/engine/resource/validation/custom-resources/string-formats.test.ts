import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { stringFormat } from '#engine/resource/validation/custom-resources/string-formats.js';

/** A format, texts that are of it, and texts that are not. */
const rows: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['bsonobjectid', ['507f1f77bcf86cd799439011'], ['507f']],
  ['uri', ['https://a.b/c?d#e', '/a b', 'mailto:a@b', 'http://a/b c', '*'], ['', 'a/b', 'http://a b/', 'http://a:b/', 'http://a/%zz', 'http://a\u0000']],
  ['email', ['a@b.c', 'A <a@b.c>'], ['a', '@b']],
  ['hostname', ['a', 'a-b', 'a.example', 'a-b.example.com'], ['a_b', 'a.', 'a-b-c', `${'x'.repeat(64)}.com`]],
  ['ipv4', ['1.2.3.4', '010.0.0.1', '::ffff:1.2.3.4'], ['1.2.3', '::1']],
  ['ipv6', ['::1', '::ffff:1.2.3.4'], ['1.2.3.4', '::1%eth0']],
  ['cidr', ['10.0.0.1/8', '010.0.0.0/8', 'fd00::/8'], ['10.0.0.0', '10.0.0.0/33']],
  ['mac', ['00:00:5e:00:53:01', '00-00-5e-00-53-01', '0000.5e00.5301'], ['00:00:5e', '00:00-5e:00:53:01']],
  ['uuid', ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'F81D4FAE7DEC11D0A76500A0C91E6BF6'], ['f81d']],
  ['uuid4', ['f81d4fae-7dec-41d0-a765-00a0c91e6bf6'], ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6']],
  ['isbn', ['0-306-40615-2', '978-3-16-148410-0'], ['0-306-40615-3']],
  ['creditcard', ['4111 1111 1111 1111'], ['4111 1111 1111 1112']],
  ['ssn', ['111-22-3333'], ['111-22-333']],
  ['hexcolor', ['#fff', 'A0b1C2'], ['#ffff']],
  ['rgbcolor', ['rgb( 0, 10,255)'], ['rgb(256,0,0)', 'rgb(00,0,0)']],
  ['byte', ['YQ=='], ['', 'YQ=', 'YQ==\n']],
  ['password', ['', 'x'], []],
  ['date', ['2024-02-29'], ['2026-02-29', '2026-1-1']],
  ['date-time', ['2026-01-01T23:59:59Z', '2026-01-01t00:00:00.5+99:99'], ['2026-01-01', '2026-01-01T24:00:00Z', '2026-01-01T00:00:00']],
  ['duration', ['1h30m', '-1.5h', '0', '3 weeks'], ['', '1x', 'an hour']],
  ['k8s-short-name', ['a-b'], ['a.b', 'A']],
  ['k8s-long-name', ['a.b'], ['A.b']],
];

for (const [name, fine, wrong] of rows) {
  test(name, () => {
    const isOfFormat = stringFormat(name) ?? (() => assert.unreachable(`no format ${name}`));
    assert.equal(fine.filter((text) => isOfFormat(text) !== true), []);
    assert.equal(wrong.filter((text) => isOfFormat(text) !== false), []);
  });
}

test('a format that nobody knows', () => assert.is(stringFormat('colour'), undefined));

test.run();
