import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';
import { containerErrors } from '#test/engine/resource/validation/core/containers/container-text.js';

/** Resources of a container, and what is said of them. */
const CASES: readonly (readonly [resources: string, ...errors: string[]])[] = [
  ['limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 1000m, memory: 64Mi}'],
  ['limits: {cpu: 1}, requests: {cpu: 1001m}', 'Invalid requests'],
  ['limits: {cpu: -1, ephemeral-storage: -0}', 'Invalid limits[cpu]', 'Invalid requests[cpu]'],
  ['limits: {pods: 1}', 'Invalid limits[pods]', 'Invalid requests[pods]'],
  ['limits: {example.com/gpu: 1500m}', 'Invalid limits[example.com/gpu]', 'Invalid requests[example.com/gpu]'],
  ['limits: {example.com/gpu: 2}, requests: {example.com/gpu: 1}', 'Invalid requests'],
  ['requests: {example.com/gpu: 1}', 'Required limits'],
  ['limits: {memory: 1Gi, hugepages-2Mi: 4Mi}'],
  ['limits: {memory: 1Gi, hugepages-2Mi: 3Mi}', 'Invalid limits[hugepages-2Mi]', 'Invalid requests[hugepages-2Mi]'],
  ['limits: {memory: 1Gi, hugepages-x: 1}', 'Invalid limits[hugepages-x]', 'Invalid requests[hugepages-x]'],
  ['limits: {hugepages-2Mi: 4Mi}', 'Forbidden '],
  ['claims: [{name: a}, {name: b, request: x}]'],
  ['claims: [{}, {name: c}, {name: a, request: X}]', 'Required claims[0]', 'NotFound claims[1]', 'Invalid claims[2].request'],
  ['claims: [{name: a, request: x}, {name: a, request: x}, {name: a}, {name: a, request: z}]', 'Duplicate claims[1]', 'Duplicate claims[2]', 'Duplicate claims[3]'],
];

const CLAIMS = 'resourceClaims: [{name: a, resourceClaimName: a}, {name: b, resourceClaimName: b}]';

for (const [resources, ...errors] of CASES)
  test(resources, () => {
    assert.equal(containerErrors(`resources: {${resources}}`, CLAIMS).map((line) => line.replace('resources', '').replace(' .', ' ')), errors);
  });

test('a template that asked for parts of huge pages may keep on', () => {
  const template = (name: string) => `{apiVersion: v1, kind: PodTemplate, metadata: {name: a, namespace: b, resourceVersion: "1"}, template: {metadata: {labels: {a: ${name}}}, `
    + 'spec: {containers: [{name: c, image: i, resources: {limits: {cpu: 1, hugepages-2Mi: 3Mi}}}]}}}';
  assert.equal(errorsOf(template('x')), ['Invalid template.spec.containers[0].resources.limits[hugepages-2Mi]']);
  assert.equal(errorsOf(template('x'), template('y')), []);
});

test.run();
