import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const RIGHT = { name: 'a.example.com', admissionReviewVersions: ['v1'], sideEffects: 'None', clientConfig: { service: { name: 'a', namespace: 'b' } } };

const configuration = (webhooks: readonly object[], metadata: object = {}, kind = 'ValidatingWebhookConfiguration'): string =>
  JSON.stringify({ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'x', ...metadata }, webhooks });

const errors = (...changes: readonly object[]): string[] => errorsOf(configuration(changes.map((change) => ({ ...RIGHT, ...change }))));

test('a webhook and the configuration', () => {
  assert.equal(errors(), []);
  assert.equal(errors({}), []);
  assert.equal(errors({ name: '' }), ['Required webhooks[0].name']);
  assert.equal(errors({ name: 'a.b' }), ['Invalid webhooks[0].name']);
  assert.equal(errors({}, {}), ['Duplicate webhooks[1].name']);
  assert.equal(errors({ failurePolicy: 'No', matchPolicy: '', timeoutSeconds: 31 }), ['NotSupported webhooks[0].failurePolicy', 'NotSupported webhooks[0].matchPolicy', 'Invalid webhooks[0].timeoutSeconds']);
  assert.equal(errors({ sideEffects: 'Some' }), ['NotSupported webhooks[0].sideEffects']);
  assert.equal(errors({ sideEffects: undefined }), ['Required webhooks[0].sideEffects']);
  assert.equal(errors({ admissionReviewVersions: [] }), ['Required webhooks[0].admissionReviewVersions']);
  assert.equal(errors({ admissionReviewVersions: ['v2', 'v2', 'A'] }), [
    'Invalid webhooks[0].admissionReviewVersions[1]', 'Invalid webhooks[0].admissionReviewVersions[2]', 'Invalid webhooks[0].admissionReviewVersions',
  ]);
  assert.equal(errors({ namespaceSelector: { matchLabels: { a: '!' } } }), ['Invalid webhooks[0].namespaceSelector.matchLabels']);
});

test('match conditions', () => {
  const conditions = (...matchConditions: readonly object[]): string[] => errors({ matchConditions });
  assert.equal(conditions({ name: 'a', expression: " request.operation == 'CREATE' " }), []);
  assert.equal(conditions({ name: 'a', expression: ' ' }, { name: 'a', expression: 'true' }, { expression: 'params.x' }), [
    'Required webhooks[0].matchConditions[0].expression', 'Duplicate webhooks[0].matchConditions[1].name',
    'Invalid webhooks[0].matchConditions[2].expression', 'Required webhooks[0].matchConditions[2].name',
  ]);
  assert.equal(conditions({ name: 'a b', expression: 'object.x' }), ['Invalid webhooks[0].matchConditions[0].expression', 'Invalid webhooks[0].matchConditions[0].name']);
  assert.equal(conditions(...Array.from({ length: 65 }, (_, index) => ({ name: `n${index}`, expression: 'true' }))), ['TooMany webhooks[0].matchConditions']);
});

test('where a webhook is called', () => {
  const client = (clientConfig: object): string[] => errors({ clientConfig }).map((error) => error.replace('webhooks[0].clientConfig', ''));
  assert.equal(client({}), ['Required ']);
  assert.equal(client({ url: 'https://a.example', service: {} }), ['Required ']);
  assert.equal(client({ url: 'https://a.example/x' }), []);
  assert.equal(client({ url: 'http://u@/x?y#z' }), ['Invalid .url', 'Invalid .url', 'Invalid .url', 'Invalid .url', 'Invalid .url']);
  assert.equal(client({ url: 'https://a:b/' }), ['Required .url']);
  assert.equal(client({ service: {} }), ['Required .service.name', 'Required .service.namespace']);
  assert.equal(client({ service: { name: 'a' } }), ['Required .service.name']);
  const path = (text: string): number => client({ service: { name: 'a', namespace: 'b', path: text } }).length;
  assert.equal(['', '/', '/a/b/', '//', '/a//b', 'a', 'ab', '/A', '/a_b/'].map(path), [0, 0, 0, 1, 1, 2, 1, 1, 1]);
  assert.equal(client({ service: { name: 'a', namespace: 'b', port: 0 } }), ['Invalid .service.port']);
});

test('what an update need not mend', () => {
  const old = [{ ...RIGHT, sideEffects: 'Some', admissionReviewVersions: ['v2'], matchConditions: [{ name: 'a', expression: 'bad' }] }, { ...RIGHT, sideEffects: 'None' }];
  const update = (webhooks: readonly object[], stored: readonly object[]): string[] => errorsOf(configuration(webhooks, { resourceVersion: '1' }), configuration(stored));
  assert.equal(update(old, old), []);
  assert.equal(update([{ ...RIGHT, sideEffects: 'Some' }], [RIGHT]), ['NotSupported webhooks[0].sideEffects']);
  assert.equal(update([{ ...RIGHT, sideEffects: 'Other' }], old), ['NotSupported webhooks[0].sideEffects']);
  assert.equal(update([{ ...RIGHT, admissionReviewVersions: ['v2'] }], [RIGHT]), ['Invalid webhooks[0].admissionReviewVersions']);
  assert.equal(update([RIGHT, RIGHT], [RIGHT]), ['Duplicate webhooks[1].name']);
  assert.equal(update([{ ...RIGHT, matchConditions: [{ name: 'a', expression: 'bad' }] }], old), ['Invalid webhooks[0].matchConditions[0].expression']);
  const loose = { ...RIGHT, objectSelector: { matchLabels: { 'a': '!', '!': 'a' } } };
  assert.equal(update([loose], [loose]), ['Invalid webhooks[0].objectSelector.matchLabels']);
  assert.equal(errorsOf(configuration([RIGHT]), configuration([RIGHT])), ['Invalid metadata.resourceVersion']);
});

test('names and rules without effect', () => {
  const reviews = { rules: [{ operations: ['*'], apiGroups: ['authorization.k8s.io'], apiVersions: ['v1'], resources: ['subjectaccessreviews', 'pods'] }] };
  assert.equal(warningsOf(configuration([{ ...RIGHT, ...reviews }])), ['webhooks[0].rules[0]: subjectaccessreviews.authorization.k8s.io is excluded from admission webhooks; this rule will have no effect']);
  assert.equal(errorsOf(configuration([RIGHT], { name: 'a.static.k8s.io' })), ['Invalid metadata.name']);
  assert.equal(errorsOf(configuration([RIGHT], { name: 'a.static.k8s.io' }), undefined, '1.34'), []);
});

test('rules', () => {
  const rule = (change: object): string[] =>
    errors({ rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'], ...change }] }).map((error) => error.replace('webhooks[0].rules[0].', ''));
  assert.equal(rule({}), []);
  assert.equal(rule({ operations: [], apiGroups: [], apiVersions: [], resources: [] }), ['Required operations', 'Required apiGroups', 'Required apiVersions', 'Required resources']);
  assert.equal(rule({ operations: ['*', 'create'], apiGroups: ['*', 'a'], apiVersions: ['*', ''], scope: '' }), [
    'NotSupported operations[1]', 'Required apiVersions[1]', 'NotSupported scope', 'Invalid operations', 'Invalid apiGroups', 'Invalid apiVersions',
  ]);
  const resources = (...list: readonly string[]): string[] => rule({ resources: list });
  assert.equal(resources('pods/*', 'pods/log', '*/scale', 'x/scale'), ['Invalid resources[1]', 'Invalid resources[3]']);
  assert.equal(resources('*/*', 'pods'), ['Invalid resources']);
  assert.equal(resources('*', 'pods'), ['Invalid resources']);
  assert.equal(resources('pods', '*'), []);
  assert.equal(resources('*', 'pods/log'), []);
  assert.equal(resources('pods', ''), ['Required resources[1]']);
});

test.run();
