import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decoded, lastOf, validatedOf, violationsOf } from '#test/engine/resource/decoded.js';

const pod = (container: string): string => `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  containers:
  - name: web
    image: nginx:1.27
${container.split('\n').map((line) => `    ${line}`).join('\n')}
`;

const service = (ports: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: ${ports}}\n`;

/** What is written, and what of it the API server would refuse. */
const strict: readonly (readonly [string, string, readonly string[]])[] = [
  ['a misspelt field', pod('imagePullPolcy: Always'), ['unknown-field spec.containers[0].imagePullPolcy imagePullPolcy -> imagePullPolicy']],
  ['a field in the wrong case', pod('imagepullpolicy: Always'), ['field-name-case spec.containers[0].imagepullpolicy imagepullpolicy -> imagePullPolicy']],
  ['a field that nothing is near', pod('zebra: 1'), ['unknown-field spec.containers[0].zebra zebra']],
  ['a misspelt required field is said once', pod('').replace('- name: web', '- nmae: web'), ['unknown-field spec.containers[0].nmae nmae -> name']],
  ['a string for a number', pod('ports: [{containerPort: "80"}]'), ['field-type spec.containers[0].ports[0].containerPort "80"']],
  ['a number for a string', pod('env: [{name: A, value: 80}]'), ['field-type spec.containers[0].env[0].value 80']],
  ['a truth value for a string', pod('env: [{name: A, value: yes}]'), ['field-type spec.containers[0].env[0].value yes']],
  ['a mapping for a list', pod('args: {a: b}'), ['field-type spec.containers[0].args {a: b}']],
  ['a number out of its range', pod('ports: [{containerPort: 4294967296}]'), ['field-type spec.containers[0].ports[0].containerPort 4294967296']],
  ['a whole number with a fraction of zero', pod('ports: [{containerPort: 80.0}]'), []],
  ['a missing field', pod('ports: [{name: http}]'), ['field-required spec.containers[0].ports[0].containerPort']],
  ['an empty required field', pod('').replace('name: web', 'name: ""'), ['field-required spec.containers[0].name ""']],
  ['a required field that the documents do not name', pod('').replace('image: nginx:1.27', ''), ['field-required spec.containers[0].image']],
  ['a value that is not supported', pod('imagePullPolicy: Sometimes'), ['field-not-supported spec.containers[0].imagePullPolicy Sometimes']],
  ['a value in the wrong case', service('[{port: 80, protocol: tcp}]'), ['field-not-supported spec.ports[0].protocol tcp -> TCP']],
  ['two ports of a number', service('[{name: a, port: 80}, {name: b, port: 80}]'), ['field-duplicate spec.ports[1] TCP/80']],
  ['the same number by two protocols', service('[{name: a, port: 80}, {name: b, port: 80, protocol: UDP}]'), []],
  ['environment variables may repeat', pod('env: [{name: A, value: a}, {name: A, value: b}]'), []],
  ['quantities as numbers', pod('resources: {limits: {cpu: 0.5, memory: 1Gi}}'), []],
  ['no quantity', pod('resources: {limits: {memory: 1GB}}'), ['field-type spec.containers[0].resources.limits.memory 1GB']],
  ['a port by name and by number', pod('readinessProbe: {httpGet: {port: http}}\nlivenessProbe: {httpGet: {port: 80}}'), []],
  ['a port with a fraction', pod('readinessProbe: {httpGet: {port: 80.5}}'), ['field-type spec.containers[0].readinessProbe.httpGet.port 80.5']],
  ['null is absent', pod('args: null\nresources:'), []],
  ['null in a list is an empty struct', pod('ports: [null]'), ['field-required spec.containers[0].ports[0].containerPort']],
  ['what kubectl prints', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: null}\n', []],
  ['status is not validated', `${service('[{port: 80}]')}status: {conditions: [{type: A}]}\n`, []],
  ['status is decoded strictly', `${service('[{port: 80}]')}status: {colour: red}\n`, ['unknown-field status.colour colour']],
  ['no base64', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {key: hello}\n', ['field-type data.key hello']],
  ['base64 over lines', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata:\n  key: |\n    aGVs\n    bG8=\n', []],
  ['a time of a month that is none', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: "2026-13-01T00:00:00Z"}\n', ['field-type metadata.creationTimestamp "2026-13-01T00:00:00Z"']],
  ['a time with microseconds', 'apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: a}\nspec: {renewTime: "2026-01-01T00:00:00.000000Z"}\n', []],
  ['a time that lacks its microseconds', 'apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {name: a}\nspec: {renewTime: "2026-01-01T00:00:00Z"}\n', ['field-type spec.renewTime "2026-01-01T00:00:00Z"']],
  ['no name', 'apiVersion: v1\nkind: ConfigMap\ndata: {a: b}\n', ['field-required metadata.name']],
  ['a generated name', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n', []],
  ['no spec', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n', ['field-required spec.selector', 'field-invalid spec.template.metadata.labels', 'field-required spec.template.spec.containers']],
  ['a removed version says nothing more', 'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: {name: a}\nspec: {backend: {serviceName: a, servicePort: 80}}\n', []],
  ['an unknown kind says nothing', 'apiVersion: example.com/v1\nkind: Loaf\nmetadata: {labels: {a: 1}}\nspec: 7\n', []],
];

for (const [name, text, expected] of strict) test(name, () => assert.equal(violationsOf(validatedOf(text)), expected));

const firstPort = (text: string): unknown => {
  const spec = validatedOf(text).object['spec'] as { ports: readonly unknown[] };
  return spec.ports[0];
};

test('what is meant is read, so that nothing that follows is said again', () => {
  assert.equal(firstPort(service('[{prot: 80, protocol: tcp, targetPort: "http"}]')), { port: 80, protocol: 'TCP', targetPort: 'http' });
  assert.equal(firstPort(service('[{port: "80"}]')), { port: 80, protocol: 'TCP', targetPort: 80 });
  assert.equal(firstPort(service('[{port: [80]}]')), { protocol: 'TCP' });
});

test('lists are opened, each item with its own node; items of a typed list may leave out what it says', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- apiVersion: v1\n  kind: ConfigMapList\n  items: [{metadata: {name: b, namespace: c}}]\n';
  const { resources } = decoded(text);
  assert.equal(resources.map(({ kind, namespace, name, violations }) => [kind, namespace, name, violations.length]), [['ConfigMap', '', 'a', 0], ['ConfigMap', 'c', 'b', 0]]);
  assert.equal(resources.map(({ node }) => text.slice(node.start, node.end)), ['{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}', '{metadata: {name: b, namespace: c}}']);
});

test('identity: scope by the kind, the group of the replacement, names that are generated', () => {
  const of = (apiVersion: string, kind: string, metadata: string): readonly unknown[] => {
    const { groupKind, scope, namespace, name, schema } = lastOf(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n`);
    return [groupKind, scope, namespace, name, schema];
  };
  assert.equal(of('v1', 'Namespace', '{name: a, namespace: b}'), ['Namespace', 'Cluster', '', 'a', 'io.k8s.api.core.v1.Namespace']);
  assert.equal(of('extensions/v1beta1', 'Deployment', '{generateName: a-}'), ['Deployment.apps', 'Namespaced', '', 'a-*', 'io.k8s.api.apps.v1.Deployment']);
  assert.equal(of('policy/v1beta1', 'PodSecurityPolicy', '{name: a}'), ['PodSecurityPolicy.policy', 'Cluster', '', 'a', undefined]);
  assert.equal(of('example.com/v1', 'Loaf', '{name: a, namespace: b}'), ['Loaf.example.com', 'unknown', 'b', 'a', undefined]);
});

test('a key __proto__ is a key', () => {
  const { object } = lastOf('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {__proto__: x}\n');
  assert.equal(JSON.stringify(object['data']), '{"__proto__":"x"}');
});

test.run();
