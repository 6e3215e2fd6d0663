import { re2 } from '#engine/cel/re2.js';
import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { forEachProperty, hasAny, isSet, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

const RULE = { rule: 'crd-not-structural' } as const;
const EMPTY = 'must be empty to be structural';
const UNDEFINED = 'must be undefined to be structural';
const FALSE = 'must be false to be structural';

const isSame = (schema: JSONSchemaProps | undefined, type: string): boolean =>
  schema !== undefined && Object.keys(schema).length === 1 && schema.type === type;

const isIntOrStringAnyOf = ({ anyOf }: JSONSchemaProps): boolean => anyOf?.length === 2 && isSame(anyOf[0], 'integer') && isSame(anyOf[1], 'string');

function isIntOrStringAllOf({ allOf }: JSONSchemaProps): boolean {
  const first = allOf?.[0];
  return first !== undefined && Object.keys(first).length === 1 && isIntOrStringAnyOf(first);
}

/** What a schema demands of values, with all that is below its junctors. Follows structuralschema.validateValueValidation. */
export function validateValueValidation(schema: JSONSchemaProps, at: Field, errors: FieldError[], isAnyOfFree = isIntOrStringAnyOf(schema)): void {
  const { anyOf = [], allOf = [], oneOf = [], not, pattern = '' } = schema;
  if (!isAnyOfFree) for (const [index, part] of anyOf.entries()) validateNestedValueValidation(part, item(child(at, 'anyOf'), index), errors);
  const isFirstFree = isIntOrStringAllOf(schema);
  for (const [index, part] of allOf.entries()) validateNestedValueValidation(part, item(child(at, 'allOf'), index), errors, isFirstFree && index === 0);
  for (const [index, part] of oneOf.entries()) validateNestedValueValidation(part, item(child(at, 'oneOf'), index), errors);
  if (not !== undefined) validateNestedValueValidation(not, child(at, 'not'), errors);
  if (pattern !== '' && re2(pattern) === undefined)
    errors.push(invalid(child(at, 'pattern'), pattern, `must be a valid regular expression, but isn't: error parsing regexp: \`${pattern}\``));
}

/** Fields that only the structural part may have: whether a schema has them, and the detail. */
const STRUCTURAL_ONLY: readonly (readonly [field: keyof JSONSchemaProps & string, isGiven: (schema: JSONSchemaProps) => boolean, detail: string])[] = [
  ['type', ({ type = '' }) => type !== '', EMPTY],
  ['additionalProperties', ({ additionalProperties }) => isSet(additionalProperties) && additionalProperties !== false, UNDEFINED],
  ['default', ({ default: value }) => isSet(value), UNDEFINED],
  ['title', ({ title = '' }) => title !== '', EMPTY],
  ['description', ({ description = '' }) => description !== '', EMPTY],
  ['nullable', ({ nullable }) => nullable === true, FALSE],
  ['x-kubernetes-preserve-unknown-fields', (schema) => schema['x-kubernetes-preserve-unknown-fields'] === true, FALSE],
  ['x-kubernetes-embedded-resource', (schema) => schema['x-kubernetes-embedded-resource'] === true, FALSE],
  ['x-kubernetes-int-or-string', (schema) => schema['x-kubernetes-int-or-string'] === true, FALSE],
  ['x-kubernetes-list-map-keys', (schema) => hasAny(schema['x-kubernetes-list-map-keys']), EMPTY],
  ['x-kubernetes-list-type', (schema) => isSet(schema['x-kubernetes-list-type']), UNDEFINED],
  ['x-kubernetes-map-type', (schema) => isSet(schema['x-kubernetes-map-type']), UNDEFINED],
  ['x-kubernetes-validations', (schema) => hasAny(schema['x-kubernetes-validations']), EMPTY],
];

/** A schema below a junctor. Follows structuralschema.validateNestedValueValidation. */
function validateNestedValueValidation(schema: JSONSchemaProps, at: Field, errors: FieldError[], isAnyOfFree = false): void {
  validateValueValidation(schema, at, errors, isAnyOfFree);
  const items = itemsOf(schema);
  if (items !== undefined) validateNestedValueValidation(items, child(at, 'items'), errors);
  forEachProperty(schema, at, (property, place) => validateNestedValueValidation(property, place, errors));
  for (const [field, isGiven, detail] of STRUCTURAL_ONLY) if (isGiven(schema)) errors.push(forbidden(child(at, field), detail, RULE));
  if (propertyOf(schema, 'metadata') !== undefined) errors.push(forbidden(key(child(at, 'properties'), 'metadata'), 'must not be specified in a nested context', RULE));
}
