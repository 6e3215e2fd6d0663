import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podErrors, templateErrors } from '#test/engine/resource/validation/core/pods/pod-text.js';

const container = (name: string, resources: string) => `{name: ${name}, image: a, resources: {${resources}}}`;

test('a Pod as a whole asks for processors, memory and huge pages', () => {
  assert.equal(podErrors('resources: {limits: {cpu: 1, memory: 1Gi}}'), []);
  assert.equal(podErrors('resources: {limits: {ephemeral-storage: 1Gi, x: 1}}').sort(), ['Invalid spec.resources.limits[x]', 'NotSupported spec.resources.limits[ephemeral-storage]']);
  assert.equal(podErrors('resources: {requests: {cpu: 2}, limits: {cpu: 1}}'), ['Invalid spec.resources.requests']);
  assert.equal(podErrors('resources: {claims: []}'), ['Forbidden spec.resources.claims']);
  assert.equal(podErrors('os: {name: windows}, resources: {limits: {x: 1}}'), ['Forbidden spec.resources']);
});

test('a Pod as a whole asks for what its containers ask for together', () => {
  const errors = (init: string) =>
    templateErrors(`resources: {requests: {cpu: 1}}, initContainers: [${init}], containers: [${container('a', 'requests: {cpu: 500m}')}, ${container('b', 'requests: {cpu: 500m}')}]`.replace('initContainers: [], ', ''));
  assert.equal(errors(''), []);
  assert.equal(errors(container('i', 'requests: {cpu: 1}')), []);
  assert.equal(errors(container('i', 'requests: {cpu: 1100m}')), ['Invalid template.spec.resources.requests[cpu]']);
  assert.equal(errors(container('i', 'requests: {cpu: 1m}').replace('{', '{restartPolicy: Always, ')), ['Invalid template.spec.resources.requests[cpu]']);
});

test('no container has a limit above that of its Pod', () => {
  assert.equal(templateErrors(`resources: {limits: {cpu: 1}}, containers: [${container('a', 'limits: {cpu: 2}')}]`), ['Invalid template.spec.resources.containers[0][cpu].limits']);
});

test('overhead is judged as limits are', () => {
  assert.equal(podErrors('overhead: {cpu: -1, x: 1}').sort(), ['Invalid spec.overhead.limits[cpu]', 'Invalid spec.overhead.limits[x]', 'Invalid spec.overhead.limits[x]']);
  assert.equal(podErrors('overhead: {hugepages-2Mi: 3Mi}').sort(), ['Forbidden spec.overhead', 'Invalid spec.overhead.limits[hugepages-2Mi]']);
});

test.run();
