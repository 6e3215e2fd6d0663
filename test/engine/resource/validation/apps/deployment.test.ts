import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const TEMPLATE = '{metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: a}]}}';

const deployment = (spec: string, template = TEMPLATE, metadata = 'name: a', kind = 'Deployment'): string =>
  `{apiVersion: apps/v1, kind: ${kind}, metadata: {${metadata}}, spec: {template: ${template}, ${spec}}}`;

const SELECTOR = 'selector: {matchLabels: {a: b}}';
const ROLLING = `${SELECTOR}, strategy: {type: RollingUpdate, rollingUpdate:`;

const CASES: { readonly [spec: string]: readonly string[] } = {
  [SELECTOR]: [],
  'replicas: 1': ['Required spec.selector', 'Invalid spec.template.metadata.labels'],
  'selector: {}': ['Invalid spec.selector'],
  'selector: {matchLabels: {a: c}}': ['Invalid spec.template.metadata.labels'],
  'selector: {matchExpressions: [{key: a, operator: In}]}': ['Invalid spec.selector', 'Required spec.selector.matchExpressions[0].values'],
  [`${SELECTOR}, replicas: -1, minReadySeconds: -1, revisionHistoryLimit: -1`]: ['Invalid spec.replicas', 'Invalid spec.minReadySeconds', 'Invalid spec.revisionHistoryLimit'],
  [`${SELECTOR}, minReadySeconds: 600`]: ['Invalid spec.progressDeadlineSeconds'],
  [`${SELECTOR}, progressDeadlineSeconds: 0`]: ['Invalid spec.progressDeadlineSeconds'],
  [`${SELECTOR}, strategy: {type: Other}`]: ['NotSupported spec.strategy'],
  [`${SELECTOR}, strategy: {type: Recreate, rollingUpdate: {}}`]: ['Forbidden spec.strategy.rollingUpdate'],
  [`${ROLLING} {maxSurge: 0, maxUnavailable: 0%}}`]: ['Invalid spec.strategy.rollingUpdate.maxUnavailable'],
  [`${ROLLING} {maxSurge: 200%, maxUnavailable: 101%}}`]: ['Invalid spec.strategy.rollingUpdate.maxUnavailable'],
  [`${ROLLING} {maxSurge: "", maxUnavailable: "5"}}`]: ['Invalid spec.strategy.rollingUpdate.maxUnavailable', 'Invalid spec.strategy.rollingUpdate.maxSurge'],
  [`${ROLLING} {maxSurge: -1, maxUnavailable: -1%}}`]: ['Invalid spec.strategy.rollingUpdate.maxUnavailable', 'Invalid spec.strategy.rollingUpdate.maxSurge'],
};

for (const [spec, errors] of Object.entries(CASES)) test(`a Deployment with ${spec}`, () => assert.equal(errorsOf(deployment(spec)), errors));

test('a template whose selector cannot be read is not judged', () => {
  const bad = '{metadata: {labels: {a: b}}, spec: {restartPolicy: Never, activeDeadlineSeconds: 5, containers: [{name: a, image: a}]}}';
  assert.equal(errorsOf(deployment(SELECTOR, bad)), ['NotSupported spec.template.spec.restartPolicy', 'Forbidden spec.template.spec.activeDeadlineSeconds']);
  assert.equal(errorsOf(deployment('selector: {matchExpressions: [{key: a, operator: Is}]}', bad)), ['Invalid spec.selector', 'Invalid spec.selector.matchExpressions[0].operator']);
});

test('a selector stays as it is', () => {
  for (const kind of ['Deployment', 'ReplicaSet', 'DaemonSet'])
    assert.equal(errorsOf(deployment('selector: {matchExpressions: [{key: a, operator: Exists}]}', TEMPLATE, 'name: a', kind), deployment(SELECTOR, TEMPLATE, 'name: a', kind)), ['Invalid spec.selector'], kind);
});

test('annotations of older versions', () => {
  const rollback = (revision: string): string[] => errorsOf(deployment(SELECTOR, TEMPLATE, `name: a, annotations: {deprecated.deployment.rollback.to: "${revision}"}`));
  assert.equal(['', '3', '-1', 'x'].map(rollback), [[], [], ['Invalid spec.rollback.version'], ['Invalid metadata.annotations']]);
});

test('names that are no names of Pods', () => {
  assert.equal(warningsOf(deployment(SELECTOR, TEMPLATE, 'name: a.b')).map((warning) => warning.slice(0, 13)), ['metadata.name']);
  assert.equal(warningsOf(deployment(SELECTOR)), []);
});

test('an update is warned of its template wherever the generation is a new one', () => {
  const old = '{metadata: {labels: {a: b}}, spec: {nodeSelector: {beta.kubernetes.io/os: linux}, containers: [{name: a, image: a}]}}';
  const warning = 'spec.template.spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead';
  const stored = deployment(SELECTOR, old);
  assert.equal(warningsOf(stored, stored), []);
  assert.equal(warningsOf(deployment(`replicas: 3, ${SELECTOR}`, old), stored), [warning]);
  assert.equal(warningsOf(deployment(SELECTOR, old, 'name: a, annotations: {c: d}'), stored), [warning]);
});

test.run();
