import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { DEFAULT_OPTIONS } from '#engine/resource/validation/validate.js';
import { podErrors, podText, templateErrors } from '#test/engine/resource/validation/core/pods/pod-text.js';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

/** Fields of a Pod's specification, and what is said of them. */
const CASES: readonly (readonly [fields: string, ...errors: string[]])[] = [
  [''],
  ['restartPolicy: Sometimes', 'NotSupported spec.restartPolicy'],
  ['dnsPolicy: Mine', 'NotSupported spec.dnsPolicy'],
  ['preemptionPolicy: ""', 'Required spec.preemptionPolicy'],
  ['preemptionPolicy: Maybe', 'NotSupported spec.preemptionPolicy'],
  ['serviceAccountName: A_b', 'Invalid spec.serviceAccountName'],
  ['nodeName: A', 'Invalid spec.nodeName'],
  ['hostname: a.b, subdomain: a.b', 'Invalid spec.hostname', 'Invalid spec.subdomain'],
  ['runtimeClassName: ""', 'Invalid spec.runtimeClassName'],
  ['priorityClassName: High_prio', 'Invalid spec.priorityClassName'],
  ['activeDeadlineSeconds: 0', 'Invalid spec.activeDeadlineSeconds'],
  ['nodeSelector: {disk: "a b", "-x": ssd}', 'Invalid spec.nodeSelector', 'Invalid spec.nodeSelector'],
  ['readinessGates: [{conditionType: ""}, {conditionType: example.com/ready}]', 'Invalid spec.readinessGates[0].conditionType', 'Invalid spec.readinessGates[0].conditionType'],
  ['schedulingGates: [{name: a}, {name: a}, {name: "a b"}]', 'Duplicate spec.schedulingGates[1]', 'Invalid spec.schedulingGates[2]'],
  ['hostAliases: [{ip: 1.2.3.04, hostnames: [a, B]}, {hostnames: [""]}]', 'Invalid spec.hostAliases[0].ip', 'Invalid spec.hostAliases[1].ip', 'Invalid spec.hostAliases[0].hostnames[1]', 'Invalid spec.hostAliases[1].hostnames[0]'],
  ['resourceClaims: [{name: a, resourceClaimName: x}, {name: a, resourceClaimName: x, resourceClaimTemplateName: z}, {name: b}]',
    'Duplicate spec.resourceClaims[1].name', 'Invalid spec.resourceClaims[1]', 'Invalid spec.resourceClaims[2]'],
  ['shareProcessNamespace: true, hostPID: true', 'Invalid spec.shareProcessNamespace'],
  ['hostUsers: false, hostNetwork: true, hostPID: true, hostIPC: true', 'Forbidden spec.hostNetwork', 'Forbidden spec.HostPID', 'Forbidden spec.HostIPC'],
  ['hostnameOverride: Web, setHostnameAsFQDN: true', 'Forbidden spec.hostnameOverride', 'Invalid spec.hostnameOverride'],
  ['terminationGracePeriodSeconds: -1'],
  ['nodeName: node-1, schedulingGates: [{name: a}]', 'Forbidden spec.nodeName'],
];

for (const [fields, ...errors] of CASES)
  test(`a Pod with ${fields === '' ? 'nothing' : fields}`, () => {
    assert.equal(podErrors(fields).sort(), errors.sort());
  });

test('what is forbidden for Pods alone is fine in templates', () => {
  assert.equal(templateErrors('nodeName: node-1, schedulingGates: [{name: a}]'), []);
  assert.equal(templateErrors('terminationGracePeriodSeconds: -1'), []);
});

test('a port of a Pod in the network of its host is the port of the host; a template may leave it out', () => {
  const ports = (port: string) => `hostNetwork: true, containers: [{name: a, image: b, ports: [{containerPort: 80${port}}]}]`;
  assert.equal(podErrors(ports('')), []);
  assert.equal(podErrors(ports(', hostPort: 81')), ['Invalid spec.containers[0].ports[0].hostPort']);
});

test('the resolver of a Pod', () => {
  assert.equal(podErrors('dnsPolicy: None'), ['Required spec.dnsConfig']);
  assert.equal(podErrors('dnsPolicy: None, dnsConfig: {searches: [A]}'), ['Required spec.dnsConfig.nameservers']);
  assert.equal(podErrors('dnsConfig: {nameservers: [1.1.1.1, x, 2.2.2.2, 3.3.3.3], searches: [".", "a_b.", "a..b"], options: [{value: "1"}]}'),
    ['Invalid spec.dnsConfig.nameservers', 'Invalid spec.dnsConfig.nameservers[1]', 'Invalid spec.dnsConfig.searches[2]', 'Required spec.dnsConfig.options[0]']);
});

test('search paths had to be names of hosts before 1.33', () => {
  const pod = podText('dnsConfig: {searches: [a_b, "."]}');
  assert.equal(errorsOf(pod), []);
  assert.equal(errorsOf(pod, undefined, '1.32'), ['Invalid spec.dnsConfig.searches[0]', 'Invalid spec.dnsConfig.searches[1]']);
});

test('a token needs a ServiceAccount, which the admission plugin gives to Pods without one, but not to mirror Pods', () => {
  const token = (fields: string, metadata?: string) => podText(`${fields}volumes: [{name: a, projected: {sources: [{serviceAccountToken: {path: b}}]}}]`, metadata);
  const without = { ...DEFAULT_OPTIONS, disabledAdmissionPlugins: ['ServiceAccount'] } as const;
  const refused = ['Forbidden spec.volumes[0].projected.sources[0].serviceAccountToken'];
  assert.equal(errorsOf(token('')), []);
  assert.equal(errorsOf(token(''), undefined, undefined, without), refused);
  assert.equal(errorsOf(token('serviceAccountName: c, '), undefined, undefined, without), []);
  assert.equal(errorsOf(token('nodeName: d, ', 'annotations: {kubernetes.io/config.mirror: e}')), refused);
});

test('a Pod is bound to a node', () => {
  const binding = (target: string) => errorsOf(`{apiVersion: v1, kind: Binding, metadata: {name: web}, target: {${target}}}`);
  assert.equal(binding('kind: Node, name: node-1'), []);
  assert.equal(binding('name: A'), ['Invalid target.name']);
  assert.equal(binding('kind: Pod'), ['NotSupported target.kind', 'Required target.name']);
});

test.run();
