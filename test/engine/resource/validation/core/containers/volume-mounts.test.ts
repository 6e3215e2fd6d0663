import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { containerErrors } from '#test/engine/resource/validation/core/containers/container-text.js';

const VOLUMES = 'volumes: [{name: a, emptyDir: {}}, {name: b, persistentVolumeClaim: {claimName: b}}, {name: broken, hostPath: {}}]';

/** Fields of a container, and what is said of them. */
const CASES: readonly (readonly [fields: string, ...errors: string[]])[] = [
  ['volumeMounts: [{name: a, mountPath: a}, {name: a, mountPath: /b, subPath: c, readOnly: true, recursiveReadOnly: Enabled}]'],
  ['volumeMounts: [{name: c, mountPath: /a}, {name: broken, mountPath: /b}]', 'NotFound volumeMounts[0].name', 'NotFound volumeMounts[1].name'],
  ['volumeMounts: [{}]', 'NotFound volumeMounts[0].name', 'Required volumeMounts[0].name', 'Required volumeMounts[0].mountPath'],
  ['volumeMounts: [{name: a, mountPath: /a}, {name: b, mountPath: /a}]', 'Invalid volumeMounts[1].mountPath'],
  ['volumeMounts: [{name: a, mountPath: /a, subPath: ../b, subPathExpr: /c}]', 'Invalid volumeMounts.subPath', 'Invalid volumeMounts[0].subPathExpr', 'Invalid volumeMounts.subPathExpr'],
  ['volumeMounts: [{name: a, mountPath: /a, mountPropagation: Bidirectional}]', 'Forbidden volumeMounts.mountPropagation'],
  ['securityContext: {privileged: true}, volumeMounts: [{name: a, mountPath: /a, mountPropagation: Bidirectional}]'],
  ['volumeMounts: [{name: a, mountPath: /a, mountPropagation: ""}]', 'NotSupported volumeMounts.mountPropagation'],
  ['volumeMounts: [{name: a, mountPath: /a, mountPropagation: HostToContainer, recursiveReadOnly: IfPossible}]', 'Forbidden volumeMounts.recursiveReadOnly', 'Forbidden volumeMounts.recursiveReadOnly'],
  ['volumeMounts: [{name: a, mountPath: /a, recursiveReadOnly: Maybe}]', 'NotSupported volumeMounts.recursiveReadOnly'],
  ['volumeDevices: [{name: b, devicePath: /dev/b}]'],
  ['volumeDevices: [{name: a, devicePath: /dev/../b}]', 'Invalid volumeDevices[0].name', 'Invalid volumeDevices[0].devicePath'],
  ['volumeDevices: [{name: b, devicePath: /b}, {name: b, devicePath: /b}]', 'Invalid volumeDevices[1].name', 'Invalid volumeDevices[1].devicePath'],
  ['volumeMounts: [{name: b, mountPath: /b}], volumeDevices: [{name: b, devicePath: /b}]',
    'Invalid volumeMounts[0].name', 'Invalid volumeMounts[0].mountPath', 'Invalid volumeDevices[0].name', 'Invalid volumeDevices[0].devicePath'],
];

for (const [fields, ...errors] of CASES)
  test(fields, () => {
    assert.equal(containerErrors(fields, VOLUMES).filter((line) => !line.includes('hostPath')), errors);
  });

test.run();
