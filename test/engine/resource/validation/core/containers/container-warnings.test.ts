import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podWarnings } from '#test/engine/resource/validation/core/containers/container-text.js';

test('bytes are whole', () => {
  assert.equal(podWarnings('{name: a, image: i, resources: {limits: {memory: 1500m, cpu: 1500m}, requests: {memory: 1Ki}}}'),
    ['spec.containers[0].resources.limits[memory]: fractional byte value "1500m" is invalid, must be an integer']);
});

test('bytes that are too many to be counted in thousandths', () => {
  assert.equal(podWarnings('{name: a, image: i, resources: {limits: {memory: 5Ei}, requests: {memory: 1Ki}}}'), ['spec.containers[0].resources.limits[memory]: fractional byte value "5Ei" is invalid, must be an integer']);
  assert.equal(podWarnings('{name: a, image: i, resources: {limits: {memory: 10E}}}'), []);
});

test('a variable hides an earlier one, but where it is made of it', () => {
  assert.equal(podWarnings('{name: a, image: i, env: [{name: A, value: b}, {name: A, value: "$(A):c"}, {name: A, value: "$(A)"}, {name: A}]}'), [
    'spec.containers[0].env[2]: hides previous definition of "A", which may be dropped when using apply',
    'spec.containers[0].env[3]: hides previous definition of "A", which may be dropped when using apply',
  ]);
});

test('ports of all containers meet', () => {
  const ports = (...given: readonly string[]) => given.map((port, index) => `{name: c${index}, image: i, ports: [{${port}}]}`).join();
  assert.equal(podWarnings(ports('containerPort: 1, hostIP: 10.0.0.1')),
    ['spec.containers[0].ports[0]: hostIP set without hostPort: {Name: HostPort:0 ContainerPort:1 Protocol:TCP HostIP:10.0.0.1}']);
  assert.equal(podWarnings(ports('containerPort: 1', 'containerPort: 1')), ['spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]']);
  assert.equal(podWarnings(ports('containerPort: 1', 'containerPort: 1, hostPort: 2')), ['spec.containers[1].ports[0]: overlapping port definition with spec.containers[0].ports[0]']);
  assert.equal(podWarnings(ports('containerPort: 1, hostPort: 2', 'containerPort: 1, hostPort: 2, hostIP: 10.0.0.1')),
    ['spec.containers[1].ports[0]: dangerously ambiguous port definition with spec.containers[0].ports[0]']);
  assert.equal(podWarnings(ports('containerPort: 1, name: a', 'containerPort: 2, name: a')),
    ['spec.containers[1].ports[0]: duplicate port name "a" with spec.containers[0].ports[0], services and probes that select ports by name will use spec.containers[0].ports[0]']);
  assert.equal(podWarnings(ports('containerPort: 1', 'containerPort: 1, protocol: UDP')), []);
});

test.run();
