import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { isDefaulted } from '#engine/resource/place.js';
import { lastOf } from '#test/engine/resource/decoded.js';

const at = (value: unknown, path: FieldPath): unknown => path.reduce<unknown>((holder, step) => (holder as { [key: string]: unknown } | undefined)?.[step], value);

const template = 'template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: nginx, ports: [{containerPort: 80}], resources: {limits: {cpu: 1}}}]}}';

/** Kind, the object's own fields, a path, the value there. Each is marked as a default. */
const rows: readonly (readonly [string, string, FieldPath, unknown])[] = [
  ['apps/v1/Deployment', `spec: {${template}}`, ['spec', 'replicas'], 1],
  ['apps/v1/Deployment', `spec: {${template}}`, ['spec', 'strategy'], { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } }],
  ['apps/v1/Deployment', `spec: {strategy: {type: Recreate}, ${template}}`, ['spec', 'strategy', 'rollingUpdate'], undefined],
  ['apps/v1/Deployment', `spec: {${template}}`, ['spec', 'template', 'spec', 'containers', 0, 'imagePullPolicy'], 'Always'],
  ['apps/v1/Deployment', `spec: {${template}}`, ['spec', 'template', 'spec', 'containers', 0, 'resources', 'requests'], undefined],
  ['apps/v1/Deployment', `spec: {${template}}`, ['spec', 'template', 'spec', 'containers', 0, 'ports', 0, 'protocol'], 'TCP'],
  ['apps/v1/Deployment', `spec: {${template}}`, ['spec', 'template', 'spec', 'restartPolicy'], 'Always'],
  ['apps/v1/StatefulSet', `spec: {${template}}`, ['spec', 'updateStrategy'], { rollingUpdate: { partition: 0, maxUnavailable: 1 }, type: 'RollingUpdate' }],
  ['apps/v1/StatefulSet', `spec: {updateStrategy: {type: RollingUpdate}, ${template}}`, ['spec', 'updateStrategy', 'rollingUpdate'], undefined],
  ['apps/v1/StatefulSet', `spec: {${template}}`, ['spec', 'podManagementPolicy'], 'OrderedReady'],
  ['batch/v1/Job', `spec: {${template}}`, ['spec', 'completions'], 1],
  ['batch/v1/Job', `spec: {parallelism: 3, ${template}}`, ['spec', 'completions'], undefined],
  ['batch/v1/Job', `spec: {${template}}`, ['metadata', 'labels'], { a: 'b' }],
  ['v1/Pod', 'spec: {containers: [{name: c, image: "a/b:1@sha256:0", resources: {limits: {cpu: 1}}}]}', ['spec', 'containers', 0, 'resources', 'requests'], { cpu: 1 }],
  ['v1/Pod', 'spec: {containers: [{name: c, image: "a/b:1"}]}', ['spec', 'containers', 0, 'imagePullPolicy'], 'IfNotPresent'],
  ['v1/Pod', 'spec: {containers: [{name: c, image: "host:5000/b"}]}', ['spec', 'containers', 0, 'imagePullPolicy'], 'Always'],
  ['v1/Pod', 'spec: {containers: [{name: c, image: "b:latest@sha256:0"}]}', ['spec', 'containers', 0, 'imagePullPolicy'], 'Always'],
  ['v1/Pod', 'spec: {containers: [{name: c, image: "<IMAGE>"}]}', ['spec', 'containers', 0, 'imagePullPolicy'], 'IfNotPresent'],
  ['v1/Pod', 'spec: {volumes: [{name: v}]}', ['spec', 'volumes', 0, 'emptyDir'], {}],
  ['v1/Pod', 'spec: {volumes: [{name: v, secret: {secretName: s}}]}', ['spec', 'volumes', 0, 'emptyDir'], undefined],
  ['v1/Pod', 'spec: {volumes: [{name: v, secret: {secretName: s}}]}', ['spec', 'volumes', 0, 'secret', 'defaultMode'], 420],
  ['v1/Pod', 'spec: {serviceAccount: s}', ['spec', 'serviceAccountName'], 's'],
  ['v1/Service', 'spec: {ports: [{port: 80}]}', ['spec', 'ports', 0, 'targetPort'], 80],
  ['v1/Service', 'spec: {ports: [{port: 80}]}', ['spec', 'type'], 'ClusterIP'],
  ['v1/Service', 'spec: {type: NodePort, ports: [{port: 80}]}', ['spec', 'externalTrafficPolicy'], 'Cluster'],
  ['v1/Service', 'spec: {sessionAffinity: ClientIP}', ['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], 10800],
  ['v1/Namespace', '', ['metadata', 'labels'], { 'kubernetes.io/metadata.name': 'a' }],
  ['v1/PersistentVolume', 'spec: {}', ['spec', 'persistentVolumeReclaimPolicy'], 'Retain'],
  ['v1/PersistentVolumeClaim', 'spec: {}', ['spec', 'volumeMode'], 'Filesystem'],
  ['v1/PersistentVolumeClaim', 'spec: {}', ['spec', 'accessModes'], undefined],
  ['v1/LimitRange', 'spec: {limits: [{type: Container, max: {cpu: 2}, min: {memory: 1Mi}}]}', ['spec', 'limits', 0, 'default'], { cpu: 2 }],
  ['v1/LimitRange', 'spec: {limits: [{type: Container, max: {cpu: 2}, min: {memory: 1Mi}}]}', ['spec', 'limits', 0, 'defaultRequest'], { cpu: 2, memory: '1Mi' }],
  ['networking.k8s.io/v1/NetworkPolicy', 'spec: {podSelector: {}, egress: [{}]}', ['spec', 'policyTypes'], ['Ingress', 'Egress']],
  ['networking.k8s.io/v1/Ingress', 'spec: {rules: [{http: {paths: [{path: /}]}}]}', ['spec', 'rules', 0, 'http', 'paths', 0, 'pathType'], undefined],
  ['autoscaling/v2/HorizontalPodAutoscaler', 'spec: {}', ['spec', 'minReplicas'], 1],
  ['rbac.authorization.k8s.io/v1/RoleBinding', 'subjects: [{kind: User, name: u}]', ['subjects', 0, 'apiGroup'], 'rbac.authorization.k8s.io'],
];

for (const [key, fields, path, expected] of rows) test(`${key} ${path.join('.')} of ${fields.slice(0, 60)}`, () => {
  const cut = key.lastIndexOf('/');
  const resource = lastOf(`apiVersion: ${key.slice(0, cut)}\nkind: ${key.slice(cut + 1)}\nmetadata: {name: a}\n${fields}\n`);
  assert.equal(at(resource.object, path), expected);
  if (expected !== undefined) assert.is(isDefaulted(resource, path), true);
});

test('what the source says is no default, an empty value that a default replaced is one', () => {
  const resource = lastOf('apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort, sessionAffinity: "", ports: [{port: 80, targetPort: 0}]}\n');
  const marks = [['spec', 'type'], ['spec', 'sessionAffinity'], ['spec', 'ports', 0, 'port'], ['spec', 'ports', 0, 'targetPort'], ['spec', 'zebra']].map((path) => isDefaulted(resource, path));
  assert.equal(marks, [false, true, false, true, false]);
});

test('a default belongs to its resource: two of a kind share none', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {volumes: [{name: v}]}\n';
  assert.is.not(at(lastOf(text).object, ['spec', 'securityContext']), at(lastOf(text).object, ['spec', 'securityContext']));
});

test.run();
