import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const runtime = (fields: string): string => `{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: gvisor}, ${fields}}`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a handler', runtime('handler: runsc'), []],
  ['a handler in capitals', runtime('handler: RunSC'), ['Invalid handler']],
  ['overhead is judged as limits are', runtime('handler: runsc, overhead: {podFixed: {cpu: -1, bread: 1}}'), ['Invalid overhead.limits[cpu]', 'Invalid overhead.limits[bread]', 'Invalid overhead.limits[bread]']],
  ['a toleration twice', runtime('handler: runsc, scheduling: {tolerations: [{key: a, operator: Exists}, {key: a, operator: Exists}]}'), ['Duplicate scheduling.tolerations[1]']],
  ['a finalizer without a domain', '{apiVersion: node.k8s.io/v1, kind: RuntimeClass, metadata: {name: gvisor, finalizers: [mine]}, handler: runsc}', []],
];

test('a label of Nodes that has a newer name', () => assert.equal(
  warningsOf(runtime('handler: runsc, scheduling: {nodeSelector: {beta.kubernetes.io/os: linux}}')), ['scheduling.nodeSelector: deprecated since v1.14; use "kubernetes.io/os" instead']));

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
