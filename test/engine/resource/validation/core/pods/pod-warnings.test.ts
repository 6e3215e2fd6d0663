import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podText, podWarnings, templateText } from '#test/engine/resource/validation/core/pods/pod-text.js';
import { warningsOf } from '#test/engine/resource/validation/errors-of.js';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Fields of a Pod, and what is advised against in them. */
const CASES: readonly (readonly [fields: string, ...warnings: string[]])[] = [
  ['nodeSelector: {beta.kubernetes.io/os: linux}', 'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead'],
  [`affinity: {nodeAffinity: {${PREFERRED}: [{weight: 1, preference: {matchExpressions: [{key: node-role.kubernetes.io/master, operator: Exists}]}}]}}`,
    `spec.affinity.nodeAffinity.${PREFERRED}[0].preference.matchExpressions[0].key: node-role.kubernetes.io/master is use "node-role.kubernetes.io/control-plane" instead`],
  [`affinity: {podAffinity: {${REQUIRED}: [{topologyKey: zone}]}}`, `spec.affinity.podAffinity.${REQUIRED}[0].labelSelector: a null labelSelector results in matching no pod`],
  ['topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]', 'spec.topologySpreadConstraints[0].labelSelector: a null labelSelector results in matching no pod'],
  ['hostAliases: [{ip: 1.2.3.4}, {ip: 1.2.3.4}]', 'spec.hostAliases[1].ip: duplicate ip "1.2.3.4"'],
  ['imagePullSecrets: [{name: a}, {name: a}, {}]', 'spec.imagePullSecrets[1].name: duplicate name "a"', 'spec.imagePullSecrets[2].name: invalid empty name ""'],
  ['overhead: {memory: 1500m}', 'spec.overhead[memory]: fractional byte value "1500m" is invalid, must be an integer'],
  ['dnsConfig: {nameservers: ["FD00::1"]}', 'spec.dnsConfig.nameservers[0]: IPv6 address "FD00::1" should be in RFC 5952 canonical format ("fd00::1")'],
];

for (const [fields, ...warnings] of CASES)
  test(`a Pod with ${fields} is warned of`, () => {
    assert.equal(podWarnings(fields), warnings);
  });

test('a Pod whose name is no name of a host', () => {
  assert.match(warningsOf('{apiVersion: v1, kind: Pod, metadata: {name: a.b}, spec: {containers: [{name: web, image: nginx}]}}').join(), /^metadata\.name: this is used in the Pod's hostname/);
});

test('annotations that do nothing any more', () => {
  assert.equal(podWarnings('', 'annotations: {scheduler.alpha.kubernetes.io/critical-pod: "", seccomp.security.alpha.kubernetes.io/pod: unconfined}'), [
    'metadata.annotations[scheduler.alpha.kubernetes.io/critical-pod]: non-functional in v1.16+; use the "priorityClassName" field instead',
    'metadata.annotations[seccomp.security.alpha.kubernetes.io/pod]: non-functional in v1.27+; use the "seccompProfile" field instead',
  ]);
});

test('profiles of AppArmor in annotations', () => {
  const annotation = 'container.apparmor.security.beta.kubernetes.io/web';
  const warnings = (profile: string, fields: string) => podWarnings(fields, `annotations: {${annotation}: ${profile}}`);
  const warning = `metadata.annotations[${annotation}]: deprecated since v1.30; use the "appArmorProfile" field instead`;
  assert.equal(warnings('unconfined', ''), [warning]);
  assert.equal(warnings('runtime/default', 'securityContext: {appArmorProfile: {type: RuntimeDefault}}'), []);
  assert.equal(warnings('unconfined', 'containers: [{name: web, image: nginx, securityContext: {appArmorProfile: {type: Unconfined}}}]'), []);
  assert.equal(warningsOf(templateText('', `annotations: {${annotation}: unconfined}`)), [`template.${warning}`]);
  assert.equal(warningsOf(podText('', `annotations: {${annotation}: unconfined}`), undefined, '1.29'), []);
});

test('a template is warned of when it is new or changed', () => {
  const template = templateText('terminationGracePeriodSeconds: -1');
  const warning = 'template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1';
  assert.equal(warningsOf(template), [warning]);
  assert.equal(warningsOf(template, templateText('')), [warning]);
  assert.equal(warningsOf(template, template), []);
});

test.run();
