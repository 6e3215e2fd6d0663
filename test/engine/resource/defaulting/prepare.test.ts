import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { at, manifest, preparedOf } from '#test/engine/resource/defaulting/prepared.js';

const template = 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx}]}}';
const crd = 'spec: {group: e.com, scope: Cluster, names: {kind: A, plural: as}, versions: [{name: v1, served: true, storage: false, schema: {openAPIV3Schema: {type: object}}}, {name: v2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}';
const eviction = [{ key: 'node.kubernetes.io/not-ready', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }, { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 300 }];

/** Kind, the object's own fields, a path, the value there. */
const created: readonly (readonly [string, string, FieldPath, unknown])[] = [
  ['v1/Pod', 'spec: {containers: [{name: c}]}', ['spec', 'tolerations'], eviction],
  ['v1/Pod', 'spec: {containers: [{name: c}], tolerations: [{operator: Exists}]}', ['spec', 'tolerations', 1], undefined],
  ['v1/Pod', 'spec: {containers: [{name: c}]}\nstatus: {phase: Running, podIP: 1.2.3.4}', ['status'], { phase: 'Pending', qosClass: 'BestEffort' }],
  ['v1/Pod', 'spec: {containers: [{name: c, resources: {limits: {cpu: 1, memory: 1Gi}}}]}', ['status', 'qosClass'], 'Guaranteed'],
  ['v1/Pod', 'spec: {containers: [{name: c, resources: {requests: {cpu: 1}}}]}', ['status', 'qosClass'], 'Burstable'],
  ['v1/Pod', 'spec: {containers: [{name: c, resources: {requests: {cpu: 1000m, memory: 0.5, x.io/a: 100u}}}]}', ['spec', 'containers', 0, 'resources', 'requests'], { 'cpu': '1', 'memory': '500m', 'x.io/a': '1m' }],
  ['v1/Pod', 'spec: {containers: [{name: c}], resources: {limits: {cpu: 2}}}', ['spec', 'resources'], { requests: { cpu: '2' }, limits: { cpu: '2' } }],
  ['v1/Pod', 'spec: {resources: {requests: {memory: 2Gi}}, containers: [{name: c, resources: {requests: {cpu: 1}, limits: {memory: 3Gi}}}]}', ['spec', 'resources'], { requests: { memory: '2Gi', cpu: '1' }, limits: { memory: '3Gi' } }],
  ['v1/Pod', 'spec: {hostNetwork: false, nodeName: "", automountServiceAccountToken: false}', ['spec', 'hostNetwork'], undefined],
  ['v1/Pod', 'spec: {hostNetwork: false, nodeName: "", automountServiceAccountToken: false}', ['spec', 'nodeName'], undefined],
  ['v1/Pod', 'spec: {hostNetwork: false, nodeName: "", automountServiceAccountToken: false}', ['spec', 'automountServiceAccountToken'], false],
  ['v1/Namespace', '', ['spec', 'finalizers'], ['kubernetes']],
  ['v1/Namespace', 'status: {phase: Terminating}', ['status'], { phase: 'Active' }],
  ['v1/Node', 'spec: {taints: [{key: a, effect: NoSchedule}]}', ['spec', 'taints', 1], { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
  ['v1/Secret', 'stringData: {a: é}\ndata: {a: eA==, b: eQ==}', ['data'], { a: 'w6k=', b: 'eQ==' }],
  ['v1/Secret', 'stringData: {a: x}', ['stringData'], undefined],
  ['v1/ServiceAccount', 'secrets: [{name: s, namespace: shop}]', ['secrets'], [{ name: 's' }]],
  ['v1/Service', 'spec: {clusterIP: None, ports: [{port: 80}]}', ['spec', 'clusterIPs'], ['None']],
  ['v1/Service', 'spec: {clusterIP: None, ports: [{port: 80}]}', ['spec', 'ipFamilies'], ['IPv4', 'IPv6']],
  ['v1/Service', 'spec: {selector: {a: b}, ports: [{port: 80}]}', ['spec', 'ipFamilyPolicy'], 'SingleStack'],
  ['v1/Service', 'spec: {type: ExternalName, externalName: e.com}', ['spec', 'ipFamilies'], undefined],
  ['v1/PersistentVolume', 'spec: {}', ['metadata', 'finalizers'], ['kubernetes.io/pv-protection']],
  ['v1/PersistentVolumeClaim', 'spec: {dataSource: {kind: PersistentVolumeClaim, name: c}}', ['spec', 'dataSourceRef'], { kind: 'PersistentVolumeClaim', name: 'c' }],
  ['v1/PersistentVolumeClaim', 'spec: {dataSource: {kind: Other, name: c}}', ['spec', 'dataSource'], undefined],
  ['v1/PersistentVolumeClaim', 'spec: {dataSourceRef: {apiGroup: a.io, kind: Other, name: c}}', ['spec', 'dataSource', 'name'], 'c'],
  ['apps/v1/Deployment', `spec: {${template}}\nstatus: {replicas: 3}`, ['status'], undefined],
  ['apps/v1/Deployment', `spec: {${template}}`, ['metadata', 'generation'], 1],
  ['apps/v1/DaemonSet', `spec: {${template}}`, ['metadata', 'annotations'], { 'deprecated.daemonset.template.generation': '1' }],
  ['batch/v1/Job', `spec: {${template}}`, ['spec', 'template', 'metadata', 'labels', 'job-name'], 'a'],
  ['batch/v1/Job', `spec: {${template}}`, ['metadata', 'labels', 'job-name'], 'a'],
  ['batch/v1/Job', `spec: {manualSelector: true, selector: {}, ${template}}`, ['spec', 'template', 'metadata', 'labels'], { a: 'b' }],
  ['apiextensions.k8s.io/v1/CustomResourceDefinition', crd, ['status', 'storedVersions'], ['v2']],
  ['discovery.k8s.io/v1/EndpointSlice', 'addressType: IPv4\nendpoints: [{addresses: [1.2.3.4], deprecatedTopology: {a: b}}]', ['endpoints', 0], { addresses: ['1.2.3.4'] }],
];

for (const [key, fields, path, expected] of created) test(`${key} ${path.join('.')} of ${fields.slice(0, 80)}`, () => {
  assert.equal(at(preparedOf(manifest(key, fields)).object, path), expected);
});

/** Kind, the stored object's fields, those of the update, a path, the value there. */
const updated: readonly (readonly [string, string, string, FieldPath, unknown])[] = [
  ['apps/v1/Deployment', `spec: {${template}}\nstatus: {replicas: 3}`, `spec: {${template}}\nstatus: {replicas: 4}`, ['status', 'replicas'], 3],
  ['v1/Service', 'spec: {clusterIP: 10.96.0.9, ports: [{port: 80}]}', 'spec: {ports: [{port: 81}]}', ['spec', 'clusterIP'], '10.96.0.9'],
  ['v1/Service', 'spec: {type: NodePort, ports: [{port: 80, nodePort: 30001}]}', 'spec: {type: NodePort, ports: [{port: 81}]}', ['spec', 'ports', 0, 'nodePort'], 30001],
  ['v1/Service', 'spec: {type: NodePort, ports: [{port: 80, nodePort: 30001}]}', 'spec: {type: ClusterIP, ports: [{port: 80, nodePort: 30001}]}', ['spec', 'ports', 0, 'nodePort'], undefined],
  ['v1/Service', 'spec: {type: NodePort, ports: [{port: 80, nodePort: 30001}]}', 'spec: {type: ClusterIP, ports: [{port: 80, nodePort: 30002}]}', ['spec', 'ports', 0, 'nodePort'], 30002],
  ['v1/Service', 'spec: {type: LoadBalancer, loadBalancerClass: a.b/c, ports: [{port: 80}]}', 'spec: {type: ClusterIP, loadBalancerClass: a.b/c, ports: [{port: 80}]}', ['spec', 'loadBalancerClass'], undefined],
  ['v1/Namespace', 'spec: {finalizers: [kubernetes, a.b/c]}', 'spec: {finalizers: []}', ['spec', 'finalizers'], ['kubernetes', 'a.b/c']],
  ['apps/v1/DaemonSet', `spec: {${template}}`, `spec: {${template.replace('nginx', 'other')}}`, ['metadata', 'annotations', 'deprecated.daemonset.template.generation'], '1'],
  ['v1/PersistentVolumeClaim', 'spec: {}', 'spec: {}\nstatus: {phase: Bound}', ['status', 'phase'], 'Pending'],
];

for (const [key, old, fields, path, expected] of updated) test(`${key} ${path.join('.')} of an update to ${fields.slice(0, 80)}`, () => {
  assert.equal(at(preparedOf(manifest(key, fields), { old: manifest(key, old) }).object, path), expected);
});

test('what the server gives is not taken from an object', () => {
  const { object } = preparedOf(manifest('v1/ConfigMap', 'data: {a: b}', 'name: a, uid: u, selfLink: /a, creationTimestamp: "2024-01-01T00:00:00Z", deletionTimestamp: "2024-01-01T00:00:00Z"'));
  assert.equal(object, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { a: 'b' } });
});

test('of keys by which Pods are told apart, those that the Pod has become requirements', () => {
  const { object } = preparedOf(manifest('v1/Pod', `spec:
  containers: [{name: c}]
  topologySpreadConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {a: b}}, matchLabelKeys: [a, x]}]
  affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: z, labelSelector: {}, matchLabelKeys: [a], mismatchLabelKeys: [t]}]}}`, 'name: a, labels: {a: b, t: u}'));
  assert.equal(at(object, ['spec', 'topologySpreadConstraints', 0, 'labelSelector']), { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] });
  assert.equal(at(object, ['spec', 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 0, 'labelSelector', 'matchExpressions']), [{ key: 'a', operator: 'In', values: ['b'] }, { key: 't', operator: 'NotIn', values: ['u'] }]);
});

test('annotations of old become fields, others go', () => {
  const { object } = preparedOf(manifest('v1/Pod', 'spec: {containers: [{name: c}]}', 'name: a, annotations: {container.apparmor.security.beta.kubernetes.io/c: localhost/p, pod.beta.kubernetes.io/init-containers: "[]"}'));
  assert.equal(at(object, ['spec', 'containers', 0, 'securityContext', 'appArmorProfile']), { type: 'Localhost', localhostProfile: 'p' });
  assert.equal(at(object, ['metadata', 'annotations']), { 'container.apparmor.security.beta.kubernetes.io/c': 'localhost/p' });
});

test.run();
