import { ROOT, child, fieldText } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { forEachProperty, isSet, itemsOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateDefaultRules } from '#engine/resource/validation/apiextensions/structural/default-rules.js';
import { hasUnknownFields } from '#engine/resource/validation/apiextensions/structural/pruning.js';
import { validateEmbeddedResources } from '#engine/resource/validation/custom-resources/embedded-resource.js';
import { validateSchema } from '#engine/resource/validation/custom-resources/schema-validator.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

/** Nothing says in a default that `x-kubernetes-int-or-string` is one or the other. */
const isAboutIntOrString = ({ type, detail }: FieldError): boolean => type === 'TypeInvalid' && detail.includes('must be of type integer,string');

/** What the schema says of a default; what has no place of its own is reported at the default, and nothing twice. */
function schemaErrors(value: Json, schema: JSONSchemaProps, at: Field): FieldError[] {
  const said = new Set<string>();
  return validateSchema(value, schema, at).errors.flatMap((error) => {
    const placed = error.field === ROOT ? { ...error, field: at } : error;
    const text = `${error.type} ${fieldText(placed.field)} ${error.detail}`;
    if (isAboutIntOrString(error) || said.has(text)) return [];
    said.add(text);
    return [placed];
  });
}

/** One default: what is wrong with its resources hides what is wrong by the schema, and that what is wrong by the rules. */
function validateDefault(value: Json, schema: JSONSchemaProps, at: Field, isRoot: boolean, errors: FieldError[]): void {
  const known = errors.length;
  validateEmbeddedResources(value, isRoot ? { ...schema, 'x-kubernetes-embedded-resource': true } : schema, at, errors);
  if (errors.length > known) return;
  errors.push(...schemaErrors(value, schema, at));
  if (errors.length === known) validateDefaultRules(value, schema, at, isRoot, errors);
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
