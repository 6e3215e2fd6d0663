import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { deployment, documents, edgesOf, graphOf, object } from '#test/engine/graph/resolved.js';

const web = deployment('web', { app: 'web', tier: 'front' });
const service = (name: string, spec: object, namespace?: string): string => object('v1', 'Service', name, { spec }, namespace);
const container = (more: object): object => ({ containers: [{ name: 'main', image: 'example.com/main:1', ...more }] });

type Case = readonly [name: string, text: string, reference: string, expected: readonly string[]];

const selectors: readonly Case[] = [
  ['a Service and its Pods', documents(web, service('web', { selector: { app: 'web' }, ports: [{ port: 80 }] })), 'service-pods',
    ['spec.selector resolved -> Deployment web spec.template.metadata.labels']],
  ['a wrong value: the closest and its label', documents(web, service('web', { selector: { app: 'wbe', tier: 'front' }, ports: [{ port: 80 }] })), 'service-pods',
    ['spec.selector missing object error closest Deployment web label app=web not app=wbe']],
  ['a label that nobody has', documents(web, service('web', { selector: { app: 'web', zone: 'a' }, ports: [{ port: 80 }] })), 'service-pods',
    ['spec.selector missing object error closest Deployment web label  not zone=a']],
  ['a Service without selector', documents(web, service('web', { ports: [{ port: 80 }] })), 'service-pods', []],
  ['an ExternalName Service', documents(web, service('web', { type: 'ExternalName', externalName: 'example.com', selector: { app: 'x' } })), 'service-pods', []],
  ['a Service of a namespace without workloads', documents(web, service('web', { selector: { app: 'api' }, ports: [{ port: 80 }] }, 'other')), 'service-pods',
    ['spec.selector missing object warning']],
  ['Pods in a named namespace, the Service in none', documents(deployment('web', { app: 'web' }, {}, { namespace: 'shop' }), service('web', { selector: { app: 'web' }, ports: [{ port: 80 }] })), 'service-pods',
    ['spec.selector undecided unnamed-namespace']],
  ['a selector that is not the template’s', deployment('web', { app: 'web' }, {}, { selector: { app: 'wbe' } }), 'workload-template',
    ['spec.selector missing object error closest Deployment web label app=web not app=wbe']],
  ['one cause is one finding: a refused workload', documents(deployment('web', { app: 'web' }, {}, { selector: { app: 'shop' } }), service('web', { selector: { app: 'shop' }, ports: [{ port: 80 }] })), 'service-pods',
    ['spec.selector undecided refused-target closest Deployment web label app=web not app=shop']],
  ['a label of the StatefulSet controller', documents(
    object('apps/v1', 'StatefulSet', 'db', { spec: { serviceName: 'db', selector: { matchLabels: { app: 'db' } }, template: { metadata: { labels: { app: 'db' } }, spec: container({}) } } }),
    service('db', { selector: { 'statefulset.kubernetes.io/pod-name': 'db-0' }, ports: [{ port: 80 }] }),
    service('first', { selector: { app: 'db', 'statefulset.kubernetes.io/pod-name': 'dd-0' }, ports: [{ port: 80 }] })), 'service-pods',
  ['spec.selector resolved -> StatefulSet db spec.template.metadata.labels', 'spec.selector missing object error closest StatefulSet db label  not statefulset.kubernetes.io/pod-name=dd-0']],
  ['Pods that an operator makes', documents(web,
    object('monitoring.coreos.com/v1', 'Prometheus', 'main', { spec: {} }),
    service('prometheus', { selector: { 'app.kubernetes.io/name': 'prometheus', prometheus: 'main' }, ports: [{ port: 9090 }] }),
    service('other', { selector: { 'app.kubernetes.io/name': 'prometheus', prometheus: 'mian' }, ports: [{ port: 9090 }] })), 'service-pods',
  ['spec.selector provided made-by-operator', 'spec.selector missing object error closest Deployment web label  not app.kubernetes.io/name=prometheus']],
  ['a NetworkPolicy of all Pods', documents(web, object('networking.k8s.io/v1', 'NetworkPolicy', 'all', { spec: { podSelector: {} } })), 'network-policy-pods',
    ['spec.podSelector resolved -> Deployment web spec.template.metadata.labels']],
  ['a NetworkPolicy of no Pod', documents(web, object('networking.k8s.io/v1', 'NetworkPolicy', 'all', { spec: { podSelector: { matchLabels: { app: 'wab' } } } })), 'network-policy-pods',
    ['spec.podSelector missing object warning closest Deployment web label app=web not app=wab']],
  ['a peer of a namespace that is not here', documents(web, object('networking.k8s.io/v1', 'NetworkPolicy', 'in', {
    spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'a' } }, podSelector: { matchLabels: { app: 'x' } } }] }] },
  })), 'network-policy-peer-pods', ['spec.ingress[0].from[0].podSelector undecided world']],
];

const names: readonly Case[] = [
  ['a key', documents(deployment('web', { app: 'web' }, container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'url' } } }] })), object('v1', 'ConfigMap', 'settings', { data: { url: 'x' } })),
    'env-config-map-key', ['spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key resolved -> ConfigMap settings data.url']],
  ['a wrong key', documents(deployment('web', { app: 'web' }, container({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'ulr' } } }] })), object('v1', 'ConfigMap', 'settings', { data: { url: 'x', other: 'y' } })),
    'env-config-map-key', ['spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key missing key error -> ConfigMap settings metadata.name closest ConfigMap settings key url not ulr']],
  ['binaryData holds keys too', documents(deployment('web', { app: 'web' }, { volumes: [{ name: 'a', configMap: { name: 'settings', items: [{ key: 'logo', path: 'logo.png' }] } }] }), object('v1', 'ConfigMap', 'settings', { binaryData: { logo: 'eA==' } })),
    'volume-config-map', ['spec.template.spec.volumes[0].configMap.name resolved -> ConfigMap settings metadata.name', 'spec.template.spec.volumes[0].configMap.items[0].key resolved -> ConfigMap settings binaryData.logo']],
  ['stringData of a Secret', documents(deployment('web', { app: 'web' }, container({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'login', key: 'word' } } }] })), object('v1', 'Secret', 'login', { stringData: { word: 'x' } })),
    'env-secret-key', ['spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key resolved -> Secret login stringData.word']],
  ['a ConfigMap that is not there', documents(deployment('web', { app: 'web' }, container({ envFrom: [{ configMapRef: { name: 'setting' } }] })), object('v1', 'ConfigMap', 'settings')),
    'env-from-config-map', ['spec.template.spec.containers[0].envFrom[0].configMapRef.name missing object error closest ConfigMap settings name settings not setting']],
  ['an optional one', documents(deployment('web', { app: 'web' }, container({ envFrom: [{ configMapRef: { name: 'extra', optional: true } }] }))),
    'env-from-config-map', ['spec.template.spec.containers[0].envFrom[0].configMapRef.name missing object warning optional']],
  ['a Secret is doubtful at most', deployment('web', { app: 'web' }, container({ envFrom: [{ secretRef: { name: 'login' } }] })),
    'env-from-secret', ['spec.template.spec.containers[0].envFrom[0].secretRef.name missing object warning']],
  ['the name in another namespace', documents(deployment('web', { app: 'web' }, { serviceAccountName: 'runner' }, { namespace: 'shop' }), object('v1', 'ServiceAccount', 'runner', {}, 'other')),
    'pod-service-account', ['spec.template.spec.serviceAccountName missing object error closest ServiceAccount runner namespace other not shop']],
  ['the default ServiceAccount', deployment('web', { app: 'web' }, { serviceAccountName: 'default' }), 'pod-service-account', ['spec.template.spec.serviceAccountName provided made-by-cluster']],
  ['the cluster’s certificate', deployment('web', { app: 'web' }, { volumes: [{ name: 'a', configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca' }] } }] }), 'volume-config-map',
    ['spec.template.spec.volumes[0].configMap.name provided made-by-cluster']],
  ['an Ingress by port name', documents(service('web', { ports: [{ name: 'http', port: 80 }] }), object('networking.k8s.io/v1', 'Ingress', 'in', { spec: { defaultBackend: { service: { name: 'web', port: { name: 'http' } } } } })),
    'ingress-service', ['spec.defaultBackend.service.name resolved -> Service web spec.ports[0].name']],
  ['an Ingress and a wrong port', documents(web, service('web', { ports: [{ name: 'http', port: 80 }] }), object('networking.k8s.io/v1', 'Ingress', 'in', { spec: { defaultBackend: { service: { name: 'web', port: { number: 8080 } } } } })),
    'ingress-service', ['spec.defaultBackend.service.port.number missing port error -> Service web metadata.name closest Service web port 80 not 8080']],
  ['a scale target of another kind', documents(web, object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', { spec: { maxReplicas: 2, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'web' } } })),
    'scale-target', ['spec.scaleTargetRef.name missing object error closest Deployment web kind Deployment not StatefulSet']],
  ['a scale target of a removed version', documents(web, object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', { spec: { maxReplicas: 2, scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'web' } } })),
    'scale-target', ['spec.scaleTargetRef.name resolved -> Deployment web metadata.name']],
  ['a StorageClass is none of our business', object('v1', 'PersistentVolumeClaim', 'data', { spec: { storageClassName: 'fast' } }), 'claim-storage-class', ['spec.storageClassName undecided world']],
  ['... unless there are others', documents(object('v1', 'PersistentVolumeClaim', 'data', { spec: { storageClassName: 'fast' } }), object('storage.k8s.io/v1', 'StorageClass', 'fsat', { provisioner: 'example.com/x' })), 'claim-storage-class',
    ['spec.storageClassName missing object warning closest StorageClass fsat name fsat not fast']],
  ['a subject without namespace, in its own', documents(object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'r' }, subjects: [{ kind: 'ServiceAccount', name: 'sa' }, { kind: 'User', name: 'u' }] }), object('v1', 'ServiceAccount', 'sa')),
    'subject-service-account', ['subjects[0].name resolved -> ServiceAccount sa metadata.name']],
  ['a Certificate makes a Secret', documents(object('cert-manager.io/v1', 'Certificate', 'c', { spec: { secretName: 'tls' } }), deployment('web', { app: 'web' }, { volumes: [{ name: 't', secret: { secretName: 'tls' } }] })), 'volume-secret',
    ['spec.template.spec.volumes[0].secret.secretName provided made-by-operator']],
  ['a custom resource that names it', documents(object('example.com/v1', 'Vault', 'v', { spec: { output: 'made' } }), deployment('web', { app: 'web' }, { volumes: [{ name: 't', configMap: { name: 'made' } }] })), 'volume-config-map',
    ['spec.template.spec.volumes[0].configMap.name undecided made-by-operator']],
  ['a route’s parent and its listener', documents(
    object('gateway.networking.k8s.io/v1', 'Gateway', 'gate', { spec: { gatewayClassName: 'x', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } }),
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'r', { spec: { parentRefs: [{ name: 'gate', sectionName: 'htpp' }], rules: [{ backendRefs: [{ name: 'web', port: 81 }] }] } }),
    service('web', { ports: [{ port: 80 }] }), web), 'route-parent',
  ['spec.parentRefs[0].sectionName missing key error -> Gateway gate metadata.name closest Gateway gate key http not htpp']],
  ['a route’s port', documents(object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'r', { spec: { rules: [{ backendRefs: [{ name: 'web', port: 81 }] }] } }), service('web', { ports: [{ port: 80 }] }), web), 'route-service',
    ['spec.rules[0].backendRefs[0].port missing port error -> Service web metadata.name closest Service web port 80 not 81']],
];

const within: readonly Case[] = [
  ['a mount', deployment('web', { app: 'web' }, { ...container({ volumeMounts: [{ name: 'data', mountPath: '/d' }, { name: 'dta', mountPath: '/e' }] }), volumes: [{ name: 'data', emptyDir: {} }] }), 'mount-volume', [
    'spec.template.spec.containers[0].volumeMounts[0].name resolved -> Deployment web spec.template.spec.volumes[0].name',
    'spec.template.spec.containers[0].volumeMounts[1].name missing object error closest Deployment web name data not dta',
  ]],
  ['a mount of a claim template', object('apps/v1', 'StatefulSet', 'db', { spec: {
    serviceName: 'db', selector: { matchLabels: { app: 'db' } }, volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }],
    template: { metadata: { labels: { app: 'db' } }, spec: container({ volumeMounts: [{ name: 'data', mountPath: '/d' }] }) },
  } }), 'mount-volume', ['spec.template.spec.containers[0].volumeMounts[0].name resolved -> StatefulSet db spec.volumeClaimTemplates[0].metadata.name']],
  ['a probe’s port by name', deployment('web', { app: 'web' }, container({ ports: [{ name: 'http', containerPort: 80 }], livenessProbe: { httpGet: { port: 'htpp' } }, readinessProbe: { tcpSocket: { port: 8080 } } })), 'probe-port',
    ['spec.template.spec.containers[0].livenessProbe.httpGet.port missing port error closest Deployment web port http not htpp']],
  ['target ports', documents(deployment('web', { app: 'web' }, container({ ports: [{ name: 'http', containerPort: 80 }, { name: 'dns', containerPort: 53, protocol: 'UDP' }] })), service('web', {
    selector: { app: 'web' }, ports: [{ name: 'a', port: 1, targetPort: 'http' }, { name: 'b', port: 2, targetPort: 'htp' }, { name: 'c', port: 3, targetPort: 81 }, { name: 'd', port: 4, targetPort: 'dns' }],
  })), 'service-target-port', [
    'spec.ports[0].targetPort resolved -> Deployment web spec.template.spec.containers[0].ports[0].name',
    'spec.ports[1].targetPort missing port error closest Deployment web port http not htp',
    'spec.ports[2].targetPort missing port warning closest Deployment web port 80 not 81',
    'spec.ports[3].targetPort missing port error closest Deployment web protocol UDP not TCP',
  ]],
  ['containers that declare no port', documents(web, service('web', { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] })), 'service-target-port', ['spec.ports[0].targetPort undecided world']],
];

for (const [name, text, reference, expected] of [...selectors, ...names, ...within])
  test(`${reference}: ${name}`, () => assert.equal(edgesOf(graphOf({ 'a.yaml': text }), reference), expected));

test('the namespace option names the unnamed namespace', () => {
  const files = { 'a.yaml': documents(deployment('web', { app: 'web' }, {}, { namespace: 'shop' }), service('web', { selector: { app: 'web' }, ports: [{ port: 80 }] })) };
  assert.equal(edgesOf(graphOf(files, { namespace: 'shop' }), 'service-pods'), ['spec.selector resolved -> Deployment web spec.template.metadata.labels']);
});

test('what the user provides', () => {
  const files = { 'a.yaml': deployment('web', { app: 'web' }, container({ envFrom: [{ configMapRef: { name: 'made-x' } }, { configMapRef: { name: 'other' } }] }), { namespace: 'shop' }) };
  const states = (provided: readonly string[]) => graphOf(files, { provided }).edges.filter(({ reference }) => reference === 'env-from-config-map').map(({ state }) => state);
  assert.equal(states(['ConfigMap/shop/made-*']), ['provided', 'missing']);
  assert.equal(states(['ConfigMap/*/*']), ['provided', 'provided']);
  assert.equal(states(['Secret/*/*', 'ConfigMap/else/*']), ['missing', 'missing']);
});

test('a broken document may hold what is missing', () => {
  const files = { 'a.yaml': deployment('web', { app: 'web' }, container({ envFrom: [{ configMapRef: { name: 'settings' } }] })), 'b.yaml': 'kind: ConfigMap\nmetadata: {name: settings\ndata: [' };
  assert.equal(edgesOf(graphOf(files), 'env-from-config-map'), ['spec.template.spec.containers[0].envFrom[0].configMapRef.name undecided broken-document']);
});

test('the order of files changes nothing', () => {
  const files = [{ path: 'b.yaml', text: web }, { path: 'a.yaml', text: service('web', { selector: { app: 'web' }, ports: [{ port: 80 }] }) }];
  const lines = (given: typeof files) => graphOf(given).edges.map((edge) => `${edge.from.document.file.path} ${edge.reference} ${edge.state}`);
  assert.equal(lines(files), lines([...files].reverse()));
});

test('edges by their ends', () => {
  const graph = graphOf({ 'a.yaml': documents(web, service('web', { selector: { app: 'web' }, ports: [{ port: 80 }] })) });
  const [target, from] = graph.resources;
  assert.ok(target !== undefined && from !== undefined);
  assert.equal(graph.edgesFrom(from).map(({ reference }) => reference), ['service-pods', 'service-target-port']);
  assert.equal(graph.edgesTo(target).map(({ reference }) => reference), ['workload-template', 'service-pods']);
});

test.run();
