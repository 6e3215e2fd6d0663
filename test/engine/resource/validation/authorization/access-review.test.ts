import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const review = (spec: string, kind = 'SubjectAccessReview', metadata = '{}'): string => `{apiVersion: authorization.k8s.io/v1, kind: ${kind}, metadata: ${metadata}, spec: ${spec}}`;
const resource = (fields: string): string => review(`{user: a, resourceAttributes: {verb: get, resource: pods, ${fields}}}`);
const ATTRIBUTES = 'spec.resourceAttributes';

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['a question', resource(''), []],
  ['a question about nothing, by nobody', review('{}'), ['Invalid spec', 'Invalid spec.user']],
  ['a question about two things', review('{groups: [a], resourceAttributes: {}, nonResourceAttributes: {path: /}}', 'SubjectAccessReview'), ['Invalid spec']],
  ['one asks about oneself', review('{nonResourceAttributes: {path: /}}', 'SelfSubjectAccessReview'), []],
  ['a question has no name', review('{user: a, resourceAttributes: {}}', 'SubjectAccessReview', '{name: a}'), ['Invalid metadata']],
  ['a question in a namespace', review('{user: a, resourceAttributes: {namespace: b}}', 'LocalSubjectAccessReview', '{namespace: a}'), [`Invalid ${ATTRIBUTES}.namespace`]],
  ['a question in a namespace about none', review('{user: a, nonResourceAttributes: {path: /}}', 'LocalSubjectAccessReview', '{namespace: a}'), ['Invalid spec.nonResourceAttributes']],
  ['a selector that says nothing', resource('fieldSelector: {}, labelSelector: {}'), [`Required ${ATTRIBUTES}.fieldSelector.requirements`, `Required ${ATTRIBUTES}.labelSelector.requirements`]],
  ['a selector that is said twice', resource('labelSelector: {rawSelector: a, requirements: [{key: a, operator: Exists}]}'), [`Invalid ${ATTRIBUTES}.labelSelector.rawSelector`]],
  ['requirements', resource('fieldSelector: {requirements: [{operator: In}]}, labelSelector: {requirements: [{key: a, operator: Like, values: [a b]}]}'),
    [`Required ${ATTRIBUTES}.fieldSelector.requirements[0].key`, `Required ${ATTRIBUTES}.fieldSelector.requirements[0].values`, `Invalid ${ATTRIBUTES}.labelSelector.requirements[0].values[0]`]],
  ['rules of no namespace', review('{}', 'SelfSubjectRulesReview'), ['Required spec.namespace']],
  ['no token', '{apiVersion: authentication.k8s.io/v1, kind: TokenReview, spec: {}}', ['Required spec.token']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
