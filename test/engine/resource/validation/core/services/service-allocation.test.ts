import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const service = (spec: string): string => `{apiVersion: v1, kind: Service, metadata: {name: shop}, spec: {${spec}}}`;

type Case = readonly [spec: string, ...errors: readonly string[]];

const check = (cases: readonly Case[]): void => {
  for (const [spec, ...errors] of cases) assert.equal(errorsOf(service(spec)), errors, spec);
};

test('cluster IPs come from the range of the cluster; nothing else is said of a Service that asks for others', () => check([
  ['ports: [{port: 80}], clusterIP: 10.96.0.10'],
  ['ports: [], clusterIP: 10.97.0.10', 'Invalid spec.clusterIPs'],
  ['ports: [{port: 80}], clusterIP: 10.96.0.0', 'Invalid spec.clusterIPs'],
  ['ports: [{port: 80}], clusterIP: 10.96.255.255', 'Invalid spec.clusterIPs'],
  ['ports: [{port: 80}], clusterIP: none', 'Invalid spec.clusterIPs[0]'],
  ['ports: [{port: 80}], clusterIP: "fd00::1"', 'Invalid spec.clusterIPs[0]'],
  ['ports: [{port: 80}], clusterIPs: [10.96.0.10]', 'Invalid spec.clusterIPs'],
  ['ports: [{port: 80}], clusterIP: 10.96.0.10, clusterIPs: [10.96.0.11]', 'Invalid spec.clusterIPs'],
  ['ports: [{port: 80}], clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10, 10.96.0.11]', 'Invalid spec.clusterIPs'],
]));

test('families', () => check([
  ['ports: [{port: 80}], ipFamilies: [IPv5]', 'NotSupported spec.ipFamilies[0]'],
  ['ports: [{port: 80}], ipFamilies: [IPv4, IPv4]', 'Duplicate spec.ipFamilies[1]'],
  ['ports: [{port: 80}], ipFamilies: [IPv6]', 'Invalid spec.ipFamilies[0]'],
  ['ports: [{port: 80}], ipFamilies: [IPv4, IPv6]', 'Invalid spec.ipFamilyPolicy'],
  ['ports: [{port: 80}], ipFamilyPolicy: RequireDualStack', 'Invalid spec.ipFamilyPolicy'],
  ['ports: [{port: 80}], ipFamilyPolicy: PreferDualStack'],
  ['ports: [{port: 80}], ipFamilyPolicy: Dual', 'NotSupported spec.ipFamilyPolicy'],
  ['clusterIP: None, ipFamilies: [IPv6, IPv4], ipFamilyPolicy: RequireDualStack'],
  ['clusterIP: None, selector: {a: b}, ipFamilyPolicy: RequireDualStack', 'Invalid spec.ipFamilyPolicy'],
]));

test('node ports come from the range of the cluster, and are given out once', () => check([
  ['type: NodePort, ports: [{port: 80, nodePort: 30000}]'],
  ['type: NodePort, ports: [{port: 80, nodePort: 8080}]', 'Invalid spec.ports[0].nodePort'],
  ['type: NodePort, ports: [{name: a, port: 80, nodePort: 30000}, {name: b, port: 81, nodePort: 30000, protocol: UDP}]', 'Invalid spec.ports[1].nodePort'],
  ['type: NodePort, ports: [{name: a, port: 53, nodePort: 30000}, {name: b, port: 53, nodePort: 30000, protocol: UDP}]'],
  ['type: NodePort, ports: [{name: a, port: 80}, {name: b, port: 80}]', 'Duplicate spec.ports[1].nodePort', 'Duplicate spec.ports[1]'],
  ['type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 80, ports: [{port: 80}]', 'InternalError '],
  ['type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: 30001, ports: [{port: 80}]'],
]));

test('not even of its metadata', () => {
  assert.equal(errorsOf('{apiVersion: v1, kind: Service, metadata: {name: Shop}, spec: {ports: [{port: 80}], clusterIP: 10.97.0.10}}'), ['Invalid spec.clusterIPs']);
});

const OLD = service('type: ClusterIP, clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], ipFamilies: [IPv4], ipFamilyPolicy: SingleStack, ports: [{port: 80}]');

test('updates keep what was given out', () => {
  const update = (spec: string, old = OLD): string[] => errorsOf(service(spec), old);
  assert.equal(update('ports: [{port: 80}]'), []);
  assert.equal(update('ports: [{port: 80}], clusterIP: 10.96.0.11'), ['Invalid spec.clusterIPs[0]']);
  assert.equal(update('ports: [{port: 80}], clusterIP: None'), ['Invalid spec.clusterIPs[0]']);
  assert.equal(update('type: ExternalName, externalName: a.b'), []);
  assert.equal(update('type: ExternalName, externalName: a.b, clusterIP: 10.96.0.11'), ['Forbidden spec.clusterIPs']);
  assert.equal(update('ports: [{port: 80}], clusterIP: 10.96.0.10', service('ports: [{port: 80}], clusterIP: 10.96.0.10')), []);
  assert.equal(update('ports: [{port: 80}], clusterIP: None', service('ports: [{port: 80}]')), ['Invalid spec.clusterIPs[0]']);
  assert.equal(update('clusterIP: None, type: NodePort, ports: [{port: 80}]', service('clusterIP: None, ports: [{port: 80}]')), ['Invalid spec.clusterIPs[0]']);
  assert.equal(update('type: NodePort, ports: [{port: 80, nodePort: 8080}]'), ['Invalid spec.ports[0].nodePort']);
});

const BALANCER = 'type: LoadBalancer, externalTrafficPolicy: Local, ports: [{port: 80, nodePort: 30001}], clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], ipFamilies: [IPv4], ipFamilyPolicy: SingleStack';

test('updates of load balancers', () => {
  const old = service(`${BALANCER}, healthCheckNodePort: 31000, loadBalancerClass: a`);
  assert.equal(errorsOf(service(`${BALANCER}, loadBalancerClass: a`), old), []);
  assert.equal(errorsOf(service(`${BALANCER}, loadBalancerClass: b`), old), ['Invalid spec.loadBalancerClass']);
  assert.equal(errorsOf(service(BALANCER), old), ['Invalid spec.loadBalancerClass']);
  assert.equal(errorsOf(service(`${BALANCER}, loadBalancerClass: a, healthCheckNodePort: 31001`), old), ['Forbidden spec.healthCheckNodePort']);
  assert.equal(errorsOf(service('ports: [{port: 80}]'), old), []);
});

const DUAL = service('type: ClusterIP, clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10, "fd00::1"], ipFamilies: [IPv4, IPv6], ipFamilyPolicy: RequireDualStack, ports: [{port: 80}]');

test('the second family goes only where the policy says so', () => {
  assert.equal(errorsOf(service('ports: [{port: 80}], ipFamilyPolicy: SingleStack'), DUAL), []);
  assert.equal(errorsOf(service('ports: [{port: 80}], clusterIP: 10.96.0.10, clusterIPs: [10.96.0.10], ipFamilies: [IPv4], ipFamilyPolicy: PreferDualStack'), DUAL),
    ['Invalid spec.ipFamilyPolicy', 'Invalid spec.ipFamilyPolicy']);
});

test.run();
