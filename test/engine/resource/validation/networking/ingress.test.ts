import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const ingress = (spec: string, metadata = ''): string => `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: front${metadata}}, spec: ${spec}}`;
const path = (fields: string): string => ingress(`{rules: [{http: {paths: [{${fields}}]}}]}`);
const BACKEND = 'backend: {service: {name: web, port: {number: 80}}}';
const AT = 'spec.rules[0].http.paths[0]';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a plain one', path(`path: /, pathType: Prefix, ${BACKEND}`), []],
  ['neither rules nor a default backend', ingress('{}'), ['Invalid spec']],
  ['without a path type nothing else of the path is judged', path('path: x'), [`Required ${AT}.pathType`]],
  ['a path type that there is not', path(`path: x, pathType: Regex, ${BACKEND}`), [`NotSupported ${AT}.pathType`]],
  ['a path that is not absolute', path(`path: shop, pathType: Prefix, ${BACKEND}`), [`Invalid ${AT}.path`]],
  ['a path with two slashes and a way up', path(`path: //a/../, pathType: Exact, ${BACKEND}`), [`Invalid ${AT}.path`, `Invalid ${AT}.path`]],
  ['what the implementation reads may be a pattern', path(`path: /a(.*), pathType: ImplementationSpecific, ${BACKEND}`), []],
  ['a port by name and by number', path('path: /, pathType: Exact, backend: {service: {name: web, port: {name: http, number: 80}}}'), [`Invalid ${AT}.backend`]],
  ['no port', path('path: /, pathType: Exact, backend: {service: {name: web}}'), [`Required ${AT}.backend`]],
  ['a Service and another object', path('path: /, pathType: Exact, backend: {service: {name: web, port: {number: 80}}, resource: {kind: Bucket, name: a}}'), [`Invalid ${AT}.backend`]],
  ['an object without a kind', ingress('{defaultBackend: {resource: {name: a}}}'), ['Required spec.defaultBackend.resource.kind']],
  ['hosts', ingress('{rules: [{host: 10.0.0.1}, {host: "*.a.example"}, {host: "a.*.example"}, {host: Shop.example}]}'), ['Invalid spec.rules[0].host', 'Invalid spec.rules[2].host', 'Invalid spec.rules[3].host']],
  ['the class twice, and not alike', ingress('{ingressClassName: a, defaultBackend: {service: {name: web, port: {number: 80}}}}', ', annotations: {kubernetes.io/ingress.class: b}'), ['Invalid annotations.kubernetes.io/ingress.class']],
  ['a TLS secret that cannot be', ingress('{tls: [{hosts: [a.example], secretName: A}], defaultBackend: {service: {name: web, port: {number: 80}}}}'), ['Invalid spec.tls[0].secretName']],
];

test('rules for many hosts are not judged where the old ones were wrong', () => {
  const wild = (paths: string): string => ingress(`{rules: [{host: "*.a.example", http: {paths: ${paths}}}, {http: {paths: []}}]}`);
  const refused = ['Required spec.rules[0].http.paths', 'Required spec.rules[1].http.paths'];
  assert.equal(errorsOf(wild('[]'), wild(`[{path: /, pathType: Prefix, ${BACKEND}}]`)).sort(), refused);
  assert.equal(errorsOf(wild('[]'), wild('[{}]')), refused.slice(1));
});

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
