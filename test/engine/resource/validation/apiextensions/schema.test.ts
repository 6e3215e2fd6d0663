import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { AT, definition, ofProperties } from '#test/engine/resource/validation/apiextensions/definition.js';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const ROOT = 'spec.validation.openAPIV3Schema';

/** The schema of `spec.a`, and what is wrong below it. */
const CASES: readonly (readonly [schema: string, errors: readonly string[]])[] = [
  ['{}', ['Required .type']],
  ['{x-kubernetes-preserve-unknown-fields: true}', []],
  ['{x-kubernetes-preserve-unknown-fields: false, type: object}', ['Invalid .x-kubernetes-preserve-unknown-fields']],
  ['{type: text}', ['NotSupported .type']],
  ['{type: "null"}', ['NotSupported .type', 'Forbidden .type']],
  ['{type: array}', ['Required .items']],
  ['{type: array, items: {}}', ['Required .items.type']],
  ['{type: array, items: [{type: string}]}', ['Forbidden .items']],
  ['{type: object, additionalProperties: {type: string}, properties: {b: {type: string}}}', ['Forbidden .additionalProperties']],
  ['{type: object, id: x, definitions: {b: {type: string}}, $ref: ""}', ['Forbidden .id', 'Forbidden .definitions', 'Forbidden .$ref']],
  ['{type: string, $schema: x}', [`Invalid ${ROOT}`]],
  ['{type: array, uniqueItems: true, items: {type: string}}', ['Forbidden .uniqueItems']],
  ['{type: string, pattern: "["}', ['Invalid .pattern']],
  ['{type: string, anyOf: [{type: string, description: x}]}', ['Forbidden .anyOf[0].type', 'Forbidden .anyOf[0].description']],
  ['{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}', []],
  ['{x-kubernetes-int-or-string: true, allOf: [{anyOf: [{type: integer}, {type: string}]}, {pattern: x}]}', []],
  ['{x-kubernetes-int-or-string: true, x-kubernetes-embedded-resource: true, type: object}', ['Invalid .x-kubernetes-embedded-resource', 'Required .properties']],
  ['{type: object, oneOf: [{required: [b]}, {properties: {c: {minLength: 1}}}]}', ['Required .properties[c]']],
  ['{type: object, not: {items: {minLength: 1}, properties: {metadata: {}}}, properties: {metadata: {type: string}}}', ['Forbidden .not.properties[metadata]', 'Required .items']],
  ['{type: object, x-kubernetes-list-type: set}', ['Invalid .type']],
  ['{type: array, items: {type: string}, x-kubernetes-list-type: bag}', ['NotSupported .x-kubernetes-list-type']],
  ['{type: array, items: {type: string}, x-kubernetes-list-map-keys: [b]}', ['Required .x-kubernetes-list-type']],
  ['{type: array, items: {type: object}, x-kubernetes-list-type: set}', ['Invalid .items.x-kubernetes-map-type']],
  ['{type: array, items: {type: string, nullable: true}, x-kubernetes-list-type: set}', ['Forbidden .items.nullable']],
  ['{type: array, items: {type: object, properties: {b: {type: string}}}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [b, c, b]}', [
    'Invalid .x-kubernetes-list-map-keys', 'Invalid .x-kubernetes-list-map-keys', 'Required .items.properties[b].default']],
  ['{type: object, x-kubernetes-map-type: set}', ['NotSupported .x-kubernetes-map-type']],
  ['{type: string, default: 5}', ['TypeInvalid .default']],
  ['{type: string, enum: [b], default: c}', ['NotSupported .default']],
  ['{type: object, properties: {b: {type: string}}, required: [b], default: {c: 1}}', ['Invalid .default', 'Required .default.b']],
  ['{type: integer, format: int32, minimum: 1.5, default: 2}', ['Invalid .default']],
  ['{x-kubernetes-int-or-string: true, default: {}}', []],
  ['{type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true, default: {}}', ['Required .default.apiVersion', 'Required .default.kind']],
];

const relative = (error: string): string => error.replace(`${AT}[a]`, '');

for (const [schema, errors] of CASES) test(schema, () => assert.equal(errorsOf(ofProperties(`{a: ${schema}}`)).map(relative).sort(), [...errors].sort()));

const ROOTS: readonly (readonly [schema: string, errors: readonly string[]])[] = [
  ['{}', ['Required .type']],
  ['{type: string}', ['Invalid .type']],
  ['{type: object, additionalProperties: true}', ['Forbidden .additionalProperties']],
  ['{type: object, properties: {metadata: {type: object, required: [name], properties: {name: {type: string, maxLength: 5}}}}}', ['Forbidden .properties[metadata]']],
  ['{type: object, properties: {metadata: {type: object, properties: {name: {type: string, maxLength: 5}}}}}', []],
  ['{type: object, properties: {kind: {type: integer}, apiVersion: {type: string, default: x}}}', ['Invalid .properties[kind].type', 'Forbidden .properties[apiVersion].default']],
  ['{type: object, default: {apiVersion: v1, kind: Widget, b: 1}}', ['Invalid .default']],
];

for (const [schema, errors] of ROOTS) test(`root ${schema}`, () => assert.equal(errorsOf(definition(schema)).map((error) => error.replace(ROOT, '')).sort(), [...errors].sort()));

test('with a status, nothing at the root may speak of the whole', () => {
  const version = 'subresources: {status: {}}';
  assert.equal(errorsOf(definition('{type: object, minProperties: 1}', { version })), [`Invalid ${ROOT}`]);
  assert.equal(errorsOf(definition('{type: string}', { version })).sort(), [`Invalid ${ROOT}.type`, `Invalid ${ROOT}.type`]);
});

test.run();
