import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const cidrs = (list: string): string => `{apiVersion: networking.k8s.io/v1, kind: ServiceCIDR, metadata: {name: extra}, spec: {cidrs: ${list}}}`;
const address = (name: string): string => `{apiVersion: networking.k8s.io/v1, kind: IPAddress, metadata: {name: "${name}"}, spec: {parentRef: {resource: services, name: web}}}`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['two families', cidrs('[10.0.0.0/16, "fd00::/64"]'), []],
  ['one family twice', cidrs('[10.0.0.0/16, 10.1.0.0/16]'), ['Invalid spec.cidrs']],
  ['no network', cidrs('[]'), ['Required spec.cidrs']],
  ['a form that is not canonical', cidrs('["FD00::/64"]'), ['Invalid spec.cidrs[0]']],
  ['an address is named by itself', address('10.96.7.7'), []],
  ['in its canonical form', address('2001:DB8::1'), ['Invalid metadata.name']],
  ['a class of a controller', '{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: a}, spec: {controller: nginx, parameters: {kind: A, name: a, scope: Namespace}}}',
    ['Invalid spec.controller', 'Required spec.parameters.namespace']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
