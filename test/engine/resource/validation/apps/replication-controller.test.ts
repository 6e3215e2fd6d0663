import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const controller = (spec: string, annotations = ''): string => `
apiVersion: v1
kind: ReplicationController
metadata: {name: a, annotations: {${annotations}}}
spec:
  replicas: 1
  ${spec}
`;

const template = (labels: string, pod = ''): string => `template: {metadata: {labels: {${labels}}}, spec: {${pod}containers: [{name: a, image: a}]}}`;

test('the selector finds the Pods of the template', () => {
  assert.equal(errorsOf(controller(template('a: b'))), []);
  assert.equal(errorsOf(controller(`selector: {a: c}\n  ${template('a: b')}`)), ['Invalid spec.template.metadata.labels']);
  assert.equal(errorsOf(controller('minReadySeconds: -1')).sort(), ['Invalid spec.minReadySeconds', 'Required spec.selector', 'Required spec.template']);
});

test('Pods run for good', () => {
  assert.equal(errorsOf(controller(template('a: b', 'restartPolicy: Never, activeDeadlineSeconds: 1, '))),
    ['NotSupported spec.template.spec.restartPolicy', 'Forbidden spec.template.spec.activeDeadlineSeconds']);
});

test('a selector may change, but where a conversion that is gone left its mark', () => {
  const changed = controller(`selector: {a: b}\n  ${template('a: b, c: d')}`);
  const stored = (annotations: string): string => controller(`selector: {c: d}\n  ${template('a: b, c: d')}`, annotations);
  assert.equal(errorsOf(changed, stored('')), []);
  assert.equal(errorsOf(changed, stored('non-convertible.kubernetes.io/selector: x')), ['Invalid spec.selector']);
  assert.equal(errorsOf(changed, stored('non-convertible.kubernetes.io/other: x')), ['NotFound other']);
});

test('an update is warned of the template that it replaces', () => {
  const limited = (memory: string): string => controller(`template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: a, resources: {limits: {memory: ${memory}}}}]}}`);
  const warning = 'spec.template.spec.containers[0].resources.limits[memory]: fractional byte value "1500m" is invalid, must be an integer';
  assert.equal(warningsOf(limited('1Gi'), limited('1500m')), [warning]);
  assert.equal(warningsOf(limited('1500m'), limited('1Gi')), []);
});

test('what a ControllerRevision keeps is an object', () => {
  const revision = (text: string): string => `{apiVersion: apps/v1, kind: ControllerRevision, metadata: {name: a}, ${text}}`;
  assert.equal(errorsOf(revision('revision: 1')), ['Required data']);
  assert.equal(errorsOf(revision('revision: -1, data: [a]')).sort(), ['Invalid revision', 'Required data']);
  assert.equal(errorsOf(revision('revision: 2, data: {a: 1}'), revision('revision: 1, data: {a: 2}')), ['Invalid data']);
});

test.run();
