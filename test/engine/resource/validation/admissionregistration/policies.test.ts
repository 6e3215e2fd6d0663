import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const RULE = { operations: ['CREATE'], apiGroups: ['apps'], apiVersions: ['v1'], resources: ['deployments'] };
const VALIDATING = { matchConstraints: { resourceRules: [RULE] }, validations: [{ expression: 'object.spec.replicas < 5' }] };
const MUTATING = { matchConstraints: { resourceRules: [RULE] }, reinvocationPolicy: 'Never', mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{}' } }] };

const policy = (spec: object, kind: string, metadata: object = {}): string =>
  JSON.stringify({ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'x', ...metadata }, spec });

const validating = (change: object): string[] => errorsOf(policy({ ...VALIDATING, ...change }, 'ValidatingAdmissionPolicy')).map((error) => error.replace('spec.', ''));
const mutating = (change: object): string[] => errorsOf(policy({ ...MUTATING, ...change }, 'MutatingAdmissionPolicy')).map((error) => error.replace('spec.', ''));

test('what a policy is about', () => {
  assert.equal(validating({}), []);
  assert.equal(validating({ matchConstraints: undefined }), ['Required matchConstraints']);
  assert.equal(validating({ matchConstraints: {} }), ['Required matchConstraints.resourceRules']);
  assert.equal(validating({ failurePolicy: 'No' }), ['NotSupported failurePolicy']);
  assert.equal(validating({ matchConstraints: { resourceRules: [{ ...RULE, resourceNames: ['a', 'a', 'b/c'] }], matchPolicy: 'x' } }), [
    'NotSupported matchConstraints.matchPolicy', 'Invalid matchConstraints.resourceRules[0].resourceNames[2]', 'Duplicate matchConstraints.resourceRules[0].resourceNames[1]',
  ]);
});

test('parameters', () => {
  const paramKind = (apiVersion: string, kind: string): string[] => validating({ paramKind: { apiVersion, kind } }).map((error) => error.replace('paramKind.', ''));
  assert.equal(paramKind('v1', 'ConfigMap'), []);
  assert.equal(paramKind('', ''), ['Required apiVersion', 'Required kind']);
  assert.equal(paramKind('a/b/c', 'a b'), ['Invalid apiVersion', 'Invalid kind']);
  assert.equal(paramKind('A!/V1', 'K'), ['Invalid apiVersion', 'Invalid apiVersion']);
  assert.equal(paramKind('a/', 'K'), ['Invalid apiVersion']);
  assert.equal(validating({ validations: [{ expression: 'params.x == 1' }] }), ['Invalid validations[0].expression']);
  assert.equal(validating({ validations: [{ expression: 'params.x == 1' }], paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }), []);
});

test('validations', () => {
  const validation = (change: object): string[] => validating({ validations: [{ expression: 'true', ...change }] }).map((error) => error.replace('validations[0].', ''));
  assert.equal(validating({ validations: [] }), ['Required validations', 'Required auditAnnotations']);
  assert.equal(validation({ expression: ' ' }), ['Required expression']);
  assert.equal(validation({ expression: '1' }), ['Invalid expression']);
  assert.equal(validation({ message: ' ' }), ['Invalid message']);
  assert.equal(validation({ message: 'a\nb' }), ['Invalid message']);
  assert.equal(validation({ message: 'a\n' }), []);
  assert.equal(validation({ messageExpression: ' ' }), ['Invalid messageExpression']);
  assert.equal(validation({ messageExpression: '1' }), ['Invalid messageExpression']);
  assert.equal(validation({ messageExpression: 'authorizer.path("/").check("get").reason()' }), ['Invalid messageExpression']);
  assert.equal(validation({ reason: 'Unauthorized' }), ['NotSupported reason']);
});

test('variables see those before them', () => {
  const variables = [{ name: 'a', expression: 'object.spec.replicas' }, { name: 'b', expression: 'variables.a > 1' }];
  assert.equal(validating({ variables, validations: [{ expression: 'variables.b' }] }), []);
  assert.equal(validating({ variables: [...variables].reverse(), validations: [{ expression: 'variables.b == 1' }] }), ['Invalid variables[0].expression']);
  assert.equal(validating({ variables, validations: [{ expression: 'variables.c' }] }), ['Invalid validations[0].expression']);
  assert.equal(validating({ validations: [{ expression: 'variables.a == 1' }] }), ['Invalid validations[0].expression']);
  assert.equal(validating({ variables: [{ name: '', expression: '' }, { name: 'a-b', expression: '1' }, { name: 'in', expression: '1' }] }), [
    'Required variables[0].name', 'Required variables[0].expression', 'Invalid variables[1].name', 'Invalid variables[2].name',
  ]);
});

test('audit annotations', () => {
  const audit = (...auditAnnotations: readonly object[]): string[] => validating({ validations: [], auditAnnotations }).map((error) => error.replace('auditAnnotations', ''));
  assert.equal(audit({ key: 'a', valueExpression: 'string(object.x)' }), []);
  assert.equal(audit({ key: 'a/b', valueExpression: ' ' }, { key: 'a', valueExpression: 'object.x' }, { key: 'a', valueExpression: 'null' }), [
    'Invalid [0].key', 'Required [0].valueExpression', 'Invalid [1].valueExpression', 'Duplicate [2].key',
  ]);
  assert.equal(audit({ key: 'a', valueExpression: `"${'x'.repeat(5120)}"` }), ['Required [0].valueExpression']);
  assert.equal(audit(...Array.from({ length: 21 }, (_, index) => ({ key: `k${index}`, valueExpression: '"a"' }))), ['Invalid ']);
});

test('match conditions that an update leaves alone', () => {
  const bad = { ...VALIDATING, matchConditions: [{ name: 'a', expression: 'bad' }] };
  const update = (spec: object): string[] => errorsOf(policy(spec, 'ValidatingAdmissionPolicy', { resourceVersion: '1' }), policy(bad, 'ValidatingAdmissionPolicy'));
  assert.equal(update(bad), []);
  assert.equal(update({ ...bad, paramKind: { apiVersion: 'v1', kind: 'ConfigMap' } }), ['Invalid spec.matchConditions[0].expression']);
});

test('mutations', () => {
  const mutation = (one: object): string[] => mutating({ mutations: [one] }).map((error) => error.replace('mutations[0].', ''));
  assert.equal(mutating({}), []);
  assert.equal(mutating({ mutations: [], reinvocationPolicy: undefined }), ['Required mutations', 'Required reinvocationPolicy']);
  assert.equal(mutating({ matchConstraints: { resourceRules: [{ ...RULE, operations: ['DELETE', 'CREATE'] }] } }), ['NotSupported matchConstraints.resourceRules.operations']);
  assert.equal(mutation({}), ['Required patchType']);
  assert.equal(mutation({ patchType: 'x' }), ['NotSupported patchType']);
  assert.equal(mutation({ patchType: 'JSONPatch', applyConfiguration: {} }), ['Required jsonPatch', 'Invalid applyConfiguration']);
  assert.equal(mutation({ patchType: 'ApplyConfiguration', jsonPatch: {} }), ['Required applyConfiguration', 'Invalid jsonPatch']);
  assert.equal(mutation({ patchType: 'JSONPatch', jsonPatch: { expression: ' ' } }), ['Required jsonPatch.expression']);
  assert.equal(mutation({ patchType: 'JSONPatch', jsonPatch: { expression: ' [JSONPatch{op: "remove", path: "/a"}] ' } }), []);
  assert.equal(mutation({ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'object' } }), ['Invalid applyConfiguration.expression']);
  assert.equal(mutating({ variables: [{ name: 'a', expression: '1' }], mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{x: variables.a}' } }] }), []);
});

test('bindings', () => {
  const binding = (spec: object, kind = 'ValidatingAdmissionPolicyBinding'): string[] => errorsOf(policy(spec, kind)).map((error) => error.replace('spec.', ''));
  assert.equal(binding({ policyName: 'a', validationActions: ['Deny', 'Audit'] }), []);
  assert.equal(binding({}), ['Required policyName', 'Required validationActions']);
  assert.equal(binding({ policyName: 'A', validationActions: ['Deny', 'Warn', 'Deny', 'x'] }), [
    'Invalid policyName', 'NotSupported validationActions[3]', 'Duplicate validationActions[2]', 'Invalid validationActions',
  ]);
  const paramRef = (ref: object): string[] => binding({ policyName: 'a', validationActions: ['Deny'], paramRef: ref }).map((error) => error.replace('paramRef', ''));
  assert.equal(paramRef({ name: 'a', parameterNotFoundAction: 'Deny' }), []);
  assert.equal(paramRef({}), ['Required .parameterNotFoundAction', 'Required ']);
  assert.equal(paramRef({ name: 'a/b', selector: {}, parameterNotFoundAction: 'x' }), ['Invalid .name', 'NotSupported .parameterNotFoundAction', 'Forbidden .name', 'Forbidden .selector']);
  assert.equal(binding({ policyName: 'a', matchResources: { resourceRules: [{ ...RULE, operations: ['DELETE'] }] } }, 'MutatingAdmissionPolicyBinding'), ['NotSupported matchResources.resourceRules.operations']);
});

test.run();
