import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { evaluateRules } from '#engine/resource/validation/apiextensions/cel/evaluate-rules.js';
import { forEachProperty, isSet, itemsOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateEmbeddedResources } from '#engine/resource/validation/apiextensions/schema-values/embedded-resource.js';
import { hasUnknownFields } from '#engine/resource/validation/apiextensions/schema-values/pruning.js';
import { validateCustomResource } from '#engine/resource/validation/apiextensions/schema-values/schema-validator.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** One default: what is wrong with its resources hides what is wrong by the schema, and that what is wrong by the rules. */
function validateDefault(value: Json, schema: JSONSchemaProps, at: Field, isRoot: boolean, errors: FieldError[]): void {
  const known = errors.length;
  validateEmbeddedResources(value, schema, at, errors, isRoot);
  if (errors.length > known) return;
  errors.push(...validateCustomResource(value, schema, at));
  if (errors.length === known) errors.push(...evaluateRules(value, schema, at, isRoot));
}

function validate(schema: JSONSchemaProps, at: Field, isRoot: boolean, requirePruned: boolean, errors: FieldError[]): void {
  const value = schema.default;
  if (isSet(value) && value !== undefined) {
    const place = child(at, 'default');
    if (requirePruned && hasUnknownFields(value, schema, isRoot)) errors.push(invalid(place, value, 'must not have unknown fields'));
    validateDefault(value, schema, place, isRoot, errors);
  }
  const items = itemsOf(schema);
  if (items !== undefined) validate(items, child(at, 'items'), false, requirePruned, errors);
  const isResource = isRoot || schema['x-kubernetes-embedded-resource'] === true;
  // What is said of a resource's metadata would be judged in a resource made for it.
  forEachProperty(schema, at, (property, propertyAt, name) => {
    if (!isResource || name !== 'metadata') validate(property, propertyAt, false, requirePruned, errors);
  });
}

/** Defaults fit their own schema and have no field that it does not know. Follows structural defaulting.ValidateDefaults. */
export function validateDefaults(schema: JSONSchemaProps, at: Field, requirePruned: boolean): FieldError[] {
  const errors: FieldError[] = [];
  validate(schema, at, true, requirePruned, errors);
  return errors;
}
