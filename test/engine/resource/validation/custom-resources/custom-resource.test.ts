import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsOfSpec, warningsOfSpec } from '#test/engine/resource/validation/custom-resources/loaf.js';

/** Properties of the schema of `spec`, a `spec`, and what is wrong with it. */
const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['g: {type: integer, minimum: 1, maximum: 9}', '{g: 0}', ['Invalid spec.g']],
  ['g: {type: integer, minimum: 1, exclusiveMinimum: true}', '{g: 1}', ['Invalid spec.g']],
  ['g: {type: number, maximum: 1.5}', '{g: 1}', []],
  ['g: {type: number, maximum: 1.5}', '{g: 2}', ['Invalid spec.g']],
  ['g: {type: integer, multipleOf: 5}', '{g: 7}', ['Invalid spec.g']],
  ['g: {type: integer, format: int32}', '{g: 2147483648}', ['Invalid ']],
  ['g: {type: integer}', '{g: "1"}', ['TypeInvalid spec.g']],
  ['g: {type: number}', '{g: 1}', []],
  ['g: {type: number, enum: [1, 2]}', '{g: 1.5}', []],
  ['s: {type: string, minLength: 2}', '{s: a}', ['Invalid spec.s']],
  ['s: {type: string, maxLength: 2}', '{s: äöü}', ['TooLong spec.s']],
  ['s: {type: string, pattern: "^b"}', '{s: ab}', ['Invalid spec.s']],
  ['s: {type: string, enum: [rye, wheat]}', '{s: oat}', ['NotSupported spec.s']],
  ['o: {type: object, additionalProperties: {type: string}, minProperties: 1}', '{o: {}}', ['Invalid spec.o']],
  ['o: {type: object, additionalProperties: {type: string}, maxProperties: 1}', '{o: {a: b, c: d}}', ['TooMany spec.o']],
  ['o: {type: object, additionalProperties: {type: string}}', '{o: {a: 1}}', ['TypeInvalid spec.o.a']],
  ['o: {type: object, required: [a], properties: {a: {type: string}}}', '{o: {}}', ['Required spec.o.a']],
  ['l: {type: array, minItems: 1, items: {type: string}}', '{l: []}', ['Invalid spec.l']],
  ['l: {type: array, maxItems: 1, items: {type: string}}', '{l: [a, b]}', ['TooMany spec.l']],
  ['l: {type: array, items: {type: string}}', '{l: [null]}', ['TypeInvalid spec.l[0]']],
  ['l: {type: array, x-kubernetes-list-type: set, items: {type: string}}', '{l: [a, b, a, a]}', ['Duplicate spec.l[2]']],
  ['l: {type: array, x-kubernetes-list-type: set, items: {type: object, x-kubernetes-map-type: atomic, x-kubernetes-preserve-unknown-fields: true}}', '{l: [{a: 1, b: 2}, {b: 2, a: 1}]}', ['Duplicate spec.l[1]']],
  ['l: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string}, v: {type: string}}}}', '{l: [{k: a, v: b}, {k: a}]}', ['Duplicate spec.l[1]']],
  ['p: {x-kubernetes-int-or-string: true}', '{p: 1.5}', ['TypeInvalid spec.p']],
  ['s: {type: string, nullable: true}', '{s: null}', []],
  ['a: {type: string}, b: {type: string}', '{}', []],
];

for (const [properties, spec, expected] of cases) test(`${spec} by ${properties}`, () => assert.equal(errorsOfSpec(properties, spec), expected));

const CHOICE = 'c: {type: object, properties: {a: {type: string}, b: {type: string}}, oneOf: [{required: [a]}, {required: [b]}]}';
const choices: readonly (readonly [string, readonly string[]])[] = [
  ['{c: {a: x}}', []],
  ['{c: {a: x, b: z}}', ['Invalid ']],
  ['{c: {}}', ['Invalid ', 'Required spec.c.a']],
];

for (const [spec, expected] of choices) test(`one of two: ${spec}`, () => assert.equal(errorsOfSpec(CHOICE, spec).sort(), expected));

const POD = 'pod: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}';
const embedded: readonly (readonly [string, readonly string[]])[] = [
  ['{apiVersion: v1, kind: Pod}', []],
  ['{}', ['Required spec.pod.apiVersion', 'Required spec.pod.kind']],
  ['{apiVersion: a/b/c, kind: Po_d}', ['Invalid spec.pod.apiVersion', 'Invalid spec.pod.kind']],
  ['{apiVersion: v1, kind: Pod, metadata: {name: UPPER}}', []],
  ['{apiVersion: v1, kind: Pod, metadata: {name: a/b}}', ['Invalid spec.pod.metadata.name']],
  ['{apiVersion: v1, kind: Pod, metadata: {name: ..}}', ['Invalid spec.pod.metadata.name']],
  ['{apiVersion: v1, kind: Pod, metadata: {generateName: a%}}', ['Invalid spec.pod.metadata.generateName']],
  ['{apiVersion: v1, kind: Pod, metadata: {namespace: A}}', ['Invalid spec.pod.metadata.namespace']],
  ['{apiVersion: v1, kind: Pod, metadata: {labels: {-a: b}}}', ['Invalid spec.pod.metadata.labels']],
];

for (const [pod, expected] of embedded) test(`an object inside: ${pod}`, () => assert.equal(errorsOfSpec(POD, `{pod: ${pod}}`), expected));

const RULE = 'x-kubernetes-validations: [{rule: "self.min <= self.max", message: too small}]';
const RANGE = `r: {type: object, properties: {min: {type: integer}, max: {type: integer}}, ${RULE}}`;

test('rules', () => {
  assert.equal(errorsOfSpec(RANGE, '{r: {min: 1, max: 2}}'), []);
  assert.equal(errorsOfSpec(RANGE, '{r: {min: 3, max: 2}}'), ['Invalid spec.r']);
  assert.equal(errorsOfSpec(RANGE, '{r: {min: 3}}'), ['Invalid spec.r']);
  assert.equal(errorsOfSpec(RANGE, '{r: {min: a, max: 2}}'), ['TypeInvalid spec.r.min', 'Invalid ']);
  assert.equal(errorsOfSpec('s: {type: string, x-kubernetes-validations: [{rule: "self == oldSelf"}]}', '{s: a}'), []);
});

/** Properties, a stored `spec`, its successor, and what is wrong with that: what stays as it is may go on being wrong. */
const updates: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['a: {type: string, enum: [x]}, b: {type: string}', '{a: old, b: c}', '{a: old, b: d}', []],
  ['a: {type: string, enum: [x]}, b: {type: string}', '{a: old}', '{a: new}', ['NotSupported spec.a']],
  ['o: {type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}, b: {type: string}', '{o: {}}', '{o: {}, b: x}', []],
  ['o: {type: object, required: [a], properties: {a: {type: string}, b: {type: string}}}', '{o: {}}', '{o: {b: x}}', ['Required spec.o.a']],
  ['l: {type: array, items: {type: string, maxLength: 1}}', '{l: [aa]}', '{l: [aa, b]}', ['TooLong spec.l[0]']],
  ['l: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, properties: {k: {type: string, maxLength: 1}}}}', '{l: [{k: aa}]}', '{l: [{k: b}, {k: aa}]}', []],
  ['l: {type: array, x-kubernetes-list-type: set, items: {type: string}}', '{l: [a, a]}', '{l: [a, a, a]}', []],
  ['l: {type: array, x-kubernetes-list-type: set, items: {type: string}}', '{l: [a]}', '{l: [a, a]}', ['Duplicate spec.l[1]']],
  ['s: {type: string, x-kubernetes-validations: [{rule: "self == oldSelf"}]}', '{s: a}', '{s: b}', ['Invalid spec.s']],
  [`${RANGE}, b: {type: string}`, '{r: {min: 3, max: 2}}', '{r: {max: 2, min: 3}, b: x}', []],
  [`${RANGE}, b: {type: string}`, '{r: {min: 3, max: 2}}', '{r: {min: 4, max: 2}}', ['Invalid spec.r']],
];

for (const [properties, old, spec, expected] of updates) test(`${old} becomes ${spec} by ${properties}`, () => assert.equal(errorsOfSpec(properties, spec, old), expected));

test('what fails to evaluate is refused though it is as it was', () =>
  assert.equal(errorsOfSpec(`${RANGE}, b: {type: string}`, '{r: {min: 3}, b: x}', '{r: {min: 3}}'), ['Invalid spec.r']));

test('a rule that may have no old value, and one that divides by zero', () => {
  const rule = 's: {type: string, x-kubernetes-validations: [{rule: "oldSelf.hasValue() || self == \'new\'", optionalOldSelf: true}]}';
  assert.equal(errorsOfSpec(rule, '{s: new}'), []);
  assert.equal(errorsOfSpec(rule, '{s: other}'), ['Invalid spec.s']);
  assert.equal(errorsOfSpec(rule, '{s: other}', '{s: new}'), []);
  assert.equal(errorsOfSpec('g: {type: integer, x-kubernetes-validations: [{rule: "10 / self > 1"}]}', '{g: 0}'), ['Invalid spec.g']);
});

test('an item of a list without keys is as it was where the list is', () => {
  const list = `l: {type: array, items: {type: object, properties: {min: {type: integer}, max: {type: integer}}, ${RULE}}}, b: {type: string}`;
  assert.equal(errorsOfSpec(list, '{l: [{min: 3, max: 2}], b: x}', '{l: [{min: 3, max: 2}]}'), []);
  assert.equal(errorsOfSpec(list, '{l: [{min: 3, max: 2}, {min: 1, max: 1}]}', '{l: [{min: 3, max: 2}]}'), ['Invalid spec.l[0]']);
});

test('a rule that an unchanged value breaks is warned of', () =>
  assert.equal(warningsOfSpec(`${RANGE}, b: {type: string}`, '{r: {min: 3, max: 2}, b: x}', '{r: {min: 3, max: 2}}'), ['spec.r: Invalid value: too small']));

test.run();
