import { asList, asObject, isList, isObject, jsonText } from '#engine/apimachinery/json.js';
import { ROOT, fieldText } from '#engine/apimachinery/validation/field.js';
import { invalidNowhere } from '#engine/resource/validation/custom-resources/in-body.js';
import { validateEmbeddedResources } from '#engine/resource/validation/custom-resources/embedded-resource.js';
import { validateListSetsAndMaps } from '#engine/resource/validation/custom-resources/list-types.js';
import { validateScale } from '#engine/resource/validation/custom-resources/scale.js';
import { validateSchema } from '#engine/resource/validation/custom-resources/schema-validator.js';
import { validateRules } from '#engine/resource/validation/custom-resources/validation-rules.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { FieldError, FieldErrorType } from '#engine/apimachinery/validation/field-error.js';
import type { CustomVersion } from '#engine/resource/custom-resource-definition.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** Errors after which rules are not asked: they could not rely on the schema. */
const STRUCTURAL: ReadonlySet<FieldErrorType> = new Set(['NotSupported', 'Required', 'TooLong', 'TooMany', 'TypeInvalid']);

/** What every object has, whatever its schema says. */
const IDENTITY: ReadonlySet<Json> = new Set(['apiVersion', 'kind', 'metadata']);

const hasRules = (schema: Json): boolean => (isList(schema) ? schema.some(hasRules)
  : isObject(schema) && (schema['x-kubernetes-validations'] !== undefined || Object.values(schema).some((part) => part !== undefined && hasRules(part))));

const rulesOf = new WeakMap<JsonObject, boolean>();

function schemaHasRules(schema: JsonObject): boolean {
  let known = rulesOf.get(schema);
  if (known === undefined) rulesOf.set(schema, (known = hasRules(schema)));
  return known;
}

/** What a version's schema says of an object, its metadata apart; equal errors are said once. */
function schemaErrors(object: JsonObject, old: JsonObject | undefined, schema: JsonObject): FieldError[] {
  const properties = Object.fromEntries(Object.entries(asObject(schema['properties']) ?? {}).filter(([name]) => name !== 'metadata'));
  const demanded = asList(schema['required']).filter((name) => !IDENTITY.has(name));
  const found = validateSchema(object, { ...schema, properties, required: demanded }, ROOT, old).errors;
  const said = new Set<string>();
  return found.filter((error) => {
    const text = `${error.type} ${fieldText(error.field)} ${error.detail} ${jsonText(error.value ?? null)}`;
    const isNew = !said.has(text);
    said.add(text);
    return isNew;
  });
}

const findsListErrors = (object: JsonObject, schema: JsonObject): boolean => {
  const errors: FieldError[] = [];
  validateListSetsAndMaps(object, schema, ROOT, errors);
  return errors.length > 0;
};

/** A custom resource by its CRD: the schema of its version, sets and maps, objects inside, CEL rules. Follows customResourceStrategy.Validate and ValidateUpdate. */
export function validateCustomResource(context: ValidationContext, version: CustomVersion): void {
  const { object, old, errors } = context;
  const { openApiSchema: schema, scale } = version;
  if (schema === undefined) return;
  errors.push(...schemaErrors(object, old, schema));
  if (scale !== undefined) validateScale(object, scale, errors);
  validateEmbeddedResources(object, { ...schema, 'x-kubernetes-embedded-resource': false }, ROOT, errors);
  if (old === undefined || !findsListErrors(old, schema)) validateListSetsAndMaps(object, schema, ROOT, errors);
  if (!schemaHasRules(schema)) return;
  if (errors.some(({ type }) => STRUCTURAL.has(type)))
    errors.push(invalidNowhere(ROOT, 'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation'));
  else validateRules(object, old, { ...schema, 'x-kubernetes-embedded-resource': true }, ROOT, context);
}
