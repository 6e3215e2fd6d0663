import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const slice = (fields: string): string => `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-1}, ${fields}}`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['addresses of its family', slice('addressType: IPv4, endpoints: [{addresses: [10.0.0.1]}]'), []],
  ['an address of the other family is reported at the list', slice('addressType: IPv4, endpoints: [{addresses: ["2001:db8::1"]}]'), ['Invalid endpoints[0].addresses']],
  ['the loopback', slice('addressType: IPv4, endpoints: [{addresses: [127.0.0.1]}]'), ['Invalid endpoints[0].addresses[0]']],
  ['a name needs two words', slice('addressType: FQDN, endpoints: [{addresses: [web, web.example]}]'), ['Invalid endpoints[0].addresses[0]']],
  ['no address', slice('addressType: IPv6, endpoints: [{}]'), ['Required endpoints[0].addresses']],
  ['no type', slice('endpoints: []'), ['Required addressType']],
  ['two ports without a name', slice('addressType: IPv4, endpoints: [], ports: [{port: 80}, {port: 81}]'), ['Duplicate ports[1].name']],
  ['a zone twice', slice('addressType: IPv4, endpoints: [{addresses: [10.0.0.1], hints: {forZones: [{name: a}, {name: a}]}}]'), ['Duplicate endpoints[0].hints.forZones[1].name']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
