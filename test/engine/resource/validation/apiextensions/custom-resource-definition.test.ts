import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { definition, ofProperties } from '#test/engine/resource/validation/apiextensions/definition.js';
import { errorsOf, warningsOf } from '#test/engine/resource/validation/errors-of.js';

const FINE = definition('{type: object}');

const WEBHOOK = (rest: string): string => definition('{type: object}', { spec: `conversion: {strategy: Webhook, webhook: ${rest}}` });

const CASES: readonly (readonly [name: string, text: string, errors: readonly string[]])[] = [
  ['nothing is wrong', FINE, []],
  ['no spec', 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}', [
    'Invalid metadata.name', 'Required spec.group', 'Required spec.scope', 'Invalid spec.versions', 'Required spec.names.plural', 'Required spec.names.singular',
    'Required spec.names.kind', 'Required spec.names.listKind', 'Invalid status.storedVersions']],
  ['another name', FINE.replace('name: widgets.example.com', 'name: gadgets.example.com'), ['Invalid metadata.name']],
  ['a made name', FINE.replace('name: widgets.example.com', 'name: widgets.example.com, generateName: widgets-'), ['Invalid metadata.generateName']],
  ['a group without a dot', FINE.replaceAll('example.com', 'example'), ['Invalid spec.group']],
  ['another scope', FINE.replace('Namespaced', 'Global'), ['NotSupported spec.scope']],
  ['names', FINE.replace('kind: Widget,', 'kind: Widget_, shortNames: [W], categories: [all, ""],'), ['Invalid spec.names.kind', 'Invalid spec.names.shortNames[0]', 'Invalid spec.names.categories[1]']],
  ['a list like its items', FINE.replace('WidgetList', 'Widget'), ['Invalid spec.names.listKind']],
  ['a bad version', FINE.replace('name: v1', 'name: V1'), ['Invalid spec.versions[0].name', 'Invalid spec.version']],
  ['a version without a name', FINE.replace('name: v1', "name: ''"), ['Invalid spec.versions[0].name']],
  ['no stored version', FINE.replace('storage: true', 'storage: false'), ['Invalid spec.versions', 'Invalid status.storedVersions']],
  ['no schema', FINE.replace(/ +schema:\n.*\n/, ''), ['Required spec.versions[0].schema.openAPIV3Schema']],
  ['what is not known is kept', definition('{type: object}', { spec: 'preserveUnknownFields: true' }), ['Invalid spec.preserveUnknownFields']],
  ['a warning of what is not deprecated', definition('{type: object}', { version: 'deprecationWarning: old' }), ['Invalid spec.versions[0].deprecationWarning']],
  ['a protected group', FINE.replaceAll('example.com', 'example.k8s.io'), ['Required metadata.annotations[api-approved.kubernetes.io]']],
  ['conversion without a webhook', WEBHOOK('{}'), ['Required spec.conversion.webhookClientConfig', 'Required spec.conversion.conversionReviewVersions']],
  ['conversion by nobody', WEBHOOK('{clientConfig: {}, conversionReviewVersions: [v2, v2]}'), [
    'Required spec.conversion.webhookClientConfig', 'Invalid spec.conversion.conversionReviewVersions[1]', 'Invalid spec.conversion.conversionReviewVersions']],
  ['a Service without a name', WEBHOOK('{clientConfig: {service: {namespace: x}}, conversionReviewVersions: [v1]}'), ['Required spec.conversion.webhookClientConfig.service.namespace']],
  ['no strategy', definition('{type: object}', { spec: 'conversion: {webhook: {conversionReviewVersions: [v1]}}' }), ['Required spec.conversion.strategy', 'Forbidden spec.conversion.conversionReviewVersions']],
  ['columns', definition('{type: object}', { version: 'additionalPrinterColumns: [{name: A, type: text, jsonPath: x}, {format: x}]' }), [
    'Invalid spec.additionalPrinterColumns[0].type', 'Invalid spec.additionalPrinterColumns[0].JSONPath', 'Required spec.additionalPrinterColumns[1].name',
    'Required spec.additionalPrinterColumns[1].type', 'Invalid spec.additionalPrinterColumns[1].format', 'Required spec.additionalPrinterColumns[1].JSONPath']],
  ['scale', definition('{type: object}', { version: 'subresources: {scale: {specReplicasPath: .status.replicas, labelSelectorPath: x}}' }), [
    'Invalid spec.subresources.scale.specReplicasPath', 'Required spec.subresources.scale.statusReplicasPath', 'Invalid spec.subresources.scale.labelSelectorPath']],
  ['selectable fields', ofProperties('{a: {type: string}, n: {type: number}}', { version: "selectableFields: [{jsonPath: .spec.a}, {jsonPath: .spec.a}, {jsonPath: .spec.n}, {jsonPath: .spec.x}, {jsonPath: ''}]" }), [
    'Duplicate spec.selectableFields[1].jsonPath', 'Invalid spec.selectableFields[2].jsonPath', 'Invalid spec.selectableFields[3].jsonPath', 'Required spec.selectableFields[4].jsonPath']],
];

for (const [name, text, errors] of CASES) test(name, () => assert.equal(errorsOf(text), errors));

test('versions that differ are judged each by itself, what they share once', () => {
  const second = '\n  - {name: v2, served: true, storage: false, schema: {openAPIV3Schema: SCHEMA}}';
  const first = definition('{type: object, nullable: true}');
  assert.equal(errorsOf(first + second.replace('SCHEMA', '{type: object, nullable: true}')), ['Forbidden spec.validation.openAPIV3Schema.nullable']);
  assert.equal(errorsOf(first + second.replace('SCHEMA', '{type: object}')), ['Forbidden spec.versions[0].schema.openAPIV3Schema.nullable']);
});

const stored = (text: string, conditions = ''): string => `${text.replace('metadata: {', "metadata: {resourceVersion: '1', ")}status: {storedVersions: [v1], conditions: [${conditions}]}\n`;

test('an update leaves names, and versions that were stored', () => {
  const old = stored(FINE);
  assert.equal(errorsOf(stored(FINE.replace('plural: widgets', 'plural: gadgets')), old), ['Invalid spec.names.plural']);
  assert.equal(errorsOf(stored(FINE.replace('name: v1', 'name: v2')), old), ['Invalid status.storedVersions[0]']);
  assert.equal(errorsOf(stored(FINE.replace('Namespaced', 'Cluster')), old), []);
  assert.equal(errorsOf(stored(FINE.replace('Namespaced', 'Cluster')), stored(FINE, '{type: Established, status: "True"}')), ['Invalid spec.scope']);
});

test('an update may keep what was wrong before', () => {
  const odd = stored(ofProperties('{a: {type: text}}'));
  assert.equal(errorsOf(odd), ['NotSupported spec.validation.openAPIV3Schema.properties[spec].properties[a].type']);
  assert.equal(errorsOf(odd, odd), []);
});

test('formats that the API server does not know are warned of', () => {
  assert.equal(warningsOf(ofProperties('{a: {type: string, format: colour}, b: {type: integer, format: int32}, c: {type: integer, format: date}}')), ['unrecognized format "colour"', 'unrecognized format "date"']);
});

test.run();
