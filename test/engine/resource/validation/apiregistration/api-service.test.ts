import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const RIGHT = { group: 'a.example.com', version: 'v1', groupPriorityMinimum: 100, versionPriority: 10, service: { name: 'a', namespace: 'b' } };

const errors = (change: object, metadata: object = { name: 'v1.a.example.com' }): string[] =>
  errorsOf(JSON.stringify({ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', metadata, spec: { ...RIGHT, ...change } }));

test('an APIService is called by its version and group', () => {
  assert.equal(errors({}), []);
  assert.equal(errors({}, { name: 'other' }), ['Invalid metadata.name']);
  assert.equal(errors({}, { name: 'a/b' }), ['Invalid metadata.name']);
  assert.equal(errors({}, { name: 'v1.a.example.com', generateName: 'x' }), ['Invalid metadata.generateName']);
  assert.equal(errors({ group: '' }, { name: 'v1.' }), []);
  assert.equal(errors({ group: '', version: 'v2' }, { name: 'v2.' }), ['Required spec.group']);
  assert.equal(errors({ group: 'A', version: '' }, { name: '.A' }), ['Invalid spec.group', 'Invalid spec.version']);
});

test('priorities and trust', () => {
  assert.equal(errors({ groupPriorityMinimum: 20001, versionPriority: 0 }), ['Invalid spec.groupPriorityMinimum', 'Invalid spec.versionPriority']);
  assert.equal(errors({ service: {} }), ['Required spec.service.namespace', 'Required spec.service.name']);
  assert.equal(errors({ service: { name: 'a', namespace: 'b', port: 65536 } }), ['Invalid spec.service.port']);
  assert.equal(errors({ insecureSkipTLSVerify: true, caBundle: 'YQ==' }), ['Invalid spec.insecureSkipTLSVerify']);
  assert.equal(errors({ service: undefined, insecureSkipTLSVerify: true, caBundle: 'YQ==' }), ['Invalid spec.caBundle', 'Invalid spec.insecureSkipTLSVerify']);
});

test.run();
