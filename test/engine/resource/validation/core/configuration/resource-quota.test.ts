import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const quota = (spec: string): string => `{apiVersion: v1, kind: ResourceQuota, metadata: {name: quota}, spec: {${spec}}}`;

const select = (...requirements: readonly string[]): string => `hard: {pods: 1}, scopeSelector: {matchExpressions: [${requirements.map((requirement) => `{${requirement}}`).join(', ')}]}`;

const AT = 'spec.scopeSelector.matchExpressions';

const CASES: readonly (readonly [spec: string, ...errors: readonly string[]])[] = [
  ['hard: {count/deployments.apps: 5, requests.example.com/gpu: 2, hugepages-2Mi: 1Gi, requests.hugepages-2Mi: 1Gi, limits.cpu: 500m}'],
  ['hard: {gpu: 1}', 'Invalid spec.hard[gpu]', 'Invalid spec.hard[gpu]'],
  ['hard: {storage: 1}', 'Invalid spec.hard[storage]'],
  ['hard: {pods: -1}', 'Invalid spec.hard[pods]'],
  ['hard: {pods: 1500m}', 'Invalid spec.hard[pods]'],
  ['hard: {pods: 1}, scopes: [BestEffort]'],
  ['hard: {cpu: 1}, scopes: [BestEffort]', 'Invalid spec.scopes'],
  ['hard: {pods: 1}, scopes: [Best]', 'Invalid spec.scopes'],
  ['hard: {pods: 1}, scopes: [BestEffort, NotBestEffort]', 'Invalid spec.scopes'],
  [select('scopeName: PriorityClass, operator: In, values: [high]')],
  [select('scopeName: Priority, operator: Exists'), `Invalid ${AT}.scopeName`],
  [select('scopeName: PriorityClass, operator: In'), `Required ${AT}.values`],
  [select('scopeName: PriorityClass, operator: Exists, values: [high]'), `Invalid ${AT}.values`],
  [select('scopeName: BestEffort, operator: In, values: [high]'), `Invalid ${AT}.operator`],
  [select('scopeName: PriorityClass, operator: Is'), `Invalid ${AT}.operator`],
  [select('scopeName: Terminating, operator: Exists', 'scopeName: NotTerminating, operator: Exists'), `Invalid ${AT}`],
  [select('scopeName: VolumeAttributesClass, operator: Exists'), `Invalid ${AT}`],
];

test('what a quota limits', () => {
  for (const [spec, ...errors] of CASES) assert.equal(errorsOf(quota(spec)), errors, spec);
});

test('scopes do not change', () => {
  assert.equal(errorsOf(quota('hard: {pods: 2}, scopes: [NotTerminating, BestEffort]'), quota('hard: {pods: 1}, scopes: [BestEffort, NotTerminating]')), []);
  assert.equal(errorsOf(quota('hard: {pods: 1}'), quota('hard: {pods: 1}, scopes: [BestEffort]')), ['Invalid spec.scopes']);
});

test('requests beyond their limits are warned of', () => {
  assert.equal(warningsOf(quota('hard: {cpu: 2, limits.cpu: 1500m, requests.memory: 1Gi, limits.memory: 1Gi}')), ['ResourceQuota cpu (2) should be less than limits.cpu (1500m)']);
});

test.run();
