import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { byteLength } from '#engine/apimachinery/validation/names.js';
import { validateCustomResourceDefinitionValidation } from '#engine/resource/validation/apiextensions/custom-resource-validation.js';
import { validateSelectableFields } from '#engine/resource/validation/apiextensions/selectable-fields.js';
import { validateColumn, validateSubresources } from '#engine/resource/validation/apiextensions/subresources.js';
import { newStructural } from '#engine/resource/validation/apiextensions/structural/new-structural.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceDefinitionVersion } from '#engine/generated/kubernetes.js';
import type { HoistedSpec } from '#engine/resource/validation/apiextensions/hoisted-spec.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';
import type { SchemaOptions } from '#engine/resource/validation/apiextensions/schema-options.js';

const LONGEST_WARNING = 256;
const NOT_PRINTABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u;

function warningMessage(warning: string, isDeprecated: boolean): readonly string[] {
  if (!isDeprecated) return ['can only be set for deprecated versions'];
  if (warning === '') return ['must not be an empty string'];
  const found = NOT_PRINTABLE.exec(warning);
  return [
    ...(byteLength(warning) > LONGEST_WARNING ? [`must be <= ${LONGEST_WARNING} characters long`] : []),
    ...(found === null ? [] : [`must only contain printable UTF-8 characters; non-printable character found at index ${byteLength(warning.slice(0, found.index))}`]),
  ];
}

/** `schema`: the version's own; undefined too where all versions share theirs. */
function validateVersionSelectableFields(version: CustomResourceDefinitionVersion, schema: JSONSchemaProps | undefined, old: CustomResourceDefinitionVersion | undefined, at: Field, errors: FieldError[]): void {
  const { selectableFields = [] } = version;
  if (selectableFields.length === 0) return;
  const place = child(at, 'selectableFields');
  if (schema === undefined) {
    errors.push(invalid(place, '', 'may only be set when `version.schema.openAPIV3Schema` is not included'));
    return;
  }
  const message = newStructural(schema);
  if (message === undefined) validateSelectableFields(selectableFields, schema, place, !keepsSelectableFields(version, old), errors);
  else errors.push(invalid(child(child(at, 'schema'), 'openAPIV3Schema'), '', message));
}

/** Whether an update leaves the list as it is: it may then be longer than a new one. */
export const keepsSelectableFields = ({ selectableFields }: CustomResourceDefinitionVersion, old: CustomResourceDefinitionVersion | undefined): boolean =>
  old !== undefined && semanticallyEqual(selectableFields, old.selectableFields);

/** One version, without what it shares with all others. Follows apiextensions validation.validateCustomResourceDefinitionVersion. */
export function validateDefinitionVersion(version: CustomResourceDefinitionVersion, at: Field, hoisted: HoistedSpec, options: SchemaOptions, old: CustomResourceDefinitionVersion | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const { deprecationWarning, deprecated, subresources, additionalPrinterColumns = [] } = version;
  if (deprecationWarning !== undefined)
    for (const message of warningMessage(deprecationWarning, deprecated === true)) errors.push(invalid(child(at, 'deprecationWarning'), deprecationWarning, message));
  const schema = version.schema?.openAPIV3Schema;
  const hasStatus = (hoisted.subresources ?? subresources)?.status !== undefined;
  const limits = { ...options, limitsExpressionCost: old === undefined || !semanticallyEqual(version.schema, old.schema) };
  if (schema !== undefined && hoisted.schema === undefined)
    errors.push(...validateCustomResourceDefinitionValidation(schema, child(child(at, 'schema'), 'openAPIV3Schema'), hasStatus, limits));
  if (subresources !== undefined && hoisted.subresources === undefined) validateSubresources(subresources, child(at, 'subresources'), errors);
  if (hoisted.columns === undefined) for (const [index, column] of additionalPrinterColumns.entries()) validateColumn(column, item(child(at, 'additionalPrinterColumns'), index), errors);
  if (hoisted.selectableFields === undefined) validateVersionSelectableFields(version, hoisted.schema === undefined ? schema : undefined, old, at, errors);
  return errors;
}
