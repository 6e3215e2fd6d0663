import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const daemonSet = (spec: string, pod = ''): string => `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: a}
spec:
  ${spec}
  template: {metadata: {labels: {a: b}}, spec: {${pod}containers: [{name: a, image: a}]}}
`;

const SELECTOR = 'selector: {matchLabels: {a: b}}';
const rolling = (text: string): string => `${SELECTOR}\n  updateStrategy: {type: RollingUpdate, rollingUpdate: {${text}}}`;

const CASES: { readonly [spec: string]: readonly string[] } = {
  [SELECTOR]: [],
  'minReadySeconds: -1': ['Invalid spec.minReadySeconds', 'Invalid spec.template.metadata.labels'],
  'selector: {}': ['Invalid spec.selector'],
  'selector: {matchExpressions: [{key: a, operator: Is}]}': ['Invalid spec.selector.matchExpressions[0].operator'],
  [`${SELECTOR}\n  updateStrategy: {type: Other}`]: ['NotSupported spec.updateStrategy'],
  [`${SELECTOR}\n  updateStrategy: {type: OnDelete, rollingUpdate: {maxSurge: -1}}`]: [],
  [rolling('maxSurge: 1')]: ['Invalid spec.updateStrategy.rollingUpdate.maxSurge'],
  [rolling('maxSurge: 1, maxUnavailable: 0%')]: [],
  [rolling('maxUnavailable: 0')]: ['Required spec.updateStrategy.rollingUpdate.maxUnavailable'],
  [rolling('maxSurge: 101%, maxUnavailable: 0')]: ['Invalid spec.updateStrategy.rollingUpdate.maxSurge'],
};

for (const [spec, errors] of Object.entries(CASES)) test(`a DaemonSet with ${spec}`, () => assert.equal(errorsOf(daemonSet(spec)), errors));

test('Pods of a DaemonSet run for good', () => {
  assert.equal(errorsOf(daemonSet(SELECTOR, 'restartPolicy: Never, activeDeadlineSeconds: 1, ')),
    ['NotSupported spec.template.spec.restartPolicy', 'Forbidden spec.template.spec.activeDeadlineSeconds']);
});

test('values that were no labels before may stay so', () => {
  const selecting = (value: string): string => daemonSet(`selector: {matchExpressions: [{key: a, operator: In, values: [b, "${value}"]}]}`);
  assert.equal(errorsOf(selecting('not a label'), selecting('not a label')), []);
  assert.equal(errorsOf(selecting('not a label'), selecting('c')), ['Invalid spec.selector', 'Invalid spec.selector.matchExpressions[0].values[1]']);
});

test('an annotation of older versions', () => {
  const annotated = (generation: string): string[] => errorsOf(daemonSet(SELECTOR).replace('name: a', `name: a, annotations: {deprecated.daemonset.template.generation: "${generation}"}`));
  assert.equal(['3', '-1', '', 'x'].map(annotated), [[], [], ['Invalid metadata.annotations'], ['Invalid metadata.annotations']]);
});

test.run();
