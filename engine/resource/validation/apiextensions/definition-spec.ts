import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1035Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { validateConversion } from '#engine/resource/validation/apiextensions/conversion.js';
import { validateCustomResourceDefinitionValidation } from '#engine/resource/validation/apiextensions/custom-resource-validation.js';
import { validateDefinitionNames, validateGivenNames, validateLabel } from '#engine/resource/validation/apiextensions/definition-names.js';
import { keepsSelectableFields, validateDefinitionVersion } from '#engine/resource/validation/apiextensions/definition-version.js';
import { hoistedSpec } from '#engine/resource/validation/apiextensions/hoisted-spec.js';
import { additionalPropertiesOf, isSet, itemsOf, propertiesOf } from '#engine/resource/validation/apiextensions/json-schema.js';
import { validateSelectableFields } from '#engine/resource/validation/apiextensions/selectable-fields.js';
import { validateColumn, validateSubresources } from '#engine/resource/validation/apiextensions/subresources.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceDefinitionSpec, CustomResourceDefinitionVersion } from '#engine/generated/kubernetes.js';
import type { DefinitionOptions } from '#engine/resource/validation/apiextensions/definition-options.js';
import type { HoistedSpec } from '#engine/resource/validation/apiextensions/hoisted-spec.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

const SCOPES = ['Cluster', 'Namespaced'] as const;
const NO_VERSIONS: readonly CustomResourceDefinitionVersion[] = [];

function validateGroup(group: string, at: Field, errors: FieldError[]): void {
  const messages = isDns1123Subdomain(group);
  if (group === '') errors.push(required(at));
  else if (messages.length > 0) errors.push(invalid(at, group, messages.join(',')));
  else if (!group.includes('.')) errors.push(invalid(at, group, 'should be a domain with at least one dot'));
}

function validateScope(scope: string, at: Field, errors: FieldError[]): void {
  if (scope === '') errors.push(required(at));
  else if (scope !== 'Cluster' && scope !== 'Namespaced') errors.push(notSupported(at, scope, SCOPES));
}

const hasDefault = (schema: JSONSchemaProps): boolean =>
  isSet(schema.default) || [itemsOf(schema), additionalPropertiesOf(schema)?.schema, ...Object.values(propertiesOf(schema))].some((part) => part !== undefined && hasDefault(part));

/** Names of versions are unique, and one of the versions is stored. */
function validateVersionList(versions: readonly CustomResourceDefinitionVersion[], at: Field, errors: FieldError[]): void {
  const names = versions.map(({ name = '' }) => name);
  if (new Set(names).size < names.length) errors.push(invalid(at, versions, 'must contain unique version names', { rule: 'duplicate-name' }));
  if (versions.filter(({ storage }) => storage === true).length !== 1) errors.push(invalid(at, versions, 'must have exactly one version marked as storage version'));
  const [first = ''] = names;
  const messages = first === '' ? [] : isDns1035Label(first);
  const { above = at } = at;
  if (messages.length > 0) errors.push(invalid(child(above, 'version'), first, messages.join(','), { place: ['spec', 'versions', 0, 'name'] }));
}

function validateVersions(spec: CustomResourceDefinitionSpec, at: Field, hoisted: HoistedSpec, options: DefinitionOptions, old: CustomResourceDefinitionSpec | undefined): FieldError[] {
  const { versions = NO_VERSIONS } = spec;
  const place = child(at, 'versions');
  const errors: FieldError[] = [];
  for (const [index, version] of versions.entries()) {
    const versionAt = item(place, index);
    const isNeeded = options.requireOpenAPISchema || (version.served === true && spec.preserveUnknownFields !== true);
    if (isNeeded && version.schema?.openAPIV3Schema === undefined)
      errors.push(required(child(child(versionAt, 'schema'), 'openAPIV3Schema'), options.requireOpenAPISchema ? '' : 'because otherwise all fields are pruned'));
    validateLabel(version.name ?? '', child(versionAt, 'name'), errors);
    const before = old?.versions?.find(({ name }) => name === version.name);
    errors.push(...validateDefinitionVersion(version, versionAt, hoisted, options, before));
  }
  validateVersionList(versions, place, errors);
  return errors;
}

function validateHoistedSelectableFields({ schema, selectableFields = [] }: HoistedSpec, spec: CustomResourceDefinitionSpec, at: Field, old: CustomResourceDefinitionSpec | undefined, errors: FieldError[]): void {
  if (selectableFields.length === 0) return;
  const place = child(at, 'selectableFields');
  const [version, before] = [spec.versions?.[0], old?.versions?.[0]];
  if (schema === undefined) errors.push(invalid(place, '', 'may only be set when validations.schema is included'));
  else validateSelectableFields(selectableFields, schema, place, version === undefined || !keepsSelectableFields(version, before), errors);
}

/** What all versions share. */
function validateHoisted(spec: CustomResourceDefinitionSpec, at: Field, hoisted: HoistedSpec, options: DefinitionOptions, old: CustomResourceDefinitionSpec | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const { schema, subresources, columns = [] } = hoisted;
  const { versions = NO_VERSIONS } = spec;
  if (schema !== undefined) {
    const hasStatus = versions.some((version) => version.subresources?.status !== undefined);
    const limits = { ...options, limitsExpressionCost: !versions.every(({ schema: now }, index) => old !== undefined && semanticallyEqual(now, old.versions?.[index]?.schema)) };
    errors.push(...validateCustomResourceDefinitionValidation(schema, child(child(at, 'validation'), 'openAPIV3Schema'), hasStatus, limits));
  }
  if (subresources !== undefined) validateSubresources(subresources, child(at, 'subresources'), errors);
  for (const [index, column] of columns.entries()) validateColumn(column, item(child(at, 'additionalPrinterColumns'), index), errors);
  validateHoistedSelectableFields(hoisted, spec, at, old, errors);
  return errors;
}

/** Follows apiextensions validation.validateCustomResourceDefinitionSpec. */
export function validateDefinitionSpec(spec: CustomResourceDefinitionSpec, at: Field, options: DefinitionOptions, old: CustomResourceDefinitionSpec | undefined): FieldError[] {
  const errors: FieldError[] = [];
  const { names = {}, conversion } = spec;
  const hoisted = hoistedSpec(spec);
  validateGroup(spec.group ?? '', child(at, 'group'), errors);
  validateScope(spec.scope ?? '', child(at, 'scope'), errors);
  const preserves = spec.preserveUnknownFields === true;
  if (preserves && (spec.versions ?? []).some(({ schema }) => schema?.openAPIV3Schema !== undefined && hasDefault(schema.openAPIV3Schema)))
    errors.push(invalid(child(at, 'preserveUnknownFields'), true, 'must be false in order to use defaults in the schema'));
  errors.push(...validateVersions(spec, at, hoisted, options, old));
  validateGivenNames(names, child(at, 'names'), errors);
  validateDefinitionNames(names, child(at, 'names'), errors);
  errors.push(...validateHoisted(spec, at, hoisted, options, old));
  if (conversion === undefined) return errors;
  if (preserves && conversion.strategy !== 'None') errors.push(invalid(child(child(at, 'conversion'), 'strategy'), conversion.strategy ?? '', 'must be None if spec.preserveUnknownFields is true'));
  validateConversion(conversion, child(at, 'conversion'), options, errors);
  return errors;
}
