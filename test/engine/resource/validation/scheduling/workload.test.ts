import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const workload = (spec: string): string => `{apiVersion: scheduling.k8s.io/v1beta1, kind: Workload, metadata: {name: a, resourceVersion: "1"}, spec: ${spec}}`;
const template = (name: string, rest = ''): string => `{name: ${name}, schedulingPolicy: {basic: {}}, ${rest}}`;
const group = (spec: string): string => `{apiVersion: scheduling.k8s.io/v1beta1, kind: PodGroup, metadata: {name: a, resourceVersion: "1"}, spec: ${spec}}`;
const TEMPLATE = 'spec.podGroupTemplates[0]';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a workload', workload(`{podGroupTemplates: [${template('a')}]}`), []],
  ['a workload of nothing', workload('{}'), ['Invalid spec']],
  ['a template without a name and a policy', workload('{podGroupTemplates: [{schedulingPolicy: {}}]}'), [`Required ${TEMPLATE}.name`, `Invalid ${TEMPLATE}.schedulingPolicy`]],
  ['templates of one name', workload(`{podGroupTemplates: [${template('a')}, ${template('a')}]}`), ['Duplicate spec.podGroupTemplates[1]']],
  ['a gang of nobody', workload('{podGroupTemplates: [{name: a, schedulingPolicy: {gang: {minCount: -1}}}]}'), [`Invalid ${TEMPLATE}.schedulingPolicy.gang.minCount`]],
  ['one priority', workload(`{podGroupTemplates: [${template('a', 'priority: 1')}, ${template('b', 'priority: 2')}]}`), ['Invalid spec']],
  ['a controller', workload(`{controllerRef: {kind: a/b}, podGroupTemplates: [${template('a')}]}`), ['Invalid spec.controllerRef.kind', 'Required spec.controllerRef.name']],
  ['a group of two policies', group('{schedulingPolicy: {basic: {}, gang: {minCount: 1}}}'), ['Invalid spec.schedulingPolicy']],
  ['a group of an unnamed workload', group('{schedulingPolicy: {basic: {}}, workloadRef: {}}'), ['Required spec.workloadRef.workloadName', 'Required spec.workloadRef.templateName']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal([...errorsOf(text)].sort(), [...expected].sort()));

test('templates stay', () => {
  const old = workload(`{podGroupTemplates: [${template('a')}, ${template('b')}]}`);
  assert.equal(errorsOf(old, old), []);
  assert.equal(errorsOf(workload(`{podGroupTemplates: [${template('a', 'priority: 1')}, ${template('c', 'priority: 1')}]}`), old),
    [`Invalid ${TEMPLATE}.priority`, 'Forbidden spec.podGroupTemplates[1]', 'Forbidden spec.podGroupTemplates']);
});

test('a gang can become smaller, and nothing else', () => {
  const old = group('{schedulingPolicy: {gang: {minCount: 3}}}');
  assert.equal(errorsOf(group('{schedulingPolicy: {gang: {minCount: 2}}}'), old), []);
  assert.equal(errorsOf(group('{schedulingPolicy: {basic: {}}}'), old), ['Invalid spec.schedulingPolicy.basic', 'Invalid spec.schedulingPolicy.gang']);
});

test.run();
