import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const podSpec = (text = 'restartPolicy: Never'): string => `{${text}, containers: [{name: a, image: a}]}`;

const job = (spec: string, metadata = 'name: a', template = `{spec: ${podSpec()}}`): string =>
  `{apiVersion: batch/v1, kind: Job, metadata: {${metadata}}, spec: {template: ${template}, ${spec}}}`;

const INDEXED = 'completionMode: Indexed, completions: 5, backoffLimitPerIndex: 1';

const CASES: { readonly [spec: string]: readonly string[] } = {
  'parallelism: 1': [],
  'parallelism: -1, completions: -1, backoffLimit: -1': ['Invalid spec.parallelism', 'Invalid spec.completions', 'Invalid spec.backoffLimit'],
  'completionMode: Other': ['NotSupported spec.completionMode'],
  'backoffLimitPerIndex: 1': ['Invalid spec.backoffLimitPerIndex'],
  'completionMode: Indexed, completions: 2, maxFailedIndexes: 1': ['Required spec.backoffLimitPerIndex'],
  'completionMode: Indexed, parallelism: 100001': ['Required spec.completions', 'Invalid spec.parallelism'],
  'completionMode: Indexed, completions: 100001, backoffLimitPerIndex: 1, parallelism: 10001': ['Required spec.maxFailedIndexes', 'Invalid spec.parallelism'],
  [`${INDEXED}, maxFailedIndexes: 6`]: ['Invalid spec.maxFailedIndexes'],
  'managedBy: ""': ['Required spec.managedBy'],
  'managedBy: example.com': ['Invalid spec.managedBy'],
  'managedBy: Example.com/a b': ['Invalid spec.managedBy', 'Invalid spec.managedBy'],
  'podReplacementPolicy: Other': ['NotSupported spec.podReplacementPolicy'],
  'podFailurePolicy: {rules: []}, podReplacementPolicy: TerminatingOrFailed': ['NotSupported spec.podReplacementPolicy'],
  'podFailurePolicy: {rules: [{action: FailIndex, onPodConditions: [{type: a, status: "True"}]}]}': ['Invalid spec.podFailurePolicy.rules[0].action'],
  'podFailurePolicy: {rules: [{action: Count}]}': ['Invalid spec.podFailurePolicy.rules[0]'],
  'podFailurePolicy: {rules: [{action: Count, onExitCodes: {containerName: b, operator: In, values: [0, 2, 1, 2]}}]}': [
    'Invalid spec.podFailurePolicy.rules[0].onExitCodes.containerName', 'Invalid spec.podFailurePolicy.rules[0].onExitCodes.values[0]',
    'Invalid spec.podFailurePolicy.rules[0].onExitCodes.values', 'Duplicate spec.podFailurePolicy.rules[0].onExitCodes.values[3]',
  ],
  'podFailurePolicy: {rules: [{action: Count, onExitCodes: {operator: Is, values: []}}]}':
    ['NotSupported spec.podFailurePolicy.rules[0].onExitCodes.operator', 'Invalid spec.podFailurePolicy.rules[0].onExitCodes.values'],
  'podFailurePolicy: {rules: [{action: Count, onPodConditions: [{type: a b, status: Maybe}]}]}':
    ['Invalid spec.podFailurePolicy.rules[0].onPodConditions[0].type', 'NotSupported spec.podFailurePolicy.rules[0].onPodConditions[0].status'],
  'successPolicy: {rules: [{succeededCount: 1}]}': ['Invalid spec.successPolicy'],
  [`${INDEXED}, successPolicy: {rules: []}`]: ['Required spec.successPolicy.rules'],
  [`${INDEXED}, successPolicy: {rules: [{}, {succeededIndexes: "0,2-3", succeededCount: 3}]}`]: ['Required spec.successPolicy.rules[0]'],
  [`${INDEXED}, successPolicy: {rules: [{succeededIndexes: "0-2,2", succeededCount: 1}]}`]:
    ['Invalid spec.successPolicy.rules[0].succeededIndexes', 'Invalid spec.successPolicy.rules[0].succeededCount'],
  [`${INDEXED}, successPolicy: {rules: [{succeededIndexes: "5"}, {succeededCount: 6}]}`]:
    ['Invalid spec.successPolicy.rules[0].succeededIndexes', 'Invalid spec.successPolicy.rules[1].succeededCount'],
  'selector: {matchLabels: {a: b}}': ['Invalid spec.selector', 'Invalid spec.template.metadata.labels'],
  'selector: {matchExpressions: [{key: other, operator: DoesNotExist}]}': [],
  'manualSelector: true': ['Required spec.selector', 'Invalid spec.template.metadata.labels'],
  'manualSelector: true, selector: {}': [],
};

const sorted = (errors: readonly string[]): string[] => [...errors].sort();

for (const [spec, errors] of Object.entries(CASES)) test(`a Job with ${spec}`, () => assert.equal(sorted(errorsOf(job(spec))), sorted(errors)));

test('Pods of a Job end', () => {
  const restart = (text: string, spec = 'parallelism: 1'): string[] => errorsOf(job(spec, 'name: a', `{spec: ${podSpec(text)}}`));
  assert.equal(restart('activeDeadlineSeconds: 5'), ['Required spec.template.spec.restartPolicy']);
  assert.equal(restart('restartPolicy: OnFailure'), []);
  assert.equal(restart('restartPolicy: OnFailure', 'podFailurePolicy: {rules: []}'), ['Invalid spec.template.spec.restartPolicy']);
});

test('labels that the server gives are its own', () => {
  assert.equal(errorsOf(job('parallelism: 1', 'name: a', `{metadata: {labels: {job-name: b, controller-uid: c}}, spec: ${podSpec()}}`)),
    ['Invalid spec.template.metadata.labels[controller-uid]', 'Invalid spec.template.metadata.labels[job-name]']);
});

test('Pods of an indexed Job are called after their index', () => {
  const name = 'a'.repeat(62);
  assert.equal(errorsOf(job('completionMode: Indexed, completions: 1', `name: ${name}`)), ['Invalid metadata.name']);
  assert.equal(warningsOf(job('parallelism: 1', 'name: a.b')).length, 1);
});

const manual = (spec: string, image = 'a', metadata = ''): string => `
apiVersion: batch/v1
kind: Job
metadata: {name: a}
spec:
  manualSelector: true
  selector: {matchLabels: {a: b}}
  ${spec}
  template:
    metadata: {labels: {a: b${metadata}}}
    spec: {restartPolicy: Never, containers: [{name: a, image: ${image}}]}
`;

test('what an update of a Job may not change', () => {
  assert.equal(errorsOf(manual('parallelism: 2'), manual('completions: 1')), ['Invalid spec.completions']);
  assert.equal(errorsOf(manual('backoffLimit: 1'), manual('backoffLimit: 2')), []);
  assert.equal(errorsOf(manual('managedBy: a.b/c'), manual('backoffLimit: 6')), ['Invalid spec.managedBy']);
  assert.equal(errorsOf(manual('backoffLimit: 1', 'b'), manual('backoffLimit: 1')), ['Invalid spec.template']);
});

test('a suspended Job may change where its Pods run', () => {
  assert.equal(errorsOf(manual('suspend: true', 'a', ', c: d'), manual('suspend: true')), []);
  assert.equal(errorsOf(manual('suspend: true', 'b'), manual('suspend: true')), ['Invalid spec.template.spec']);
  assert.equal(errorsOf(manual('suspend: true', 'a', ', c: d'), manual('suspend: false')), ['Invalid spec.template']);
});

test.run();
