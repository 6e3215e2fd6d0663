import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const node = (rest: string, annotations = ''): string => `{apiVersion: v1, kind: Node, metadata: {name: node-1, annotations: {${annotations}}}, ${rest}}`;

const CASES: readonly (readonly [rest: string, ...errors: readonly string[]])[] = [
  ['spec: {taints: [{key: a, effect: NoSchedule}, {key: a, effect: NoExecute}]}'],
  ['spec: {taints: [{key: a b, value: c d, effect: Never}]}', 'Invalid metadata.taints[0].key', 'Invalid metadata.taints[0].value', 'NotSupported metadata.taints[0].effect'],
  ['spec: {taints: [{key: a}]}', 'Required metadata.taints[0].effect'],
  ['spec: {taints: [{key: a, effect: NoSchedule}, {key: a, value: b, effect: NoSchedule}]}', 'Duplicate metadata.taints[1]'],
  ['spec: {podCIDR: 10.0.0.1/24}', 'Invalid spec.podCIDRs[0]'],
  ['spec: {podCIDRs: [10.0.0.0/24, 10.0.1.0/24]}', 'Invalid spec.podCIDRs'],
  ['spec: {podCIDRs: [10.0.0.0/24, "fd00::/64"]}'],
  ['status: {capacity: {cpu: -1, pods: 1500m}, allocatable: {}}', 'Invalid status.capacity.cpu', 'Invalid status.capacity.pods'],
  ['status: {declaredFeatures: [B, A, A, a]}', 'Invalid status.declaredFeatures[1]', 'Duplicate status.declaredFeatures[2]', 'Invalid status.declaredFeatures[3]'],
];

test('Nodes', () => {
  for (const [rest, ...errors] of CASES) assert.equal(errorsOf(node(rest)), errors, rest);
});

test('annotations of old', () => {
  const annotated = (key: string, value: string): string[] => errorsOf(node('spec: {}', `scheduler.alpha.kubernetes.io/${key}: '${value}'`));
  assert.equal(annotated('taints', '[{"key": "a", "effect": "NoSchedule"}]'), []);
  assert.equal(annotated('taints', '{}'), ['Invalid metadata.annotations']);
  assert.equal(annotated('taints', '[{"key": "a"}]'), ['Required metadata.annotations.scheduler.alpha.kubernetes.io/taints[0].effect']);
  assert.equal(annotated('preferAvoidPods', '['), ['Invalid metadata.annotations.AvoidPods']);
  assert.equal(annotated('preferAvoidPods', '{"preferAvoidPods": [{}]}'), ['Required metadata.annotations.scheduler.alpha.kubernetes.io/preferAvoidPods[0].PodSignature']);
});

test('updates', () => {
  const old = node('spec: {podCIDR: 10.0.0.0/24, podCIDRs: [10.0.0.0/24], providerID: a}');
  assert.equal(errorsOf(node('spec: {podCIDR: 10.0.0.0/24, providerID: a}'), old), []);
  assert.equal(errorsOf(node('spec: {externalID: b}'), old), ['Forbidden spec.podCIDRs', 'Invalid spec.providerID', 'Forbidden spec.externalID']);
});

test('names of Namespaces, and their finalizers', () => {
  const namespace = (name: string, finalizer: string): string => `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}}, spec: {finalizers: [${finalizer}]}}`;
  assert.equal(errorsOf(namespace('shop', 'example.com/clean')), []);
  assert.equal(errorsOf(namespace('a.b', 'clean')), ['Invalid metadata.name', 'Invalid spec.finalizers']);
});

test.run();
