import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const range = (...limits: readonly string[]): string => `{apiVersion: v1, kind: LimitRange, metadata: {name: limits}, spec: {limits: [${limits.map((limit) => `{${limit}}`).join(', ')}]}}`;

const CASES: readonly (readonly [limit: string, ...errors: readonly string[]])[] = [
  ['type: Container, max: {cpu: 2}, min: {cpu: 50m}, default: {cpu: 500m}, defaultRequest: {cpu: 100m}'],
  ['type: Node', 'Invalid spec.limits[0].type'],
  ['type: example.com/node, max: {storage: 1}'],
  ['type: Pod, max: {storage: 1}', 'Invalid spec.limits[0].max[storage]'],
  ['type: Pod, max: {gpu: 1}', 'Invalid spec.limits[0].max[gpu]', 'Invalid spec.limits[0].max[gpu]'],
  ['type: Pod, default: {cpu: 1}, defaultRequest: {cpu: 2}', 'Forbidden spec.limits[0].default', 'Forbidden spec.limits[0].defaultRequest'],
  ['type: PersistentVolumeClaim, max: {requests.storage: 1}', 'Required spec.limits[0].limits'],
  ['type: Pod, max: {cpu: 1}, min: {cpu: 2}', 'Invalid spec.limits[0].min[cpu]'],
  ['type: Container, default: {cpu: 1}, defaultRequest: {cpu: 2}', 'Invalid spec.limits[0].defaultRequest[cpu]'],
  ['type: Container, max: {cpu: 1}, default: {cpu: 2}, defaultRequest: {cpu: 1}', 'Invalid spec.limits[0].default[cpu]'],
  ['type: Pod, maxLimitRequestRatio: {cpu: 500m}', 'Invalid spec.limits[0].maxLimitRequestRatio[cpu]'],
  ['type: Pod, max: {cpu: 2}, min: {cpu: 1}, maxLimitRequestRatio: {cpu: 3}', 'Invalid spec.limits[0].maxLimitRequestRatio[cpu]'],
  ['type: Pod, max: {cpu: 2}, min: {cpu: 0}, maxLimitRequestRatio: {cpu: 3}'],
  ['type: Container, default: {example.com/gpu: 2}, defaultRequest: {example.com/gpu: 1}', 'Invalid spec.limits[0].defaultRequest[example.com/gpu]'],
];

test('limits', () => {
  for (const [limit, ...errors] of CASES) assert.equal(errorsOf(range(limit)), errors, limit);
  assert.equal(errorsOf(range('type: Pod', 'type: Pod')), ['Duplicate spec.limits[1].type']);
});

test('a LimitRange without a name gets one', () => {
  assert.equal(errorsOf('{apiVersion: v1, kind: LimitRange, spec: {limits: []}}'), []);
  assert.equal(errorsOf('{apiVersion: v1, kind: LimitRange, metadata: {name: A}, spec: {limits: []}}'), ['Invalid metadata.name']);
});

test.run();
