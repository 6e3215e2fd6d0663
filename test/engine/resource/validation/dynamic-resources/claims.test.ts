import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const claim = (devices: string, version = 'v1'): string => `{apiVersion: resource.k8s.io/${version}, kind: ResourceClaim, metadata: {name: a}, spec: {devices: ${devices}}}`;
const request = (fields: string): string => claim(`{requests: [{name: a, exactly: {deviceClassName: gpu, ${fields}}}]}`);
const template = (metadata: string): string =>
  `{apiVersion: resource.k8s.io/v1, kind: ResourceClaimTemplate, metadata: {name: a}, spec: {metadata: ${metadata}, spec: {devices: {requests: [{name: a, exactly: {deviceClassName: gpu}}]}}}}`;
const repeated = (text: string, times: number): string => Array.from({ length: times }, (_, index) => text.replaceAll('#', String(index))).join(', ');

const REQUEST = 'spec.devices.requests[0]';
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a claim for nothing', claim('{}'), []],
  ['a request of no kind', claim('{requests: [{name: a}]}'), [`Required ${REQUEST}`]],
  ['a request of two kinds is not looked into', claim('{requests: [{name: a, exactly: {}, firstAvailable: [{}]}]}'), [`Invalid ${REQUEST}`]],
  ['requests of one name', claim(`{requests: [${repeated('{name: a, exactly: {deviceClassName: b}}', 2)}]}`), ['Duplicate spec.devices.requests[1]']],
  ['too many requests are not looked into', claim(`{requests: [${repeated('{name: r#}', 33)}]}`), ['TooMany spec.devices.requests']],
  ['too many alternatives are not looked into', claim(`{requests: [{name: a, firstAvailable: [${repeated('{name: r#}', 9)}]}]}`), [`TooMany ${REQUEST}.firstAvailable`]],
  ['alternatives of one name', claim(`{requests: [{name: a, firstAvailable: [${repeated('{name: b, deviceClassName: c}', 2)}]}]}`), [`Duplicate ${REQUEST}.firstAvailable[1]`]],
  ['an alternative without a name and a class', claim('{requests: [{name: a, firstAvailable: [{}]}]}'), [`Required ${REQUEST}.firstAvailable[0].deviceClassName`, `Invalid ${REQUEST}.firstAvailable[0].name`]],
  ['all devices cannot be counted', request('allocationMode: All, count: 2'), [`Invalid ${REQUEST}.exactly.count`]],
  ['fewer than none', request('count: -1'), [`Invalid ${REQUEST}.exactly.count`]],
  ['an unknown mode', request('allocationMode: Some'), [`NotSupported ${REQUEST}.exactly.allocationMode`]],
  ['tolerations', request('tolerations: [{key: a b, operator: Exists, value: c}, {operator: Equal, value: a b, effect: Never}, {operator: Like}]'), [
    `Invalid ${REQUEST}.exactly.tolerations[0].key`, `Invalid ${REQUEST}.exactly.tolerations[0].value`, `Invalid ${REQUEST}.exactly.tolerations[1].value`,
    `NotSupported ${REQUEST}.exactly.tolerations[1].effect`, `NotSupported ${REQUEST}.exactly.tolerations[2].operator`,
  ]],
  ['what constraints are about', claim('{requests: [{name: a, firstAvailable: [{name: b, deviceClassName: c}]}], constraints: [{matchAttribute: d.e/f, requests: [a, a/b, a/x, x, a/b/c, a]}]}'), [
    'Invalid spec.devices.constraints[0].requests[2]', 'Invalid spec.devices.constraints[0].requests[3]', 'Invalid spec.devices.constraints[0].requests[4]', 'Duplicate spec.devices.constraints[0].requests[5]',
  ]],
  ['a constraint on no attribute', claim('{constraints: [{}]}'), ['Required spec.devices.constraints[0]']],
  ['attributes without a domain', claim('{constraints: [{matchAttribute: a}, {distinctAttribute: b}, {matchAttribute: a.b/c, distinctAttribute: d}]}'), ['Invalid spec.devices.constraints[0].matchAttribute', 'Invalid spec.devices.constraints[1].distinctAttribute']],
  ['a domain that is none', claim('{constraints: [{matchAttribute: /a}, {matchAttribute: a_b/}]}'), [
    'Invalid spec.devices.constraints[0].matchAttribute', 'Invalid spec.devices.constraints[1].matchAttribute', 'Invalid spec.devices.constraints[1].matchAttribute',
  ]],
  ['a configuration of nothing', claim('{config: [{}]}'), ['Required spec.devices.config[0].opaque']],
  ['a configuration without a driver', claim('{config: [{opaque: {parameters: {}}}]}'), ['Required spec.devices.config[0].opaque.driver']],
  ['a configuration that is a list', claim('{config: [{opaque: {driver: a.b, parameters: []}}]}'), ['Invalid spec.devices.config[0].opaque.parameters']],
  ['a large configuration', claim(`{config: [{opaque: {driver: a.b, parameters: {a: ${'a'.repeat(10_240)}}}}]}`), ['TooLong spec.devices.config[0].opaque.parameters']],
  ['metadata of a template', template('{name: a, uid: b, finalizers: [c/d], labels: {a b: c}}'), ['Invalid spec.metadata.labels', 'Forbidden spec.metadata.name', 'Forbidden spec.metadata.uID', 'Forbidden spec.metadata.finalizers']],
  ['the earlier form is converted', claim('{requests: [{name: a, allocationMode: Some}]}', 'v1beta1'), [`Required ${REQUEST}.exactly.deviceClassName`, `NotSupported ${REQUEST}.exactly.allocationMode`]],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal([...errorsOf(text)].sort(), [...expected].sort()));

test('a claim does not change', () => {
  const old = request('count: 1');
  assert.equal(errorsOf(old, old), []);
  assert.equal(errorsOf(claim('{requests: [{}]}'), old), ['Invalid spec']);
  assert.equal(errorsOf(request('count: 1, capacity: {}'), old), ['Invalid spec']);
  assert.equal(errorsOf(request('count: 1, capacity: {requests: {a: 1024Mi}}'), request('count: 1, capacity: {requests: {a: 1Gi}}')), []);
});

test('a template does not change, and is judged', () => {
  assert.equal(errorsOf(template('{labels: {a b: c}}'), template('{}')), ['Invalid spec', 'Invalid spec.metadata.labels']);
});

test.run();
