import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { containerErrors, podErrors } from '#test/engine/resource/validation/core/containers/container-text.js';

/** Fields of a container, and what is said of them. */
const OF_ONE: readonly (readonly [fields: string, ...errors: string[]])[] = [
  ['ports: [{containerPort: 1, name: a}, {containerPort: 2, name: a}]', 'Duplicate ports[1].name'],
  ['ports: [{containerPort: 70000, name: A, hostPort: -1}, {protocol: tcp}]',
    'Invalid ports[0].name', 'Invalid ports[0].name', 'Invalid ports[0].containerPort', 'Invalid ports[0].hostPort', 'Required ports[1].containerPort', 'NotSupported ports[1].protocol'],
  ['imagePullPolicy: Sometimes, terminationMessagePolicy: Log', 'NotSupported terminationMessagePolicy', 'NotSupported imagePullPolicy'],
  ['resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}, {resourceName: cpu, restartPolicy: Maybe}, {restartPolicy: NotRequired}]',
    'Duplicate resizePolicy[1]', 'NotSupported resizePolicy', 'Required resizePolicy'],
  ['restartPolicy: Sometimes', 'NotSupported restartPolicy'],
  ['restartPolicyRules: [{action: Restart, exitCodes: {operator: In, values: [1]}}]', 'Required restartPolicy'],
  ['restartPolicy: Never, restartPolicyRules: [{action: RestartAllContainers, exitCodes: {operator: In}}, {exitCodes: {}}, {action: Restart}]',
    'NotSupported restartPolicyRules[1].action', 'NotSupported restartPolicyRules[1].exitCodes.operator', 'Required restartPolicyRules[2].exitCodes'],
  ['securityContext: {runAsUser: -1, runAsGroup: 2147483648, procMount: Unmasked}', 'Invalid securityContext.procMount', 'Invalid securityContext.runAsUser', 'Invalid securityContext.runAsGroup'],
  ['securityContext: {allowPrivilegeEscalation: false, privileged: true, capabilities: {add: [CAP_SYS_ADMIN]}}', 'Invalid securityContext', 'Invalid securityContext'],
];

for (const [fields, ...errors] of OF_ONE)
  test(fields, () => {
    assert.equal(containerErrors(fields).sort(), errors.sort());
  });

/** Containers with what else the Pod says, and what is said of them. */
const OF_ALL: readonly (readonly [containers: string, spec: string, ...errors: string[]])[] = [
  ['', '', 'Required spec.containers'],
  ['{}, {name: "", image: " i"}', '', 'Duplicate spec.containers[1].name', 'Invalid spec.containers[1].image', 'Required spec.containers[0].image', 'Required spec.containers[0].name', 'Required spec.containers[1].name'],
  ['{name: a, image: i, ports: [{containerPort: 1, hostPort: 9}]}, {name: b, image: i, ports: [{containerPort: 2, hostPort: 9}, {containerPort: 2, hostPort: 9, protocol: UDP}]}', '',
    'Duplicate spec.containers[1].ports[0].hostPort'],
  ['{name: a, image: i}', 'initContainers: [{name: b, image: i}, {name: a, image: i}, {name: b, image: i, ports: [{containerPort: 1, hostPort: 9}, {containerPort: 2, hostPort: 9}]}]',
    'Duplicate spec.initContainers[0].ports[1].hostPort', 'Duplicate spec.initContainers[1].name', 'Duplicate spec.initContainers[2].name'],
  ['{name: a, image: i}', 'initContainers: [{name: b, image: i, livenessProbe: {}, lifecycle: {}}, {name: c, image: i, restartPolicy: Always, livenessProbe: {}}]',
    'Forbidden spec.initContainers[0].lifecycle', 'Forbidden spec.initContainers[0].livenessProbe', 'Required spec.initContainers[1].livenessProbe'],
  ['{name: a, image: i, resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]}', 'restartPolicy: Never', 'Invalid spec.containers[0].resizePolicy'],
  ['{name: a, image: i}', 'initContainers: [{name: b, image: i, resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]}]', 'Invalid spec.initContainers[0].resizePolicy[0].restartPolicy'],
  ['{name: a, image: i, securityContext: {procMount: Unmasked}}', 'hostUsers: false'],
  ['{name: a, image: i}', 'volumes: [{name: v, emptyDir: {}}], ephemeralContainers: [{name: a, image: " i", targetContainerName: x, ports: [], livenessProbe: {}, resources: {limits: {}}, volumeMounts: [{name: v, mountPath: /a, subPath: b}]}]',
    'Duplicate spec.ephemeralContainers[0].name', 'Forbidden spec.ephemeralContainers', 'Forbidden spec.ephemeralContainers[0].livenessProbe', 'Forbidden spec.ephemeralContainers[0].ports', 'Forbidden spec.ephemeralContainers[0].resources',
    'Forbidden spec.ephemeralContainers[0].volumeMounts[0].subPath', 'Invalid spec.ephemeralContainers[0].image', 'NotFound spec.ephemeralContainers[0].targetContainerName'],
];

for (const [containers, spec, ...errors] of OF_ALL)
  test(`${containers} ${spec}`, () => {
    assert.equal(podErrors(containers, spec).sort(), errors);
  });

test('containers had no restart policy of their own before', () => {
  assert.equal(containerErrors('restartPolicy: Always', '', '1.33'), ['Forbidden restartPolicy']);
});

test.run();
