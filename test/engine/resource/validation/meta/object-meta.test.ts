import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const configMap = (metadata: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: ${metadata}\n`;

const created: readonly (readonly [string, readonly string[]])[] = [
  ['{name: a}', []],
  ['{generateName: a-}', []],
  ['{generateName: A-}', ['Invalid metadata.name']],
  ['{generateName: Ab-}', ['Invalid metadata.generateName', 'Invalid metadata.name']],
  ['{name: A}', ['Invalid metadata.name']],
  ['{}', ['Required metadata.name']],
  ['{name: a, namespace: A}', ['Invalid metadata.namespace']],
  ['{name: a, labels: {-a: b, c: -d}}', ['Invalid metadata.labels', 'Invalid metadata.labels']],
  ['{name: a, labels: {a/b/c: ""}}', ['Invalid metadata.labels']],
  ['{name: a, annotations: {Example.com/A: any text!}}', []],
  ['{name: a, annotations: {-a: ""}}', ['Invalid metadata.annotations']],
  ['{name: a, generation: -1}', ['Invalid metadata.generation']],
  ['{name: a, finalizers: [kubernetes, example.com/a]}', []],
  ['{name: a, finalizers: [example]}', ['Invalid metadata.finalizers[0]']],
  ['{name: a, finalizers: [orphan, foregroundDeletion]}', ['Invalid metadata.finalizers']],
  ['{name: a, ownerReferences: [{apiVersion: v1, kind: Pod, name: a, uid: b}]}', []],
  ['{name: a, ownerReferences: [{}]}', ['apiVersion', 'kind', 'name', 'uid'].map((field) => `Required metadata.ownerReferences[0].${field}`)],
  ['{name: a, ownerReferences: [{apiVersion: v1, kind: Event, name: a, uid: b}]}', ['Invalid metadata.ownerReferences[0]']],
  ['{name: a, ownerReferences: [{apiVersion: a/b/c, kind: A, name: a, uid: b}]}', ['Invalid metadata.ownerReferences[0].apiVersion']],
  ['{name: a, ownerReferences: [{apiVersion: v1, kind: A, name: a, uid: a, controller: true}, {apiVersion: v1, kind: B, name: b, uid: b, controller: true}]}', ['Invalid metadata.ownerReferences']],
];

for (const [metadata, expected] of created) test(`created: ${metadata}`, () => assert.equal(errorsOf(configMap(metadata)), expected));

const updated: readonly (readonly [string, string, readonly string[]])[] = [
  ['{name: a}', '{name: a, labels: {a: b}}', []],
  ['{name: a}', '{name: b}', ['Invalid metadata.name']],
  ['{name: a, namespace: x}', '{name: a, namespace: z}', ['Invalid metadata.namespace']],
  ['{name: a, uid: x}', '{name: a}', []],
  ['{name: a, uid: x}', '{name: a, uid: z}', ['Invalid metadata.uid']],
  ['{name: a}', '{name: a, deletionGracePeriodSeconds: 5}', ['Invalid metadata.deletionGracePeriodSeconds']],
  ['{name: a}', '{name: a, creationTimestamp: "2026-01-01T00:00:00Z", generation: 7}', []],
  ['{name: a}', '{name: a, generateName: a/b}', ['Invalid metadata.generateName']],
  ['{name: a, finalizers: [a/b], deletionTimestamp: "2026-01-01T00:00:00Z"}', '{name: a, finalizers: [a/b, c/d]}', ['Forbidden metadata.finalizers']],
];

for (const [old, metadata, expected] of updated) test(`${old} becomes ${metadata}`, () => assert.equal(errorsOf(configMap(metadata), configMap(old)), expected));

test.run();
