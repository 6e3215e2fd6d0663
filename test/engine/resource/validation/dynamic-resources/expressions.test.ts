import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const deviceClass = (spec: string): string => `{apiVersion: resource.k8s.io/v1, kind: DeviceClass, metadata: {name: a}, spec: ${spec}}`;
const selector = (expression: string): string => deviceClass(`{selectors: [{cel: {expression: ${JSON.stringify(expression)}}}]}`);

const accepted: readonly string[] = [
  'device.driver == "gpu.example.com" && device.attributes["gpu.example.com"].model == "a"',
  'device.capacity["gpu.example.com"].memory.compareTo(quantity("10Gi")) >= 0',
  'device.capacity["gpu.example.com"].memory == quantity("10Gi")',
  'device.attributes["gpu.example.com"].version.isGreaterThan(semver("1.0.0"))',
  'device.attributes["gpu.example.com"].ecc',
  'device.attributes[?"gpu.example.com"].?model.orValue("a") == "a"',
  '"gpu.example.com" in device.attributes && has(device.attributes["gpu.example.com"].model)',
  'cel.bind(gpu, device.attributes["gpu.example.com"], gpu.cores > 5 && gpu.model.startsWith("a"))',
  'device.allowMultipleAllocations',
];
for (const expression of accepted) test(expression, () => assert.equal(errorsOf(selector(expression)), []));

const refused: readonly string[] = ['', 'device.size > 1', 'device.driver', 'device.driver == 1', 'device.attributes', 'device.capacity["a"].b > 1', 'other', '1 +'];
for (const expression of refused) test(`not ${expression}`, () => assert.equal(errorsOf(selector(expression)), ['Invalid spec.selectors[0].cel.expression']));

test('an expression can cost too much', () => {
  const loops = ['a', 'b', 'c', 'd', 'e'].reduceRight((inner, name) => `device.attributes["x"].all(${name}, ${inner})`, 'true');
  assert.equal(errorsOf(selector(loops)), ['Forbidden spec.selectors[0].cel.expression']);
});

test('an expression can be too long', () => assert.equal(errorsOf(selector(`true || ${'a'.repeat(10_240)}`)), ['TooLong spec.selectors[0].cel.expression']));

test('a selector says something', () => assert.equal(errorsOf(deviceClass('{selectors: [{}]}')), ['Required spec.selectors[0].cel']));

test('what stays in a class is not judged again', () => {
  assert.equal(errorsOf(selector('other'), selector('other')), []);
  assert.equal(errorsOf(selector('another'), selector('other')), ['Invalid spec.selectors[0].cel.expression']);
});

const names: readonly (readonly [string, number])[] = [['example.com/gpu', 0], ['gpu', 1], ['a.kubernetes.io/gpu', 1], ['requests.a.b/gpu', 1], ['a b/gpu', 1]];
for (const [name, errors] of names)
  test(`extended resource ${name}`, () => assert.equal(errorsOf(deviceClass(`{extendedResourceName: ${JSON.stringify(name)}}`)), Array(errors).fill('Invalid spec.extendedResourceName')));

test('what the name of a class is made of is not judged', () => {
  assert.equal(errorsOf(deviceClass('{}').replace('name: a', 'name: a, generateName: A_')), []);
  assert.equal(errorsOf(deviceClass('{}').replace('name: a', 'generateName: A_')), ['Invalid metadata.name']);
});

test.run();
