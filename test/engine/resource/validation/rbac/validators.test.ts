import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const rbac = (kind: string, fields: string, name = 'reader'): string => `{apiVersion: rbac.authorization.k8s.io/v1, kind: ${kind}, metadata: {name: "${name}"}, ${fields}}`;
const ROLE = 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['names of roles may have colons', rbac('ClusterRole', 'rules: []', 'system:reader'), []],
  ['but no slashes', rbac('Role', 'rules: []', 'a/b'), ['Invalid metadata.name']],
  ['a rule needs verbs, groups and resources', rbac('Role', 'rules: [{}]'), ['Required rules[0].verbs', 'Required rules[0].apiGroups', 'Required rules[0].resources']],
  ['paths only for the whole cluster', rbac('Role', 'rules: [{verbs: [get], nonResourceURLs: [/healthz]}]'), ['Invalid rules[0].nonResourceURLs']],
  ['paths not beside resources', rbac('ClusterRole', 'rules: [{verbs: [get], nonResourceURLs: [/healthz], resources: [pods]}]'), ['Invalid rules[0].nonResourceURLs']],
  ['an aggregation needs selectors', rbac('ClusterRole', 'aggregationRule: {}'), ['Required aggregationRule.clusterRoleSelectors']],
  ['a ServiceAccount for the cluster says where it is', rbac('ClusterRoleBinding', `${ROLE}, subjects: [{kind: ServiceAccount, name: a}]`), ['Required subjects[0].namespace']],
  ['in a namespace it need not', rbac('RoleBinding', `${ROLE}, subjects: [{kind: ServiceAccount, name: a}]`), []],
  ['a subject without a kind', rbac('RoleBinding', `${ROLE}, subjects: [{name: a}]`), ['NotSupported subjects[0].kind']],
  ['a Role for the cluster', rbac('ClusterRoleBinding', 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}'), ['NotSupported roleRef.kind']],
];

test('a binding keeps its role', () => assert.equal(
  errorsOf(rbac('RoleBinding', ROLE.replace('name: a', 'name: b')), rbac('RoleBinding', ROLE)), ['Invalid roleRef']));

test('a selector that cannot be read is reported, its values not where the old one had such', () => {
  const role = (value: string): string => rbac('ClusterRole', `aggregationRule: {clusterRoleSelectors: [{matchExpressions: [{key: a, operator: In, values: ["${value}"]}]}]}`);
  const selector = 'Invalid aggregationRule.clusterRoleSelectors[0]';
  assert.equal(errorsOf(role('b c')), [`${selector}.matchExpressions[0].values[0]`, selector]);
  assert.equal(errorsOf(role('b c'), role('d e')), [selector]);
});

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
