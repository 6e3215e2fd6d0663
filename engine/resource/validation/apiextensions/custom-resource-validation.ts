import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { SCHEMA_COST_LIMIT, costMessage, rootCelScope } from '#engine/resource/validation/apiextensions/cel/cel-scope.js';
import { isSet } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateOpenAPISchema } from '#engine/resource/validation/apiextensions/open-api-schema.js';
import { newStructural } from '#engine/resource/validation/apiextensions/structural/new-structural.js';
import { validateDefaults } from '#engine/resource/validation/apiextensions/structural/validate-defaults.js';
import { validateStructural } from '#engine/resource/validation/apiextensions/structural/validate-structural.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CelScope } from '#engine/resource/validation/apiextensions/cel/cel-scope.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { SchemaOptions } from '#engine/resource/validation/apiextensions/schema-options.js';

/** Fields in the order of Go's struct that come before the type, and those that may not stand at the root of a schema with a status. */
const BEFORE_TYPE = ['id', '$schema', '$ref'] as const;
const NOT_AT_ROOT = [
  'nullable', 'default', 'enum', 'maxProperties', 'minProperties', 'allOf', 'oneOf', 'anyOf', 'not', 'additionalProperties', 'patternProperties', 'dependencies',
  'additionalItems', 'definitions', 'x-kubernetes-embedded-resource', 'x-kubernetes-int-or-string', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-map-type',
] as const;

const ALLOWED_AT_ROOT = 'Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations';

const isGiven = (schema: JSONSchemaProps, field: keyof JSONSchemaProps & string): boolean => {
  const value = schema[field];
  if (field === '$ref' || field.endsWith('-type') || field === 'additionalProperties' || field === 'additionalItems') return isSet(value);
  return isSet(value) && (field === 'default' || (value !== '' && value !== false));
};

/** A status is judged by a part of the schema: nothing at the root may speak of the whole. */
function validateRootWithStatus(schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  const { type = '' } = schema;
  const isStopped = BEFORE_TYPE.some((field) => isGiven(schema, field));
  if (!isStopped && type !== '' && type !== 'object') {
    errors.push(invalid(child(at, 'type'), type, 'only "object" is allowed as the type at the root of the schema if the status subresource is enabled'));
  } else if (isStopped || NOT_AT_ROOT.some((field) => isGiven(schema, field))) {
    errors.push(invalid(at, schema, `only [${ALLOWED_AT_ROOT}] fields are allowed at the root of the schema if the status subresource is enabled`));
  }
}

/** The schema as a structural one with its defaults: what is wrong, or the scope in which its rules are looked at. */
function validateStructure(schema: JSONSchemaProps, at: Field, options: SchemaOptions, errors: FieldError[]): CelScope | undefined {
  const structural = validateStructural(schema, at);
  const found = structural.length > 0 ? structural : validateDefaults(schema, at, options.requirePrunedDefaults);
  errors.push(...found);
  return found.length > 0 ? undefined : rootCelScope(schema);
}

function validateTotalCost(scope: CelScope | undefined, at: Field, errors: FieldError[]): void {
  if (scope === undefined || scope.total.sum <= SCHEMA_COST_LIMIT) return;
  const extras = { rule: 'cel-invalid' } as const;
  for (const { at: place } of scope.total.expensive) errors.push(forbidden(place, 'contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema', extras));
  errors.push(forbidden(at, costMessage('x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema', scope.total.sum, SCHEMA_COST_LIMIT), extras));
}

/** The schema of one version or of all. Follows apiextensions validation.validateCustomResourceDefinitionValidation. */
export function validateCustomResourceDefinitionValidation(schema: JSONSchemaProps, at: Field, hasStatus: boolean, options: SchemaOptions): FieldError[] {
  const errors: FieldError[] = [];
  if (hasStatus) validateRootWithStatus(schema, at, errors);
  if (schema.nullable === true) errors.push(forbidden(child(at, 'nullable'), 'nullable cannot be true at the root'));
  const message = options.requireStructuralSchema ? newStructural(schema) : undefined;
  const scope = options.requireStructuralSchema && message === undefined ? validateStructure(schema, at, options, errors) : undefined;
  errors.push(...validateOpenAPISchema(schema, at, options, scope));
  if (errors.length === 0 && message !== undefined) errors.push(invalid(at, '', message, { rule: 'crd-not-structural' }));
  validateTotalCost(scope, at, errors);
  return errors;
}
