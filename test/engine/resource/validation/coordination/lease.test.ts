import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const lease = (spec: string): string => `{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: leader}, spec: {${spec}}}`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a plain one', lease('holderIdentity: a, leaseDurationSeconds: 15, leaseTransitions: 0'), []],
  ['no time at all', lease('leaseDurationSeconds: 0'), ['Invalid spec.leaseDurationSeconds']],
  ['fewer than no transitions', lease('leaseTransitions: -1'), ['Invalid spec.leaseTransitions']],
  ['a finalizer without a domain', '{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: leader, finalizers: [mine]}}', []],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
