import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podErrors } from '#test/engine/resource/validation/core/pods/pod-text.js';

/** Fields of a Pod's security context, and what is said of them. */
const CONTEXTS: readonly (readonly [fields: string, ...errors: string[]])[] = [
  ['runAsUser: -1, runAsGroup: 2147483648, fsGroup: -1, supplementalGroups: [0, -1]', 'Invalid fsGroup', 'Invalid runAsUser', 'Invalid runAsGroup', 'Invalid supplementalGroups[1]'],
  ['fsGroupChangePolicy: "", supplementalGroupsPolicy: All, seLinuxChangePolicy: None', 'NotSupported fsGroupChangePolicy', 'NotSupported supplementalGroupsPolicy', 'NotSupported seLinuxChangePolicy'],
  ['sysctls: [{name: ""}, {name: A}, {name: net.core.x}, {name: net.core.x}]', 'Required sysctls[0].name', 'Invalid sysctls[1].name', 'Duplicate sysctls[3].name'],
  ['seccompProfile: {}', 'Required seccompProfile.type'],
  ['seccompProfile: {type: Localhost}', 'Required seccompProfile.localhostProfile'],
  ['seccompProfile: {type: Localhost, localhostProfile: ../a}', 'Invalid seccompProfile.localhostProfile'],
  ['seccompProfile: {type: Mine, localhostProfile: a}', 'NotSupported seccompProfile.type', 'Invalid seccompProfile.localhostProfile'],
  ['appArmorProfile: {type: Localhost}', 'Required appArmorProfile.localhostProfile'],
  ['appArmorProfile: {type: Localhost, localhostProfile: " a"}', 'Invalid appArmorProfile.localhostProfile'],
  ['appArmorProfile: {type: Unconfined, localhostProfile: a}', 'Invalid appArmorProfile.localhostProfile'],
  ['windowsOptions: {gmsaCredentialSpec: "", gmsaCredentialSpecName: A, runAsUserName: ""}', 'Invalid windowsOptions.gmsaCredentialSpecName', 'Invalid windowsOptions.gmsaCredentialSpec', 'Invalid windowsOptions.runAsUserName'],
  ['windowsOptions: {runAsUserName: "a\\\\b\\\\c"}', 'Invalid windowsOptions.runAsUserName'],
  ['windowsOptions: {runAsUserName: ".domain\\\\"}', 'Invalid windowsOptions.runAsUserName', 'Invalid windowsOptions.runAsUserName'],
  ['windowsOptions: {runAsUserName: "NT AUTHORITY\\\\NETWORK SERVICE"}'],
  ['windowsOptions: {runAsUserName: ". ."}', 'Invalid windowsOptions.runAsUserName'],
];

for (const [fields, ...errors] of CONTEXTS)
  test(`a security context with ${fields}`, () => {
    assert.equal(podErrors(`securityContext: {${fields}}`).sort(), errors.map((error) => error.replace(' ', ' spec.securityContext.')).sort());
  });

test('a Pod in the namespaces of its host does not set kernel parameters of these', () => {
  const sysctls = 'securityContext: {sysctls: [{name: net/ipv4/x}, {name: kernel.shmmax}, {name: vm.x}]}';
  assert.equal(podErrors(`hostNetwork: true, ${sysctls}`), ['Invalid spec.securityContext.sysctls[0].name']);
  assert.equal(podErrors(`hostIPC: true, ${sysctls}`), ['Invalid spec.securityContext.sysctls[1].name']);
});

test('what a Pod for one operating system does not have', () => {
  assert.equal(podErrors('os: {name: ""}'), ['Required spec.os.name']);
  assert.equal(podErrors('os: {name: dos}'), ['NotSupported spec.os']);
  assert.equal(podErrors('os: {name: linux}, securityContext: {windowsOptions: {}}, containers: [{name: a, image: b, securityContext: {windowsOptions: {}}}]'),
    ['Forbidden spec.securityContext.windowsOptions', 'Forbidden spec.containers[0].securityContext.windowsOptions']);
  assert.equal(podErrors('os: {name: windows}, hostUsers: true, hostPID: true, securityContext: {fsGroup: 1, supplementalGroups: []}, containers: [{name: a, image: b, securityContext: {privileged: false, runAsUser: 1}}]'),
    ['Forbidden spec.securityContext.fsGroup', 'Forbidden spec.securityContext.supplementalGroups', 'Forbidden spec.hostUsers', 'Forbidden spec.hostPID',
      'Forbidden spec.containers[0].securityContext.privileged', 'Forbidden spec.containers[0].securityContext.runAsUser']);
});

test('either all containers are processes of a Windows host, or none', () => {
  const container = (name: string, options: string) => `{name: ${name}, image: b, securityContext: {windowsOptions: {${options}}}}`;
  assert.equal(podErrors(`containers: [${container('a', 'hostProcess: true')}, ${container('b', '')}]`), ['Invalid spec', 'Invalid spec.hostNetwork']);
  assert.equal(podErrors(`hostNetwork: true, securityContext: {windowsOptions: {hostProcess: true}}, containers: [${container('a', 'hostProcess: false')}, ${container('b', '')}]`),
    ['Invalid spec.containers[0].securityContext.windowsOptions.hostProcess', 'Invalid spec']);
});

test.run();
