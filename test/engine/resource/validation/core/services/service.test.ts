import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const service = (spec: string, metadata = ''): string => `{apiVersion: v1, kind: Service, metadata: {name: shop, namespace: shop${metadata}}, spec: {${spec}}}`;

/** A specification, and what is wrong with it. */
type Case = readonly [spec: string, ...errors: readonly string[]];

const check = (cases: readonly Case[]): void => {
  for (const [spec, ...errors] of cases) assert.equal(errorsOf(service(spec)), errors, spec);
};

test('ports', () => check([
  ['ports: [{port: 80}]'],
  ['', 'Required spec.ports'],
  ['ports: []', 'Required spec.ports'],
  ['clusterIP: None'],
  ['ports: [{port: 0}]', 'Invalid spec.ports[0].port', 'Invalid spec.ports[0].targetPort'],
  ['ports: [{port: 65536, targetPort: 80}]', 'Invalid spec.ports[0].port'],
  ['ports: [{port: 80, targetPort: "80"}]', 'Invalid spec.ports[0].targetPort'],
  ['ports: [{port: 80, targetPort: 0}]'],
  ['ports: [{port: 80, protocol: HTTP}]', 'NotSupported spec.ports[0].protocol'],
  ['ports: [{port: 80, name: Web}]', 'Invalid spec.ports[0].name'],
  ['ports: [{port: 80, appProtocol: "a/b/c"}]', 'Invalid spec.ports[0].appProtocol'],
  ['ports: [{port: 80}, {port: 81, name: b}]', 'Required spec.ports[0].name'],
  ['ports: [{port: 80, name: a}, {port: 81, name: a}]', 'Duplicate spec.ports[1].name'],
  ['ports: [{port: 53, name: a}, {port: 53, name: b, protocol: UDP}]'],
  ['ports: [{port: 53, name: a}, {port: 53, name: b}]', 'Duplicate spec.ports[1]'],
  ['ports: [{port: 80, nodePort: 30000}]', 'Forbidden spec.ports[0].nodePort'],
]));

test('types', () => check([
  ['type: External, ports: [{port: 80}]', 'NotSupported spec.type'],
  ['type: ExternalName, externalName: example.com.'],
  ['type: ExternalName', 'Required spec.externalName'],
  ['type: ExternalName, externalName: "a b"', 'Invalid spec.externalName'],
  ['type: ExternalName, externalName: a, clusterIP: None, ipFamilies: [IPv4], ipFamilyPolicy: SingleStack',
    'Forbidden spec.clusterIPs', 'Forbidden spec.ipFamilies', 'Forbidden spec.ipFamilyPolicy'],
  ['type: NodePort, clusterIP: None, ports: [{port: 80}]', 'Invalid spec.clusterIPs[0]'],
  ['type: LoadBalancer, clusterIP: None, ports: [{port: 80}]', 'Invalid spec.clusterIPs[0]'],
  ['ports: [{port: 80}], selector: {"a b": c}', 'Invalid spec.selector'],
]));

test('affinity and distribution of traffic', () => check([
  ['ports: [{port: 80}], sessionAffinity: Cookie', 'NotSupported spec.sessionAffinity'],
  ['ports: [{port: 80}], sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}', 'Invalid spec.sessionAffinityConfig.clientIP.timeoutSeconds'],
  ['ports: [{port: 80}], sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 86400}}'],
  ['ports: [{port: 80}], internalTrafficPolicy: Node', 'NotSupported spec.internalTrafficPolicy'],
  ['ports: [{port: 80}], trafficDistribution: ""', 'NotSupported spec.trafficDistribution'],
  ['ports: [{port: 80}], trafficDistribution: PreferSameNode'],
  ['ports: [{port: 80}], externalTrafficPolicy: Local', 'Invalid spec.externalTrafficPolicy'],
  ['type: NodePort, ports: [{port: 80}], externalTrafficPolicy: Near', 'NotSupported spec.externalTrafficPolicy'],
  ['type: NodePort, ports: [{port: 80}], healthCheckNodePort: 30000', 'Invalid spec.healthCheckNodePort'],
]));

test('what is for load balancers only', () => check([
  ['ports: [{port: 80}], loadBalancerSourceRanges: [10.0.0.0/8]', 'Forbidden spec.LoadBalancerSourceRanges'],
  ['ports: [{port: 80}], loadBalancerClass: a', 'Forbidden spec.loadBalancerClass'],
  ['ports: [{port: 80}], allocateLoadBalancerNodePorts: false', 'Forbidden spec.allocateLoadBalancerNodePorts'],
  ['type: LoadBalancer, ports: [{port: 80}], loadBalancerClass: "a b"', 'Invalid spec.loadBalancerClass'],
  ['type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: [" 10.0.0.0/8 ", 10.0.0.1/8, 010.0.0.0/8, "::ffff:1.2.3.4/128", all]',
    'Invalid spec.LoadBalancerSourceRanges[1]', 'Invalid spec.LoadBalancerSourceRanges[2]', 'Invalid spec.LoadBalancerSourceRanges[3]', 'Invalid spec.LoadBalancerSourceRanges[4]'],
]));

test('addresses from outside', () => check([
  ['ports: [{port: 80}], externalIPs: [192.0.2.1, "2001:db8::1", 192.0.2.1]'],
  ['ports: [{port: 80}], externalIPs: [127.0.0.1, 0.0.0.0, 169.254.0.1, 224.0.0.5, "fe80::1"]',
    ...[0, 1, 2, 3, 4].map((index) => `Invalid spec.externalIPs[${index}]`)],
  ['ports: [{port: 80}], externalIPs: [010.0.0.1, a]', 'Invalid spec.externalIPs[0]', 'Invalid spec.externalIPs[1]'],
]));

test('annotations', () => {
  const annotated = (annotations: string): string => service('ports: [{port: 80}]', `, annotations: {${annotations}}`);
  assert.equal(errorsOf(annotated('service.kubernetes.io/topology-mode: a, service.kubernetes.io/topology-aware-hints: b')),
    ['Invalid metadata.annotations[service.kubernetes.io/topology-mode]']);
  assert.equal(errorsOf(annotated('service.beta.kubernetes.io/load-balancer-source-ranges: "10.0.0.0/8,"')), [
    'Forbidden metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]',
    'Invalid metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]',
  ]);
});

test('names may begin with a digit since 1.36', () => {
  const named = '{apiVersion: v1, kind: Service, metadata: {name: 1a}, spec: {ports: [{port: 80}]}}';
  assert.equal(errorsOf(named), []);
  assert.equal(errorsOf(named, undefined, '1.35'), ['Invalid metadata.name']);
});

test('warnings', () => {
  assert.equal(warningsOf(service('clusterIP: None, externalIPs: ["2001:DB8::1"], loadBalancerIP: 1.2.3.4, sessionAffinity: ClientIP')), [
    'spec.loadBalancerIP is ignored for headless services', 'spec.externalIPs is ignored for headless services', 'spec.SessionAffinity is ignored for headless services',
    'spec.externalIPs[0]: IPv6 address "2001:DB8::1" should be in RFC 5952 canonical format ("2001:db8::1")',
  ]);
  assert.equal(warningsOf(service('externalIPs: ["2001:DB8::1"], ports: [{port: 80}], externalName: a, trafficDistribution: PreferClose')), [
    'spec.externalIPs[0]: IPv6 address "2001:DB8::1" should be in RFC 5952 canonical format ("2001:db8::1")',
    'spec.externalIPs is deprecated and may no longer be implemented in some clusters',
    'spec.externalName is ignored when spec.type is not "ExternalName"',
    'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"',
  ]);
});

test.run();
