import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { factsOf, rowsOf } from '#test/engine/fact/derived.js';

const pod = (spec: string, name = 'web'): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const configMap = (name: string, data: string, namespace = ''): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`}}\ndata: ${data}\n`;
const service = (name: string, spec: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: ${spec}\n`;
const kustomization = (rest: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n${rest}\n`;
const binding = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\n'
  + 'subjects: [{kind: ServiceAccount, name: s}]\n';
const all = (...documents: readonly string[]): string => documents.join('---\n');

type Case = readonly [what: string, fact: string, columns: readonly string[], files: { readonly [path: string]: string }, rows: readonly string[]];

const cases: readonly Case[] = [
  ['an apiVersion that is gone says what replaces it', 'api-version', ['use', 'state', 'since', 'replacement'],
    { 'a.yaml': 'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n' }, ['object removed 1.25 policy/v1']],
  ['a kind of another group, a misspelt one, and one of nobody', 'api-version', ['targetKind', 'state', 'served', 'replacement'],
    { 'a.yaml': all('apiVersion: v1\nkind: Deployment\n', 'apiVersion: v1\nkind: Pdo\n', 'apiVersion: v1\nkind: DeploymentConfig\n') },
    ['Deployment not-served ["apps/v1"] apps/v1', 'Pdo not-served [] v1 Pod', 'DeploymentConfig not-served [] ']],
  ['what is meant is known of the first two, so that only the third is an unknown kind', 'unknown-kind', ['kind', 'objects'],
    { 'a.yaml': all('apiVersion: v1\nkind: Deployment\n', 'apiVersion: v1\nkind: Pdo\n', 'apiVersion: v1\nkind: DeploymentConfig\n', 'apiVersion: v1\nkind: DeploymentConfig\n') }, ['DeploymentConfig 2']],
  ['a registry with a port is no tag', 'container', ['repository', 'tag', 'type'],
    { 'a.yaml': pod('{containers: [{name: a, image: "host:5000/a"}], initContainers: [{name: b, image: "b:1", restartPolicy: Always}, {name: c, image: "c:2"}]}') },
    ['b 1 sidecar', 'c 2 init', 'host:5000/a  container']],
  ['an image that a kustomization replaces is undecided', 'container', ['image'],
    { 'a.yaml': pod('{containers: [{name: a, image: a}]}'), 'kustomization.yaml': kustomization('images: [{name: a, newTag: "1"}]') }, ['?']],
  ['ports collide by number and protocol, and not with those of init containers', 'container-port', ['container', 'port', 'protocol', 'firstContainer'],
    { 'a.yaml': pod('{initContainers: [{name: i, image: "i:1", ports: [{containerPort: 80}]}], containers: [{name: a, image: "a:1", ports: [{containerPort: 80}]}, {name: b, image: "b:1", ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}]}]}') },
    ['i 80 TCP ', 'a 80 TCP ', 'b 80 TCP a', 'b 80 UDP ']],
  ['an object is a duplicate where its set defines it differently', 'duplicate-object', ['object', 'set'],
    { 'a.yaml': all(configMap('x', '{a: b}'), configMap('x', '{a: c}'), configMap('y', '{a: b}'), configMap('y', '{a: b}')) }, ['x a.yaml']],
  ['two files of a folder that define it differently are alternatives', 'duplicate-object', ['object'],
    { 'a.yaml': configMap('x', '{a: b}'), 'b.yaml': configMap('x', '{a: c}') }, []],
  ['a variable is defined before by an entry of the same container only', 'env-variable', ['container', 'variable', 'isLiteral', 'isDefinedBefore'],
    { 'a.yaml': pod('{containers: [{name: a, image: "a:1", env: [{name: X, value: "1"}, {name: X, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]}, {name: b, image: "b:1", env: [{name: X, value: "1"}]}]}') },
    ['a X true false', 'a X false true', 'b X true false']],
  ['a namespace is told once, with the nearest that there is', 'namespace', ['target', 'objects', 'state', 'nearest'],
    { 'a.yaml': all('apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n', configMap('x', '{}', 'shpo'), configMap('y', '{}', 'shpo'), configMap('z', '{}', 'shop')) },
    ['shpo 2 missing shop', 'shop 1 resolved ']],
  ['a nodePort is taken by the first Service that has it', 'node-port', ['object', 'nodePort', 'takenBy'],
    { 'a.yaml': all(service('a', '{type: NodePort, ports: [{port: 80, nodePort: 30080}]}'), service('b', '{type: NodePort, ports: [{port: 80, nodePort: 30080}]}')) },
    ['a 30080 ', 'b 30080 a']],
  ['a limit stands for a request that is not written, and is told as a limit', 'quantity', ['container', 'resource', 'request', 'limit'],
    { 'a.yaml': pod('{containers: [{name: a, image: "a:1", resources: {requests: {cpu: 1}, limits: {cpu: "2", memory: 1Gi}}}]}') }, ['a cpu 1 2', 'a memory 1Gi 1Gi']],
  ['what one object refers to twice is one row, at its first place', 'reference', ['targetKind', 'target', 'part', 'state'],
    { 'a.yaml': all(configMap('y', '{}'), pod('{containers: [{name: a, image: "a:1", env: [{name: X, valueFrom: {configMapKeyRef: {name: x, key: a}}}, {name: Y, valueFrom: {configMapKeyRef: {name: x, key: b}}}]}]}')) },
    ['ConfigMap x object missing']],
  ['keys of a target that is there are rows of their own', 'reference', ['target', 'key', 'part', 'state', 'available'],
    { 'a.yaml': all(configMap('x', '{c: d}'), pod('{serviceAccountName: default, containers: [{name: a, image: "a:1", env: [{name: X, valueFrom: {configMapKeyRef: {name: x, key: a}}}, {name: Y, valueFrom: {configMapKeyRef: {name: x, key: c}}}]}]}')) },
    ['default  object provided []', 'x a key missing ["c"]', 'x c object resolved []']],
  ['a placeholder that is filled in later is not judged', 'schema-violation', ['field', 'settled'],
    { 'a.yaml': service('a', '{ports: [{port: "${PORT}"}, {name: b, port: "x"}]}') }, ['spec.ports[0].port ?', 'spec.ports[1].port true']],
  ['labels of a kustomization make the selector', 'schema-violation', ['field', 'settled'],
    { 'a.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: "a:1"}]}}}\n', 'kustomization.yaml': kustomization('commonLabels: {app: a}') },
    ['spec.selector ?', 'spec.template.metadata.labels ?']],
  ['a kustomization writes the namespace of subjects', 'binding-subject', ['subject', 'subjectNamespace'],
    { 'a.yaml': binding, 'kustomization.yaml': kustomization('') }, ['s ?']],
  ['without one it is known to be missing', 'binding-subject', ['subject', 'subjectNamespace'], { 'a.yaml': binding }, ['s ']],
  ['values of a Secret are told by their form alone', 'secret-value', ['key', 'isBase64', 'isText', 'lines', 'endsWithNewline'],
    { 'a.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {line: aHVudGVyMjIK, bytes: obMu1yiaw3I6hBTqVVu2X1UK, wrong: "<x>"}\n' },
    ['line true true 1 true', 'bytes true false 1 true', 'wrong false false 0 false']],
  ['a selector that matches nothing', 'selection', ['reference', 'selector', 'state', 'matched', 'closestHas'],
    { 'a.yaml': all(service('a', '{selector: {app: wbe}, ports: [{port: 80}]}'), 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: web}}\nspec: {containers: [{name: a, image: "a:1"}]}\n') },
    ['service-pods app=wbe missing [] app=web']],
  ['fields of the server', 'server-field', ['field', 'value'],
    { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {creationTimestamp: null, name: a, uid: x}\nstatus: {}\n' }, ['metadata.creationTimestamp null', 'metadata.uid x', 'status {}']],
  ['the first of two equal keys', 'syntax-problem', ['code', 'detail', 'firstLine'], { 'a.yaml': `${configMap('x', '{}')}data: {}\n` }, ['duplicate-key data 4']],
  ['what is no manifest is not judged', 'syntax-problem', ['code'], { 'values.yaml': 'a: 1\na: 2\n', 'Chart.yaml': 'name: c\n' }, []],
  ['a volume and who mounts it', 'volume', ['volume', 'source', 'containers'],
    { 'a.yaml': pod('{volumes: [{name: a, emptyDir: {}}, {name: b}], containers: [{name: c, image: "c:1", volumeMounts: [{name: a, mountPath: /a}, {name: a, mountPath: /b}]}]}') },
    ['a emptyDir ["c"]', 'b emptyDir []']],
  ['a bare Pod and what makes Pods', 'pod', ['kind', 'isTemplate', 'restartPolicy'],
    { 'a.yaml': all(pod('{containers: [{name: a, image: "a:1"}]}'), 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: j}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}\n') },
    ['Pod false Always', 'Job true Never']],
  ['a claim that nothing satisfies, and by what the closest volume fails', 'claim-binding', ['object', 'phase', 'closestVolume', 'criterion', 'wanted', 'has'],
    { 'a.yaml': all('apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v}\nspec: {capacity: {storage: 5Gi}, accessModes: [ReadWriteOnce], storageClassName: m, nfs: {server: s, path: /}}\n',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nspec: {storageClassName: m, accessModes: [ReadWriteOnce], resources: {requests: {storage: 6Gi}}}\n') },
    ['c Pending v size 6Gi 5Gi']],
];

for (const [what, fact, columns, files, rows] of cases) test(`${fact}: ${what}`, () => assert.equal(rowsOf(factsOf(files), fact, columns), rows));

test.run();
