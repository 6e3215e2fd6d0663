import { formatQuantity, parseQuantity } from '#engine/apimachinery/quantity.js';
import { child, key, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label, isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { fractionalBytesMessage } from '#engine/resource/validation/core/fractional-bytes.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import { validateAccessModes } from '#engine/resource/validation/core/volumes/access-modes.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelector, PersistentVolumeClaimSpec, TypedLocalObjectReference, TypedObjectReference, VolumeResourceRequirements } from '#engine/generated/kubernetes.js';
import type { FieldWarning, Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** Requests other than for storage, and limits, are not judged. Reported without `requests`. */
function validateStorageRequest({ requests }: VolumeResourceRequirements, at: Field, errors: FieldError[]): void {
  const place = key(at, 'storage');
  const extras: FieldErrorExtras = { place: [...pathOf(at), 'requests', 'storage'], rule: 'storage-request-missing' };
  const request = requests?.['storage'];
  if (request === undefined) {
    errors.push(required(place, '', extras));
    return;
  }
  const size = parseQuantity(request);
  if (size !== undefined && size.digits <= 0n) errors.push(invalid(place, formatQuantity(size), 'must be greater than zero', { ...extras, rule: 'quantity-negative' }));
}

/** Follows pkg/apis/core/validation.validateDataSource. */
function validateDataSource({ apiGroup = '', kind = '', name = '' }: TypedLocalObjectReference, at: Field, errors: FieldError[], allowsInvalidGroup: boolean): void {
  if (name === '') errors.push(required(child(at, 'name')));
  if (kind === '') errors.push(required(child(at, 'kind')));
  if (apiGroup === '' && kind !== 'PersistentVolumeClaim') errors.push(invalid(at, kind, "must be 'PersistentVolumeClaim' when referencing the default apiGroup"));
  if (apiGroup !== '' && !allowsInvalidGroup) for (const message of isDns1123Subdomain(apiGroup)) errors.push(invalid(child(at, 'apiGroup'), apiGroup, message));
}

/** Follows pkg/apis/core/validation.validateDataSourceRef. */
function validateDataSourceRef(reference: TypedObjectReference, at: Field, errors: FieldError[], allowsInvalidGroup: boolean): void {
  validateDataSource(reference, at, errors, allowsInvalidGroup);
  const { namespace = '' } = reference;
  if (namespace !== '') for (const message of isDns1123Label(namespace)) errors.push(invalid(child(at, 'namespace'), namespace, message));
}

/** Follows pkg/apis/core/validation.isDataSourceEqualDataSourceRef. */
const isSameSource = (source: TypedLocalObjectReference, reference: TypedObjectReference): boolean =>
  source.apiGroup === reference.apiGroup && (source.kind ?? '') === (reference.kind ?? '') && (source.name ?? '') === (reference.name ?? '');

function validateDataSources({ dataSource, dataSourceRef }: PersistentVolumeClaimSpec, at: Field, errors: FieldError[], allowsInvalidGroup: boolean): void {
  if (dataSource !== undefined) validateDataSource(dataSource, child(at, 'dataSource'), errors, allowsInvalidGroup);
  if (dataSourceRef === undefined) return;
  validateDataSourceRef(dataSourceRef, child(at, 'dataSourceRef'), errors, allowsInvalidGroup);
  if (dataSource === undefined) return;
  const place = [...pathOf(at), 'dataSource'];
  if ((dataSourceRef.namespace ?? '') !== '') errors.push(invalid(at, {}, 'may not be specified when dataSourceRef.namespace is specified', { place }));
  else if (!isSameSource(dataSource, dataSourceRef)) errors.push(invalid(at, {}, 'must match dataSourceRef', { place }));
}

function hasSelectorError(selector: LabelSelector | undefined, at: Field): boolean {
  if (selector === undefined) return false;
  const errors: FieldError[] = [];
  validateLabelSelector(selector, at, errors);
  return errors.length > 0;
}

/**
 * A claim's specification, in a claim or in a template of one. What was wrong in a stored claim in a group or a selector's value may stay.
 * Follows pkg/apis/core/validation.ValidatePersistentVolumeClaimSpec.
 */
export function validatePersistentVolumeClaimSpec(spec: PersistentVolumeClaimSpec, at: Field, context: ValidationContext, old: PersistentVolumeClaimSpec | undefined): Judged {
  const { errors } = context;
  const { selector, accessModes, resources = {} } = spec;
  if (selector !== undefined) validateLabelSelector(selector, child(at, 'selector'), errors, hasSelectorError(old?.selector, at));
  validateAccessModes(accessModes, child(at, 'accessModes'), errors);
  validateStorageRequest(resources, child(at, 'resources'), errors);
  validateDataSources(spec, at, errors, old?.dataSource?.apiGroup !== undefined || old?.dataSourceRef?.apiGroup !== undefined);
  return ['selector'];
}

/** Follows pkg/api/persistentvolumeclaim.GetWarningsForPersistentVolumeClaimSpec; `text`: how the API server writes the place of the claim. */
export function warnOfPersistentVolumeClaimSpec({ resources }: PersistentVolumeClaimSpec, at: Field, text: string, warnings: FieldWarning[]): void {
  for (const list of ['requests', 'limits'] as const) {
    const size = resources?.[list]?.['storage'];
    const message = size === undefined ? undefined : fractionalBytesMessage(size);
    if (message !== undefined) warnings.push({ field: key(child(child(at, 'resources'), list), 'storage'), message: `${text}.resources.${list}[storage]: ${message}` });
  }
}
