import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const policy = (spec: string): string => `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: wall}, spec: {podSelector: {}, ${spec}}}`;
const from = (peer: string): string => policy(`ingress: [{from: [${peer}]}]`);
const PEER = 'spec.ingress[0].from[0]';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty peer', from('{}'), [`Required ${PEER}`]],
  ['a block and a selector', from('{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}'), [`Forbidden ${PEER}`]],
  ['bits of the host', from('{ipBlock: {cidr: 10.0.0.1/8}}'), [`Invalid ${PEER}.ipBlock.cidr`]],
  ['a hole inside, one outside, one as large', from('{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 11.0.0.0/16, 10.0.0.0/8]}}'), [`Invalid ${PEER}.ipBlock.except[1]`, `Invalid ${PEER}.ipBlock.except[2]`]],
  ['a range of ports', policy('egress: [{ports: [{port: 80, endPort: 90}, {port: 80, endPort: 70}, {port: http, endPort: 90}, {endPort: 90}]}]'),
    ['Invalid spec.egress[0].ports[1].endPort', 'Invalid spec.egress[0].ports[2].endPort', 'Invalid spec.egress[0].ports[3].endPort']],
  ['types', policy('policyTypes: [Ingress, Both]'), ['NotSupported spec.policyTypes[1]']],
  ['three types', policy('policyTypes: [Ingress, Egress, Ingress]'), ['Invalid spec.policyTypes']],
];

test('values that are none of labels may stay where the old selector had such', () => {
  const selecting = (value: string): string =>
    `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: wall}, spec: {podSelector: {matchExpressions: [{key: a, operator: In, values: ["${value}"]}]}, ingress: [{from: [{podSelector: {matchExpressions: [{key: a, operator: In, values: ["b c"]}]}}]}]}}`;
  assert.equal(errorsOf(selecting('d e'), selecting('f g')), []);
  assert.equal(errorsOf(selecting('d'), selecting('e')), [`Invalid ${PEER}.podSelector.matchExpressions[0].values[0]`]);
});

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
