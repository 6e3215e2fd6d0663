import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const secret = (rest: string): string => `{apiVersion: v1, kind: Secret, metadata: {name: keys}, ${rest}}`;

const CASES: readonly (readonly [rest: string, ...errors: readonly string[]])[] = [
  ['data: {a: YQ==}'],
  ['stringData: {"a b": c}', 'Invalid data[a b]'],
  ['data: {..a: YQ==}', 'Invalid data[..a]'],
  ['type: kubernetes.io/tls, data: {tls.crt: ""}', 'Required data[tls.key]'],
  ['type: kubernetes.io/basic-auth', 'Required data[username]', 'Required data[password]'],
  ['type: kubernetes.io/basic-auth, stringData: {username: ""}'],
  ['type: kubernetes.io/ssh-auth, stringData: {ssh-privatekey: ""}', 'Required data[ssh-privatekey]'],
  ['type: kubernetes.io/service-account-token', 'Required metadata.annotations[kubernetes.io/service-account.name]'],
  ['type: kubernetes.io/dockerconfigjson', 'Required data[.dockerconfigjson]'],
  ['type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: "[]"}', 'Invalid data[.dockerconfigjson]'],
  ['type: kubernetes.io/dockerconfigjson, stringData: {.dockerconfigjson: "null"}'],
  ['type: kubernetes.io/dockercfg, data: {.dockercfg: ""}', 'Invalid data[.dockercfg]'],
  ['type: example.com/mine'],
];

test('Secrets by type', () => {
  for (const [rest, ...errors] of CASES) assert.equal(errorsOf(secret(rest)), errors, rest);
});

test('a Secret holds at most a mebibyte', () => {
  assert.equal(errorsOf(secret(`stringData: {a: ${'x'.repeat(1048576)}}`)), []);
  assert.equal(errorsOf(secret(`stringData: {a: ${'x'.repeat(1048577)}}`)), ['TooLong data']);
});

test('updates', () => {
  const old = secret('immutable: true, type: Opaque, data: {a: YQ==}');
  assert.equal(errorsOf(secret('immutable: true, stringData: {a: a}'), old), []);
  assert.equal(errorsOf(secret('data: {a: Yg==}, type: other'), old), ['Invalid type', 'Forbidden immutable', 'Forbidden data']);
});

test('PEM blocks that a TLS Secret lacks', () => {
  const warned = (certificate: string, key: string): string[] => warningsOf(secret(`type: kubernetes.io/tls, stringData: {tls.crt: "${certificate}", tls.key: "${key}"}`));
  const block = (type: string): string => `-----BEGIN ${type}-----\\nYQ==\\n-----END ${type}-----\\n`;
  assert.equal(warned('a', 'b'), ['tls: failed to find any PEM data in certificate input']);
  assert.equal(warned(block('CERTIFICATE'), 'b'), ['tls: failed to find any PEM data in key input']);
  assert.equal(warned(block('RSA PRIVATE KEY'), block('CERTIFICATE')),
    ['tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched']);
  assert.equal(warned(block('CERTIFICATE'), block('CERTIFICATE')), ['tls: found a certificate rather than a key in the PEM for the private key']);
});

test.run();
