import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { childCelScope } from '#engine/resource/validation/apiextensions/cel/cel-scope.js';
import { validateExpressions } from '#engine/resource/validation/apiextensions/cel/validate-expressions.js';
import { additionalPropertiesOf, forEachJunctor, forEachProperty, hasAny, itemSchemasOf, itemsOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateListAndMapTypes } from '#engine/resource/validation/apiextensions/list-and-map-types.js';
import { validateStandard } from '#engine/resource/validation/apiextensions/standard-validator.js';
import { validateRules } from '#engine/resource/validation/apiextensions/validation-rules.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CelScope } from '#engine/resource/validation/apiextensions/cel/cel-scope.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { SchemaOptions } from '#engine/resource/validation/apiextensions/schema-options.js';
import type { Place } from '#engine/resource/validation/apiextensions/standard-validator.js';

/** The way down a schema. Errors of expressions are kept apart: they do not keep other expressions from being looked at. */
interface Walk {
  readonly root: Field;
  readonly options: SchemaOptions;
  readonly errors: FieldError[];
  readonly expressionErrors: FieldError[];
}

const META_FIELDS = new Set(['metadata', 'kind', 'apiVersion']);

/** Properties of an object whose map type is atomic are not found again in the old object. */
const isMapCorrelatable = (mapType: string | undefined): boolean => mapType !== 'atomic';

function propertyPlace(schema: JSONSchemaProps, name: string, at: Field, place: Place, isRoot: boolean): Place {
  const uncorrelatable = isMapCorrelatable(schema['x-kubernetes-map-type']) ? place.uncorrelatable : place.uncorrelatable ?? at;
  const isMeta = (isRoot || schema['x-kubernetes-embedded-resource'] === true) && META_FIELDS.has(name);
  if (!isMeta && uncorrelatable === place.uncorrelatable) return place;
  return {
    ...place, uncorrelatable, isInsideResourceMeta: place.isInsideResourceMeta || isMeta,
    noDefaults: isMeta && isRoot ? `in top-level ${name}` : place.noDefaults,
  };
}

function validateAdditionalProperties(schema: JSONSchemaProps, at: Field, place: Place, walk: Walk, scope: CelScope | undefined): void {
  const additional = additionalPropertiesOf(schema);
  if (additional === undefined) return;
  const additionalAt = child(at, 'additionalProperties');
  if (hasAny(schema.properties) && (!additional.allows || additional.schema !== undefined))
    walk.errors.push(forbidden(additionalAt, 'additionalProperties and properties are mutual exclusive'));
  if (additional.schema === undefined) return;
  const below = place.isInsideResourceMeta ? { ...place, noDefaults: 'inside additionalProperties applying to object metadata' } : place;
  validateSchema(additional.schema, additionalAt, below, walk, childCelScope(scope, additional.schema, schema.maxProperties));
}

function validateItems(schema: JSONSchemaProps, at: Field, place: Place, walk: Walk, scope: CelScope | undefined): void {
  const items = itemsOf(schema);
  const below = schema['x-kubernetes-list-type'] === 'map' ? place : { ...place, uncorrelatable: place.uncorrelatable ?? at };
  if (items !== undefined) validateSchema(items, child(at, 'items'), below, walk, childCelScope(scope, items, schema.maxItems));
  for (const [index, one] of itemSchemasOf(schema).entries()) validateSchema(one, item(child(at, 'items'), index), below, walk, undefined);
}

/** Schemas that have no CEL type of their own, or may not be there at all. */
function validateOthers(schema: JSONSchemaProps, at: Field, place: Place, walk: Walk): void {
  forEachJunctor(schema, at, (part, partAt) => validateSchema(part, partAt, place, walk, undefined));
  for (const [name, definition] of Object.entries(schema.definitions ?? {})) validateSchema(definition, key(child(at, 'definitions'), name), place, walk, undefined);
  for (const [name, dependency] of Object.entries(schema.dependencies ?? {}))
    if (isSchema(dependency)) validateSchema(dependency, key(child(at, 'dependencies'), name), place, walk, undefined);
}

const isSchema = (value: readonly string[] | JSONSchemaProps): value is JSONSchemaProps => !Array.isArray(value);

function validateSchema(schema: JSONSchemaProps, at: Field, place: Place, walk: Walk, scope: CelScope | undefined): void {
  const { errors, options } = walk;
  const known = errors.length;
  validateStandard(schema, at, place, errors);
  if (schema.uniqueItems === true) errors.push(forbidden(child(at, 'uniqueItems'), 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'));
  validateAdditionalProperties(schema, at, place, walk, scope);
  forEachProperty(schema, at, (property, propertyAt, name) =>
    validateSchema(property, propertyAt, propertyPlace(schema, name, at, place, at === walk.root), walk, childCelScope(scope, property, 1)));
  validateOthers(schema, at, place, walk);
  validateItems(schema, at, place, walk, scope);
  if (schema['x-kubernetes-preserve-unknown-fields'] === false)
    errors.push(invalid(child(at, 'x-kubernetes-preserve-unknown-fields'), false, 'must be true or undefined'));
  validateListAndMapTypes(schema, at, options, errors);
  const rules = schema['x-kubernetes-validations'];
  if (rules === undefined || rules.length === 0) return;
  validateRules(schema, at, errors);
  if (errors.length === known && scope !== undefined)
    validateExpressions(rules, at, scope, { limitsExpressionCost: options.limitsExpressionCost, uncorrelatable: place.uncorrelatable, errors: walk.expressionErrors });
}

/** A whole schema, and its rules where it has a scope. Follows apiextensions validation.ValidateCustomResourceDefinitionOpenAPISchema. */
export function validateOpenAPISchema(schema: JSONSchemaProps, at: Field, options: SchemaOptions, scope: CelScope | undefined): FieldError[] {
  const walk: Walk = { root: at, options, errors: [], expressionErrors: [] };
  const place: Place = { requireValidPropertyType: options.requireValidPropertyType, noDefaults: undefined, isInsideResourceMeta: false, uncorrelatable: undefined };
  validateSchema(schema, at, place, walk, scope);
  return [...walk.errors, ...walk.expressionErrors];
}
