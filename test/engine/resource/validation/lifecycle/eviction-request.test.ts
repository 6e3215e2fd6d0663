import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const request = (requester: string, target: string, rest = 'intent: Eviction'): string =>
  `{apiVersion: lifecycle.k8s.io/v1alpha1, kind: EvictionRequest, metadata: {name: a, resourceVersion: "1"}, spec: {requester: ${requester}, target: ${target}, ${rest}}}`;
const POD = '{pod: {name: a, uid: 0e3b6c3a-7d52-4f3e-9d3f-0a1b2c3d4e5f}}';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a request', request('example.com/a', POD), []],
  ['a requester without a domain', request('a', POD), ['Invalid spec.requester']],
  ['a requester of a reserved domain', request('a.k8s.io/b', POD), ['Invalid spec.requester']],
  ['no target', request('example.com/a', '{}', 'intent: Later'), ['NotSupported spec.intent', 'Invalid spec.target']],
  ['a pod that is none', request('example.com/a', '{pod: {uid: A}}'), ['Required spec.target.pod.name', 'Invalid spec.target.pod.uid']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test('a request stays with its pod', () => assert.equal(errorsOf(request('b.c/a', POD.replace('name: a', 'name: b')), request('example.com/a', POD)), ['Invalid spec.requester', 'Invalid spec.target']));

test.run();
