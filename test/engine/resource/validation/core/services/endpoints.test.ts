import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const endpoints = (subset: string): string => `{apiVersion: v1, kind: Endpoints, metadata: {name: outside}, subsets: [${subset}]}`;

const CASES: readonly (readonly [subset: string, ...errors: readonly string[]])[] = [
  ['{addresses: [{ip: 192.0.2.1}]}'],
  ['{ports: [{port: 80}]}', 'Required subsets[0]'],
  ['{addresses: [{ip: a}]}', 'Invalid subsets[0].addresses[0].ip', 'Invalid subsets[0].addresses[0].ip'],
  ['{notReadyAddresses: [{ip: 127.0.0.1}]}', 'Invalid subsets[0].notReadyAddresses[0].ip'],
  ['{addresses: [{ip: 192.0.2.1, hostname: A}]}', 'Invalid subsets[0].addresses[0].hostname'],
  ['{addresses: [{ip: 192.0.2.1, nodeName: ""}]}', 'Invalid subsets[0].addresses[0].nodeName'],
  ['{addresses: [{ip: 192.0.2.1}], ports: [{port: 80}, {port: 81, name: A}]}', 'Required subsets[0].ports[0].name', 'Invalid subsets[0].ports[1].name'],
  ['{addresses: [{ip: 192.0.2.1}], ports: [{port: 0, protocol: HTTP}]}', 'Invalid subsets[0].ports[0].port', 'NotSupported subsets[0].ports[0].protocol'],
];

test('subsets', () => {
  for (const [subset, ...errors] of CASES) assert.equal(errorsOf(endpoints(subset)), errors, subset);
});

test('subsets that an update leaves alone are not judged again', () => {
  const old = endpoints('{addresses: [{ip: a}]}');
  assert.equal(errorsOf(old, old), []);
  assert.equal(errorsOf(endpoints('{addresses: [{ip: b}]}'), old).length, 2);
});

test('warnings', () => {
  assert.equal(warningsOf(endpoints('{addresses: [{ip: "2001:DB8::1"}]}')), [
    'subsets[0].addresses[0].ip: IPv6 address "2001:DB8::1" should be in RFC 5952 canonical format ("2001:db8::1")',
    'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
  ]);
});

test.run();
