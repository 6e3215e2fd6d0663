import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ofProperties } from '#test/engine/resource/validation/apiextensions/definition.js';
import { errorsOf } from '#test/engine/resource/validation/errors-of.js';

const PROPERTIES = '{name: {type: string, maxLength: 20}, count: {type: integer}, x-y: {type: integer}, port: {x-kubernetes-int-or-string: true}, at: {type: string, format: date-time}, steps: {type: array, maxItems: 1000, items: {type: object, properties: {name: {type: string}}}}}';

const VALIDATIONS = 'spec.validation.openAPIV3Schema.properties[spec].properties[o].x-kubernetes-validations[0]';

const errorsOfRule = (rule: string): readonly string[] =>
  errorsOf(ofProperties(`{o: {type: object, properties: ${PROPERTIES}, x-kubernetes-validations: [${rule}]}}`)).map((error) => error.replace(VALIDATIONS, ''));

/** A rule as YAML, and what is wrong with it. */
const CASES: readonly (readonly [rule: string, errors: readonly string[]])[] = [
  ['{rule: "self.count <= 10 && self.x__dash__y > 1 && (self.port == 1 || self.port == \'http\')"}', []],
  ['{rule: "self.steps.all(a, a.name != self.name)"}', []],
  ['{rule: " "}', ['Required .rule']],
  ['{rule: "self.count <="}', ['Invalid .rule']],
  ['{rule: "self.size > 1"}', ['Invalid .rule']],
  ['{rule: "has(self.size)"}', ['Invalid .rule']],
  ['{rule: "self.count == \'1\'"}', ['Invalid .rule']],
  ['{rule: "self.at == \'2020\'"}', ['Invalid .rule']],
  ['{rule: "self.count"}', ['Invalid .rule']],
  ['{rule: "self.name.matches(\'[\')"}', ['Invalid .rule']],
  ['{rule: "self.steps.all(a, self.steps.all(b, a.name != b.name))"}', [
    'Forbidden .rule', 'Forbidden .rule', 'Forbidden spec.validation.openAPIV3Schema']],
  ['{rule: "true", message: " ", reason: Other, fieldPath: .size}', ['Invalid .message', 'NotSupported .reason', 'Invalid .fieldPath']],
  ['{rule: "true", fieldPath: ".steps", messageExpression: "self.count"}', ['Invalid .messageExpression']],
  ['{rule: "true\\n", fieldPath: "[\'x-y\']"}', []],
  ['{rule: "true\\n|| false"}', ['Required .message']],
  ['{rule: "self.count == oldSelf.count"}', []],
  ['{rule: "self.count > 1", optionalOldSelf: true}', ['Invalid .optionalOldSelf']],
  ['{rule: "oldSelf.hasValue() || self.count > 1", optionalOldSelf: true}', []],
];

for (const [rule, errors] of CASES) test(rule, () => assert.equal(errorsOfRule(rule), errors));

test('old values cannot be found again in a list without keys', () => {
  const list = (type: string): readonly string[] => errorsOf(ofProperties(`{l: {type: array, maxItems: 5, ${type}, items: {type: object, required: [k], properties: {k: {type: string}}, x-kubernetes-validations: [{rule: "self.k == oldSelf.k"}]}}}`));
  assert.equal(list('x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k]').length, 0);
  assert.equal(list('x-kubernetes-list-type: atomic').length, 1);
});

test('a schema without a type in expressions has no rules', () => {
  assert.equal(errorsOf(ofProperties('{a: {x-kubernetes-preserve-unknown-fields: true, x-kubernetes-validations: [{rule: "true"}]}}')), [
    'InternalError spec.validation.openAPIV3Schema.properties[spec].properties[a].x-kubernetes-validations']);
});

test('a default keeps its own rules', () => {
  const of = (value: string): readonly string[] => errorsOf(ofProperties(`{a: {type: string, default: ${value}, x-kubernetes-validations: [{rule: "self.size() < 3"}]}}`));
  assert.equal(of('ab'), []);
  assert.equal(of('abc'), ['Invalid spec.validation.openAPIV3Schema.properties[spec].properties[a].default']);
});

test.run();
