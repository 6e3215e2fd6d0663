import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podErrors, templateErrors } from '#test/engine/resource/validation/core/pods/pod-text.js';

/** Annotations of a Pod, and what is said of them. */
const CASES: readonly (readonly [annotations: string, ...errors: string[]])[] = [
  ['kubernetes.io/config.mirror: a', 'Invalid metadata.annotations[kubernetes.io/config.mirror]'],
  ['controller.kubernetes.io/pod-deletion-cost: "+1"', 'Invalid metadata.annotations[controller.kubernetes.io/pod-deletion-cost]'],
  ['controller.kubernetes.io/pod-deletion-cost: "-2147483648"'],
  ['seccomp.security.alpha.kubernetes.io/pod: docker/default'],
  ['seccomp.security.alpha.kubernetes.io/pod: mine', 'Invalid metadata.annotations.seccomp.security.alpha.kubernetes.io/pod'],
  ['container.seccomp.security.alpha.kubernetes.io/a: localhost//b', 'Invalid metadata.annotations.container.seccomp.security.alpha.kubernetes.io/a'],
  ['container.apparmor.security.beta.kubernetes.io/other: mine', 'Invalid metadata.annotations[container.apparmor.security.beta.kubernetes.io/other]', 'Invalid metadata.annotations[container.apparmor.security.beta.kubernetes.io/other]'],
  ['container.apparmor.security.beta.kubernetes.io/web: localhost/x'],
  ['scheduler.alpha.kubernetes.io/tolerations: "x"', 'Invalid metadata.annotations'],
  ['scheduler.alpha.kubernetes.io/tolerations: "[{\\"Key\\": 1}]"', 'Invalid metadata.annotations'],
  ['scheduler.alpha.kubernetes.io/tolerations: "[{\\"Key\\": \\"a\\", \\"effect\\": \\"Never\\"}]"', 'NotSupported metadata.annotations.scheduler.alpha.kubernetes.io/tolerations[0].effect'],
];

for (const [annotations, ...errors] of CASES)
  test(`a Pod with the annotation ${annotations}`, () => {
    assert.equal(podErrors('', `annotations: {${annotations}}`), errors);
  });

test('a template reports labels and annotations without their metadata', () => {
  assert.equal(templateErrors('', 'labels: {a: "b c"}, annotations: {"a b": c, kubernetes.io/config.mirror: x}'),
    ['Invalid template.labels', 'Invalid template.annotations', 'Invalid template.annotations[kubernetes.io/config.mirror]']);
  assert.equal(templateErrors('', 'name: A_B, finalizers: [x]'), []);
});

test('profiles in annotations and in fields say the same', () => {
  const pod = (annotation: string, field: string) => podErrors(`securityContext: {${field}}`, `annotations: {${annotation}}`);
  const seccomp = 'seccomp.security.alpha.kubernetes.io/pod';
  assert.equal(pod(`${seccomp}: docker/default`, 'seccompProfile: {type: RuntimeDefault}'), []);
  assert.equal(pod(`${seccomp}: unconfined`, 'seccompProfile: {type: RuntimeDefault}'), ['Forbidden spec.securityContext.seccompProfile.type']);
  assert.equal(pod(`${seccomp}: localhost/a`, 'seccompProfile: {type: Localhost, localhostProfile: b}'), ['Forbidden spec.securityContext.seccompProfile.localhostProfile']);
  assert.equal(templateErrors('securityContext: {appArmorProfile: {type: RuntimeDefault}}', 'annotations: {container.apparmor.security.beta.kubernetes.io/web: unconfined}'),
    ['Forbidden template.spec.containers[0].securityContext.appArmorProfile.type']);
});

test('ephemeral containers are neither in new Pods nor in templates', () => {
  assert.equal(podErrors('ephemeralContainers: [{name: b, image: b}]').filter((error) => error.endsWith('ephemeralContainers')), ['Forbidden spec.ephemeralContainers']);
  assert.equal(templateErrors('ephemeralContainers: [{name: b, image: b}]').filter((error) => error.endsWith('ephemeralContainers')), ['Forbidden template.spec.ephemeralContainers']);
});

test.run();
