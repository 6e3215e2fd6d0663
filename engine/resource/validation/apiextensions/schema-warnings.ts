import { child, item } from '#engine/apimachinery/validation/field.js';
import { additionalPropertiesOf, forEachJunctor, forEachProperty, itemsOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { stringFormat } from '#engine/resource/validation/custom-resources/string-formats.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { CustomResourceDefinitionSpec } from '#engine/generated/kubernetes.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { FieldWarning } from '#engine/resource/validation/validation-context.js';

const NUMBER_FORMATS: { readonly [type: string]: ReadonlySet<string> } = { integer: new Set(['int32', 'int64']), number: new Set(['float', 'double']) };

/** Whether the API server goes by a format at all. Follows apiextensions validation.StripUnsupportedFormatsPostProcessor. */
function isRecognized(format: string, schema: JSONSchemaProps): boolean {
  const { type = '' } = schema;
  if (NUMBER_FORMATS[type] !== undefined) return NUMBER_FORMATS[type].has(format);
  const isText = type === '' || type === 'string' || schema['x-kubernetes-int-or-string'] === true;
  return isText && stringFormat(format) !== undefined;
}

function warningsOf(schema: JSONSchemaProps, at: Field, warnings: FieldWarning[]): void {
  const { format = '' } = schema;
  if (format !== '' && !isRecognized(format, schema)) warnings.push({ field: child(at, 'format'), message: `unrecognized format "${format}"` });
  const items = itemsOf(schema);
  if (schema['x-kubernetes-list-type'] === 'set' && (items?.type === 'object' || items?.type === 'array'))
    warnings.push({ field: child(at, 'x-kubernetes-list-type'), message: `x-kubernetes-list-type: set for items of type "${items.type}" is not supported by server-side apply or CEL validation rules` });
  if (items !== undefined) warningsOf(items, child(at, 'items'), warnings);
  forEachProperty(schema, at, (property, place) => warningsOf(property, place, warnings));
  const additional = additionalPropertiesOf(schema)?.schema;
  if (additional !== undefined) warningsOf(additional, child(at, 'additionalProperties'), warnings);
  forEachJunctor(schema, at, (part, place) => warningsOf(part, place, warnings));
}

function* warningsOfSpec({ versions = [] }: CustomResourceDefinitionSpec, at: Field): Generator<FieldWarning> {
  for (const [index, { schema }] of versions.entries()) {
    const warnings: FieldWarning[] = [];
    const place = child(child(item(child(at, 'versions'), index), 'schema'), 'openAPIV3Schema');
    if (schema?.openAPIV3Schema !== undefined) warningsOf(schema.openAPIV3Schema, place, warnings);
    yield* warnings;
  }
}

/** What the API server says of the schemas of a definition; of an update what is new. Follows the strategy's WarningsOnCreate and WarningsOnUpdate. */
export function schemaWarnings(spec: CustomResourceDefinitionSpec, at: Field, old: CustomResourceDefinitionSpec | undefined): readonly FieldWarning[] {
  const known = new Set(old === undefined ? [] : [...warningsOfSpec(old, at)].map(({ message }) => message));
  return [...warningsOfSpec(spec, at)].filter(({ message }) => !known.has(message));
}
