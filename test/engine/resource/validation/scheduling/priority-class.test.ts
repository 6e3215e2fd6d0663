import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const priority = (name: string, fields: string): string => `{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: ${name}}, ${fields}}`;

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['one of the user', priority('high', 'value: 1000000000'), []],
  ['above the users', priority('high', 'value: 1000000001'), ['Forbidden value']],
  ['the system has its own names', priority('system-high', 'value: 1'), ['Forbidden metadata.name']],
  ['the system class as it is', priority('system-node-critical', 'value: 2000001000'), []],
  ['a policy that there is not', priority('high', 'value: 1, preemptionPolicy: Always'), ['NotSupported preemptionPolicy']],
  ['no policy in words', priority('high', 'value: 1, preemptionPolicy: ""'), ['Required preemptionPolicy']],
];

test('the value stays', () => assert.equal(errorsOf(priority('high', 'value: 2'), priority('high', 'value: 1')), ['Forbidden value']));

test('what an update says is compared, not judged', () =>
  assert.equal(errorsOf(priority('high', 'value: 1, preemptionPolicy: Always'), priority('high', 'value: 1')), ['Invalid preemptionPolicy']));

for (const [name, text, expected] of cases) test(name, () => assert.equal(errorsOf(text), expected));

test.run();
