import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { podText } from '#test/engine/resource/validation/core/pods/pod-text.js';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** Fields of a Pod before and after an update, and what is said of it. */
const CASES: readonly (readonly [before: string, after: string, ...errors: string[]])[] = [
  ['', 'containers: [{name: web, image: "nginx:1"}]', 'Forbidden spec'],
  ['containers: [{name: web, image: "nginx:1"}]', 'containers: [{name: web, image: "nginx:2"}]'],
  ['containers: [{name: web, image: "nginx:1"}]', 'containers: [{name: web, image: " nginx:2"}]', 'Invalid spec.containers[0].image'],
  ['', 'containers: [{name: web, image: nginx}, {name: b, image: b}]', 'Forbidden spec.containers'],
  ['', 'initContainers: [{name: b, image: b}]', 'Forbidden spec.initContainers'],
  ['', 'hostNetwork: false'],
  ['', 'hostNetwork: true', 'Forbidden spec'],
  ['', 'shareProcessNamespace: false', 'Forbidden spec'],
  ['', 'affinity: {}', 'Forbidden spec'],
  ['overhead: {cpu: 1}', 'overhead: {cpu: 1000m}'],
  ['', 'activeDeadlineSeconds: 5'],
  ['activeDeadlineSeconds: 5', 'activeDeadlineSeconds: 6', 'Invalid spec.activeDeadlineSeconds'],
  ['activeDeadlineSeconds: 5', '', 'Invalid spec.activeDeadlineSeconds'],
  ['tolerations: [{key: a, operator: Exists, effect: NoExecute}]', 'tolerations: [{operator: Exists}, {key: a, operator: Exists, effect: NoExecute, tolerationSeconds: 5}]'],
  ['tolerations: [{key: a}]', 'tolerations: [{key: b}]', 'Forbidden spec.tolerations'],
  ['schedulingGates: [{name: a}, {name: b}]', 'schedulingGates: [{name: b}]'],
  ['schedulingGates: [{name: a}]', 'schedulingGates: [{name: a}, {name: b}]', 'Forbidden spec.schedulingGates[1].name'],
  ['nodeSelector: {a: b}', 'nodeSelector: {a: b, c: d}', 'Forbidden spec'],
  ['schedulingGates: [{name: a}]', 'schedulingGates: [{name: a}], nodeSelector: {a: b}'],
  ['schedulingGates: [{name: a}], nodeSelector: {a: b}', 'nodeSelector: {a: c}', 'Invalid spec.nodeSelector'],
];

for (const [before, after, ...errors] of CASES)
  test(`a Pod may change from ${before || 'nothing'} to ${after || 'nothing'}`, () => {
    assert.equal(errorsOf(podText(after), podText(before)), errors);
  });

test('while a Pod is gated, required terms may become narrower', () => {
  const at = `spec.affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`;
  const gated = (...terms: readonly string[]) =>
    podText(`schedulingGates: [{name: a}], affinity: {nodeAffinity: {${REQUIRED}: {nodeSelectorTerms: [${terms.map((names) => `{matchExpressions: [${[...names].map((name) => `{key: ${name}, operator: Exists}`).join()}]}`).join()}]}}}`);
  assert.equal(errorsOf(gated('ab'), gated('a')), []);
  assert.equal(errorsOf(gated('ba'), gated('a')), [`Invalid ${at}[0]`]);
  assert.equal(errorsOf(gated('a', 'b'), gated('a')), [`Invalid ${at}`]);
  assert.equal(errorsOf(gated('a'), podText('schedulingGates: [{name: a}]')), []);
});

test('annotations that make a Pod what it is stay', () => {
  const annotated = (annotations: string) => podText('nodeName: node-1', `annotations: {${annotations}}`);
  assert.equal(errorsOf(annotated('kubernetes.io/config.mirror: a'), annotated('')), ['Forbidden metadata.annotations[kubernetes.io/config.mirror]']);
  assert.equal(errorsOf(annotated(''), annotated('kubernetes.io/config.mirror: a')), ['Forbidden metadata.annotations[kubernetes.io/config.mirror]']);
  assert.equal(errorsOf(annotated('container.apparmor.security.beta.kubernetes.io/web: unconfined'), annotated('container.apparmor.security.beta.kubernetes.io/web: runtime/default')),
    ['Forbidden metadata.annotations[container.apparmor.security.beta.kubernetes.io/web]']);
});

test.run();
