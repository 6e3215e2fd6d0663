import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { hasAny, isSet, itemSchemasOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** What holds at a place in a schema. Follows apiextensions validation.specStandardValidatorV3. */
export interface Place {
  readonly requireValidPropertyType: boolean;
  /** Where defaults are forbidden, in the API server's words; undefined where they are not. */
  readonly noDefaults: string | undefined;
  readonly isInsideResourceMeta: boolean;
  /** The list or map below which no value is found again in the old object. */
  readonly uncorrelatable: Field | undefined;
}

const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'] as const;
const KNOWN_TYPES: ReadonlySet<string> = new Set(TYPES);

/** Fields of JSON Schema that CRDs may not have. */
const UNSUPPORTED: readonly (readonly [field: keyof JSONSchemaProps & string, isGiven: (schema: JSONSchemaProps) => boolean])[] = [
  ['id', ({ id = '' }) => id !== ''],
  ['additionalItems', ({ additionalItems }) => isSet(additionalItems)],
  ['patternProperties', ({ patternProperties }) => hasAny(patternProperties)],
  ['definitions', ({ definitions }) => hasAny(definitions)],
  ['dependencies', ({ dependencies }) => isSet(dependencies)],
  ['$ref', ({ $ref }) => isSet($ref)],
];

/** Follows apiextensions validation.specStandardValidatorV3.validate. */
export function validateStandard(schema: JSONSchemaProps, at: Field, place: Place, errors: FieldError[]): void {
  const { type = '' } = schema;
  if (place.requireValidPropertyType && type !== '' && !KNOWN_TYPES.has(type)) errors.push(notSupported(child(at, 'type'), type, TYPES));
  if (place.noDefaults !== undefined && isSet(schema.default)) errors.push(forbidden(child(at, 'default'), `must not be set ${place.noDefaults}`));
  for (const [field, isGiven] of UNSUPPORTED) if (isGiven(schema)) errors.push(forbidden(child(at, field), `${field} is not supported`));
  if (type === 'null') errors.push(forbidden(child(at, 'type'), 'type cannot be set to null, use nullable as an alternative'));
  if (itemSchemasOf(schema).length > 0) errors.push(forbidden(child(at, 'items'), 'items must be a schema object and not an array'));
  if (place.isInsideResourceMeta && schema['x-kubernetes-embedded-resource'] === true)
    errors.push(forbidden(child(at, 'x-kubernetes-embedded-resource'), 'must not be used inside of resource meta'));
}
