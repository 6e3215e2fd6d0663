import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const TARGET = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: a}';
const autoscaler = (spec: string, version = 'v2', metadata = 'name: a'): string => `{apiVersion: autoscaling/${version}, kind: HorizontalPodAutoscaler, metadata: {${metadata}}, spec: {${spec}}}`;
const metric = (text: string): string => `${TARGET}, maxReplicas: 2, metrics: [{${text}}]`;
const behaviour = (text: string): string => `${TARGET}, maxReplicas: 2, behavior: {scaleUp: {${text}}}`;

const CASES: { readonly [spec: string]: readonly string[] } = {
  [`${TARGET}, maxReplicas: 2`]: [],
  [`${TARGET}, maxReplicas: 0`]: ['Required spec.maxReplicas', 'Invalid spec.maxReplicas'],
  [`${TARGET}, maxReplicas: 2, minReplicas: 3`]: ['Invalid spec.maxReplicas'],
  [`${TARGET}, maxReplicas: 2, minReplicas: -1`]: ['Invalid spec.minReplicas'],
  [`${TARGET}, maxReplicas: 2, minReplicas: 0`]: ['Forbidden spec.metrics'],
  'maxReplicas: 2, scaleTargetRef: {apiVersion: v1, kind: ReplicationController, name: a}': [],
  'maxReplicas: 2, scaleTargetRef: {apiVersion: v1, kind: a/b}': ['Invalid spec.scaleTargetRef.apiVersion', 'Invalid spec.scaleTargetRef.kind', 'Required spec.scaleTargetRef.name'],
  'maxReplicas: 2, scaleTargetRef: {apiVersion: a/b/c, kind: A, name: a}': ['Invalid spec.scaleTargetRef.apiVersion'],
  [metric('type: ""')]: ['Required spec.metrics[0].type', 'NotSupported spec.metrics[0].type'],
  [metric('type: Pods')]: ['Required spec.metrics[0].pods'],
  [metric('type: Resource, resource: {target: {type: Other}}')]:
    ['Required spec.metrics[0].resource.name', 'Required spec.metrics[0].resource.target.averageUtilization', 'Invalid spec.metrics[0].resource.target.type'],
  [metric('type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 0, averageValue: -1}}')]:
    ['Forbidden spec.metrics[0].resource.target.averageValue', 'Invalid spec.metrics[0].resource.target.averageValue', 'Invalid spec.metrics[0].resource.target.averageUtilization'],
  [metric('type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 1}}, pods: {}')]: ['Forbidden spec.metrics[0].pods', 'Required spec.metrics[0].pods.metric.name',
    'Required spec.metrics[0].pods.target.averageValue', 'Required spec.metrics[0].pods.target.type', 'Invalid spec.metrics[0].pods.target.type'],
  [metric('type: ContainerResource, containerResource: {name: disk, container: A, target: {type: AverageValue, averageValue: 1}}')]:
    ['Invalid spec.metrics[0].containerResource.name', 'Invalid spec.metrics[0].containerResource.name', 'Invalid spec.metrics[0].containerResource.container'],
  [metric('type: External, external: {metric: {name: a%b, selector: {matchLabels: {a b: c}}}, target: {type: Value, value: 1, averageValue: 1}}')]:
    ['Forbidden spec.metrics[0].external.target.value', 'Invalid spec.metrics[0].external.metric.name'],
  [metric('type: Object, object: {describedObject: {kind: A, name: a}, metric: {name: a}, target: {type: Value}}')]: ['Required spec.metrics[0].object.target.averageValue'],
  [behaviour('stabilizationWindowSeconds: 3601, selectPolicy: Other, tolerance: -1')]:
    ['Invalid spec.behavior.scaleUp.stabilizationWindowSeconds', 'NotSupported spec.behavior.scaleUp.selectPolicy', 'Invalid spec.behavior.scaleUp.tolerance'],
  [behaviour('policies: []')]: ['Required spec.behavior.scaleUp.policies'],
  [behaviour('policies: [{type: All, value: 0, periodSeconds: 1801}]')]:
    ['NotSupported spec.behavior.scaleUp.policies[0].type', 'Invalid spec.behavior.scaleUp.policies[0].value', 'Invalid spec.behavior.scaleUp.policies[0].periodSeconds'],
};

for (const [spec, errors] of Object.entries(CASES)) test(`an autoscaler with ${spec}`, () => assert.equal(errorsOf(autoscaler(spec)).sort(), [...errors].sort()));

test('autoscaling/v1 is judged as v2', () => {
  assert.equal(errorsOf(autoscaler(`${TARGET}, maxReplicas: 2`, 'v1')), []);
  assert.equal(errorsOf(autoscaler(`${TARGET}, maxReplicas: 2, targetCPUUtilizationPercentage: 0`, 'v1')), ['Invalid spec.metrics[0].resource.target.averageUtilization']);
  assert.equal(errorsOf(autoscaler(`${TARGET}, maxReplicas: 2, minReplicas: 0`, 'v1')), ['Forbidden spec.metrics']);
});

test('annotations of autoscaling/v1 hold metrics and behaviour', () => {
  const annotated = (annotation: string, text: string, spec = 'targetCPUUtilizationPercentage: 0'): string[] =>
    errorsOf(autoscaler(`${TARGET}, maxReplicas: 2, ${spec}`, 'v1', `name: a, annotations: {autoscaling.alpha.kubernetes.io/${annotation}: '${text}'}`));
  const metrics = '[{"type": "Pods", "pods": {"metricName": "a/b", "targetAverageValue": "1"}}, {"type": "External", "external": {"metricName": "a"}}]';
  assert.equal(annotated('metrics', metrics), [
    'Invalid spec.metrics[0].pods.metric.name', 'Required spec.metrics[1].external.target.averageValue', 'Invalid spec.metrics[2].resource.target.averageUtilization',
  ]);
  assert.equal(annotated('metrics', metrics.replace('a/b', 'ab'), 'minReplicas: 0'), ['Required spec.metrics[1].external.target.averageValue']);
  assert.equal(annotated('metrics', '[{'), ['Invalid spec.metrics[0].resource.target.averageUtilization']);
  assert.equal(annotated('behavior', '{"scaleUp": {"policies": []}}', 'minReplicas: 1'), ['Required spec.behavior.scaleUp.policies']);
});

test('what is stored may stay', () => {
  const stored = autoscaler('maxReplicas: 2, scaleTargetRef: {apiVersion: v1, kind: A, name: a}');
  assert.equal(errorsOf(autoscaler('maxReplicas: 3, scaleTargetRef: {apiVersion: v1, kind: A, name: b}'), stored), []);
  assert.equal(errorsOf(autoscaler('maxReplicas: 3, scaleTargetRef: {apiVersion: v1, kind: B, name: a}'), stored), ['Invalid spec.scaleTargetRef.apiVersion']);
});

test('before 1.37 nothing is scaled to zero', () => {
  assert.equal(errorsOf(autoscaler(`${TARGET}, maxReplicas: 2, minReplicas: 0`), undefined, '1.36').includes('Invalid spec.minReplicas'), true);
});

test.run();
