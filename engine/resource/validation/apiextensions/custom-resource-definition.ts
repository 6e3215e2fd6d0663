import { child, item } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { maskTrailingDash } from '#engine/apimachinery/validation/names.js';
import { validateApiApproval } from '#engine/resource/validation/apiextensions/api-approval.js';
import { STRICT_DEFINITION, definitionOptions, needsStructure } from '#engine/resource/validation/apiextensions/definition-options.js';
import { validateDefinitionNames } from '#engine/resource/validation/apiextensions/definition-names.js';
import { validateDefinitionSpec } from '#engine/resource/validation/apiextensions/definition-spec.js';
import { schemaWarnings } from '#engine/resource/validation/apiextensions/schema-warnings.js';
import { withSourcePlace } from '#engine/resource/validation/apiextensions/source-place.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceDefinition, CustomResourceDefinitionSpec } from '#engine/generated/kubernetes.js';
import type { DefinitionOptions } from '#engine/resource/validation/apiextensions/definition-options.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** A definition is called after its plural and its group. */
function validateName({ metadata, spec }: CustomResourceDefinition, at: Field, errors: FieldError[]): void {
  const wanted = `${spec?.names?.plural ?? ''}.${spec?.group ?? ''}`;
  const place = child(at, 'metadata');
  const { name = '', generateName = '' } = metadata ?? {};
  const detail = 'must be spec.names.plural+"."+spec.group';
  if (name !== '' && name !== wanted) errors.push(invalid(child(place, 'name'), name, detail, { rule: 'name-invalid' }));
  if (generateName === '') return;
  if (maskTrailingDash(generateName) !== wanted) errors.push(invalid(child(place, 'generateName'), generateName, detail, { rule: 'name-invalid' }));
  if (name === '') errors.push(invalid(child(place, 'name'), generateName, detail, { rule: 'name-invalid' }));
}

const isEstablished = ({ status }: CustomResourceDefinition): boolean =>
  (status?.conditions ?? []).some(({ type, status: state }) => type === 'Established' && state === 'True');

/** Follows the end of apiextensions validation.validateCustomResourceDefinitionSpecUpdate. */
function validateImmutable(spec: CustomResourceDefinitionSpec, old: CustomResourceDefinition, at: Field, errors: FieldError[]): void {
  const before = old.spec ?? {};
  const extras = { rule: 'immutable-field' } as const;
  const refuse = (place: Field, now: string | undefined, then: string | undefined): void => {
    if ((now ?? '') !== (then ?? '')) errors.push(invalid(place, now ?? '', 'field is immutable', extras));
  };
  const names = child(at, 'names');
  if (isEstablished(old)) {
    refuse(child(at, 'scope'), spec.scope, before.scope);
    refuse(child(names, 'kind'), spec.names?.kind, before.names?.kind);
  }
  refuse(child(at, 'group'), spec.group, before.group);
  refuse(child(names, 'plural'), spec.names?.plural, before.names?.plural);
}

/** The versions of which there can be objects in the store: with the strategy's own addition. */
function storedVersions({ versions = [] }: CustomResourceDefinitionSpec, old: CustomResourceDefinition | undefined): readonly string[] {
  const known = old?.status?.storedVersions ?? [];
  const stored = versions.find((version) => version.storage === true);
  const name = stored?.name ?? '';
  return stored === undefined || known.includes(name) ? known : [...known, name];
}

/** Follows apiextensions validation.ValidateCustomResourceDefinitionStoredVersions. */
function validateStoredVersions(stored: readonly string[], { versions = [] }: CustomResourceDefinitionSpec, at: Field, errors: FieldError[]): void {
  if (stored.length === 0) {
    errors.push(invalid(at, null, 'must have at least one stored version', { place: ['spec', 'versions'] }));
    return;
  }
  for (const { name = '', storage } of versions)
    if (storage === true && !stored.includes(name)) errors.push(invalid(at, stored, `must have the storage version ${name}`, { place: ['spec', 'versions'] }));
  for (const [index, name] of stored.entries())
    if (!versions.some((version) => (version.name ?? '') === name))
      errors.push(invalid(item(at, index), name, `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`, { place: ['spec', 'versions'] }));
}

function optionsOf(spec: CustomResourceDefinitionSpec, old: CustomResourceDefinition | undefined): DefinitionOptions {
  if (old?.spec === undefined) return STRICT_DEFINITION;
  const options = definitionOptions(old.spec, isEstablished(old));
  return { ...options, requireStructuralSchema: options.requireStructuralSchema || needsStructure(spec) };
}

/**
 * A definition of custom resources. Follows apiextensions validation.ValidateCustomResourceDefinition and
 * ValidateCustomResourceDefinitionUpdate; the strategy has emptied the status before.
 */
export const customResourceDefinition: Validator<CustomResourceDefinition> = (definition, at, { errors, warnings }, old) => {
  const { spec = {} } = definition;
  const found: FieldError[] = [];
  const specAt = child(at, 'spec');
  if (old === undefined) validateName(definition, at, found);
  found.push(...validateDefinitionSpec(spec, specAt, optionsOf(spec, old), old?.spec));
  if (old !== undefined) validateImmutable(spec, old, specAt, found);
  const statusAt = child(at, 'status');
  if (old !== undefined) validateDefinitionNames(old.status?.acceptedNames ?? {}, child(statusAt, 'acceptedNames'), found);
  validateStoredVersions(storedVersions(spec, old), spec, child(statusAt, 'storedVersions'), found);
  validateApiApproval(definition, old, found);
  const preserveAt = child(specAt, 'preserveUnknownFields');
  if (spec.preserveUnknownFields === true && old?.spec?.preserveUnknownFields !== true)
    found.push(invalid(preserveAt, true, 'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead'));
  errors.push(...found.map(withSourcePlace));
  for (const warning of schemaWarnings(spec, specAt, old?.spec)) warnings.push(warning);
  return ['*'];
};
