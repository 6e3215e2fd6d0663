import { child, fieldText, key } from '#engine/apimachinery/validation/field.js';
import { required } from '#engine/apimachinery/validation/field-error.js';
import { additionalPropertiesOf, forEachJunctor, forEachProperty, itemsOf, propertyOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

const RULE = { rule: 'crd-not-structural' } as const;

/** What a junctor speaks of must be there. Follows structuralschema.validateNestedValueValidationCompleteness. */
function validateNested(nested: JSONSchemaProps, at: Field, structural: JSONSchemaProps, place: Field, errors: FieldError[]): void {
  forEachJunctor(nested, at, (part, partAt) => validateNested(part, partAt, structural, place, errors));
  const items = itemsOf(nested);
  if (items !== undefined) {
    const known = itemsOf(structural);
    const itemsAt = child(at, 'items');
    if (known !== undefined) validateNested(items, itemsAt, known, child(place, 'items'), errors);
    else if (Object.keys(items).length > 0) errors.push(required(child(place, 'items'), `because it is defined in ${fieldText(itemsAt)}`, RULE));
  }
  forEachProperty(nested, at, (property, propertyAt, name) => {
    const known = propertyOf(structural, name);
    const propertyPlace = key(child(place, 'properties'), name);
    if (known === undefined) errors.push(required(propertyPlace, `because it is defined in ${fieldText(propertyAt)}`, RULE));
    else validateNested(property, propertyAt, known, propertyPlace, errors);
  });
}

/** All that junctors speak of is defined outside of them. Follows structuralschema.validateStructuralCompleteness. */
export function validateStructuralCompleteness(schema: JSONSchemaProps, at: Field, errors: FieldError[]): void {
  forEachJunctor(schema, at, (part, partAt) => validateNested(part, partAt, schema, at, errors));
  const items = itemsOf(schema);
  if (items !== undefined) validateStructuralCompleteness(items, child(at, 'items'), errors);
  forEachProperty(schema, at, (property, place) => validateStructuralCompleteness(property, place, errors));
  const additional = additionalPropertiesOf(schema)?.schema;
  if (additional !== undefined) validateStructuralCompleteness(additional, child(at, 'additionalProperties'), errors);
}
