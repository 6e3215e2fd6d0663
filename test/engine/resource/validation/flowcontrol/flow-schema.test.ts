import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const schema = (spec: string, name = 'bread'): string =>
  `{apiVersion: flowcontrol.apiserver.k8s.io/v1, kind: FlowSchema, metadata: {name: ${name}}, spec: {priorityLevelConfiguration: {name: a}, ${spec}}}`;
const rule = (fields: string): string => schema(`rules: [{subjects: [{kind: User, user: {name: a}}], ${fields}}]`);
const level = (spec: string): string => `{apiVersion: flowcontrol.apiserver.k8s.io/v1, kind: PriorityLevelConfiguration, metadata: {name: bread}, spec: ${spec}}`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['the first place is taken', schema('matchingPrecedence: 1'), ['Invalid spec.matchingPrecedence']],
  ['a rule about nothing', rule('resourceRules: []'), ['Required spec.rules[0]']],
  ['everything, and more', rule('nonResourceRules: [{verbs: ["*", get], nonResourceURLs: [/a, "*"]}]'),
    ['Invalid spec.rules[0].nonResourceRules[0].verbs', 'Invalid spec.rules[0].nonResourceRules[0].nonResourceURLs']],
  ['a wildcard in the middle', rule('nonResourceRules: [{verbs: [get], nonResourceURLs: [/a/*/b, /a/*]}]'), ['Invalid spec.rules[0].nonResourceRules[0].nonResourceURLs[0]']],
  ['the whole cluster needs no namespace', rule('resourceRules: [{verbs: [get], apiGroups: [""], resources: [pods], clusterScope: true}]'), []],
  ['a user that is a group', schema('rules: [{subjects: [{kind: User, group: {name: a}}], nonResourceRules: [{verbs: [get], nonResourceURLs: [/a]}]}]'),
    ['Forbidden spec.rules[0].subjects[0].group', 'Required spec.rules[0].subjects[0].user']],
  ['a fixed schema', schema('matchingPrecedence: 9', 'catch-all'), ['Invalid spec']],
  ['queues only where requests queue', level('{type: Limited, limited: {limitResponse: {type: Reject, queuing: {queues: 1}}}}'), ['Forbidden spec.limited.limitResponse.queuing']],
  ['a hand larger than the deck', level('{type: Limited, limited: {limitResponse: {type: Queue, queuing: {queues: 4, handSize: 5}}}}'), ['Invalid spec.limited.limitResponse.queuing.handSize']],
  ['no specification: its place is filled in', '{apiVersion: flowcontrol.apiserver.k8s.io/v1, kind: FlowSchema, metadata: {name: bread}}', ['Required spec.priorityLevelConfiguration.name']],
  ['exempt is one level alone', level('{type: Exempt}'), ['Invalid spec.type']],
];

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
