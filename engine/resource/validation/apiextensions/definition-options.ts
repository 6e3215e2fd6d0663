import { ROOT } from '#engine/apimachinery/validation/field.js';
import { isCaBundle, isRecognized } from '#engine/resource/validation/apiextensions/conversion.js';
import { additionalPropertiesOf, isSet, itemsOf, propertiesOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateListAndMapTypes, validateMapListKeysMapSet } from '#engine/resource/validation/apiextensions/list-and-map-types.js';
import { STRICT } from '#engine/resource/validation/apiextensions/schema-options.js';
import { hasUnknownFields } from '#engine/resource/validation/apiextensions/structural/pruning.js';
import { newStructural } from '#engine/resource/validation/apiextensions/structural/new-structural.js';
import { validateStructural } from '#engine/resource/validation/apiextensions/structural/validate-structural.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceDefinitionSpec } from '#engine/generated/kubernetes.js';
import type { ConversionOptions } from '#engine/resource/validation/apiextensions/conversion.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { SchemaOptions } from '#engine/resource/validation/apiextensions/schema-options.js';

/** What an update of a definition is spared. */
export interface DefinitionOptions extends SchemaOptions, ConversionOptions {
  readonly requireOpenAPISchema: boolean;
}

/** What holds for a creation. */
export const STRICT_DEFINITION: DefinitionOptions = { ...STRICT, requireOpenAPISchema: true, requireRecognizedConversionReviewVersion: true, requireValidCaBundle: false };

const TYPES = new Set(['', 'array', 'boolean', 'integer', 'number', 'object', 'string']);
const RELAXED_LISTS: SchemaOptions = { ...STRICT, requireAtomicSetType: false, requireMapListKeysMapSetValidation: false };

function* allSchemas(schema: JSONSchemaProps): Generator<JSONSchemaProps> {
  yield schema;
  const { allOf = [], anyOf = [], oneOf = [], not } = schema;
  const parts = [itemsOf(schema), additionalPropertiesOf(schema)?.schema, not, ...Object.values(propertiesOf(schema)), ...allOf, ...anyOf, ...oneOf];
  for (const part of parts) if (part !== undefined) yield* allSchemas(part);
}

const finds = (check: (errors: FieldError[]) => void): boolean => {
  const errors: FieldError[] = [];
  check(errors);
  return errors.length > 0;
};

/** Whether a set has items that are not atomic: more is found than without looking for them. */
function hasNonAtomicSet(schema: JSONSchemaProps): boolean {
  const count = (options: SchemaOptions): number => {
    const errors: FieldError[] = [];
    validateListAndMapTypes(schema, ROOT, options, errors);
    return errors.length;
  };
  return count({ ...RELAXED_LISTS, requireAtomicSetType: true }) > count(RELAXED_LISTS);
}

const hasUnprunedDefault = (schema: JSONSchemaProps): boolean => isSet(schema.default) && hasUnknownFields(schema.default, schema);

/** What the stored definition already does wrong is not demanded of its successor. Follows apiextensions validation.ValidateCustomResourceDefinitionUpdate. */
export function definitionOptions(old: CustomResourceDefinitionSpec, isEstablished: boolean): DefinitionOptions {
  const versions = old.versions ?? [];
  const roots = versions.flatMap((version) => version.schema?.openAPIV3Schema ?? []);
  const schemas = roots.flatMap((root) => [...allSchemas(root)]);
  const reviewVersions = old.conversion?.webhook?.conversionReviewVersions ?? [];
  const caBundle = old.conversion?.webhook?.clientConfig?.caBundle ?? '';
  return {
    requireValidCaBundle: isEstablished && (caBundle === '' || isCaBundle(caBundle)),
    requireOpenAPISchema: roots.length === versions.length,
    requireRecognizedConversionReviewVersion: reviewVersions.length === 0 || isRecognized(reviewVersions),
    requireValidPropertyType: schemas.every(({ type = '' }) => TYPES.has(type)),
    requireStructuralSchema: roots.every((root) => newStructural(root) === undefined && validateStructural(root, ROOT).length === 0),
    requirePrunedDefaults: !schemas.some(hasUnprunedDefault),
    requireAtomicSetType: !schemas.some(hasNonAtomicSet),
    requireMapListKeysMapSetValidation: !schemas.some((schema) => finds((errors) => validateMapListKeysMapSet(schema, ROOT, errors))),
    limitsExpressionCost: true,
  };
}

/** Fields that only structural schemas may have. */
const NEEDS_STRUCTURE = ['x-kubernetes-embedded-resource', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-validations', 'default'] as const;

/** Whether the schemas must be structural whatever the stored ones are. Follows apiextensions validation.requireStructuralSchema. */
export const needsStructure = (spec: CustomResourceDefinitionSpec): boolean =>
  spec.preserveUnknownFields !== true || (spec.versions ?? []).some(({ schema }) =>
    schema?.openAPIV3Schema !== undefined && [...allSchemas(schema.openAPIV3Schema)].some((part) => NEEDS_STRUCTURE.some((field) => isSet(part[field]) && part[field] !== false)));
