import { compareQuantities, parseQuantity } from '#engine/apimachinery/quantity.js';
import { child, fieldText, key, pathOf, ROOT } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { warnOfPersistentVolumeClaimSpec } from '#engine/resource/validation/core/volumes/persistent-volume-claim-spec.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

const SPEC = child(ROOT, 'spec');
const ANNOTATIONS = child(child(ROOT, 'metadata'), 'annotations');
const STORAGE_CLASS = 'volume.beta.kubernetes.io/storage-class';
const SPEC_IS_IMMUTABLE = 'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims';
const ZERO = { digits: 0n, scale: 0, format: 'DecimalSI' } as const;

type Requests = NonNullable<PersistentVolumeClaimSpec['resources']>['requests'];

const annotatedClass = ({ metadata }: PersistentVolumeClaim): string | undefined => metadata?.annotations?.[STORAGE_CLASS];

/** Whether the class moves from the annotation to the field. Follows pkg/apis/core/validation.validateStorageClassUpgradeFromAnnotation. */
function isClassMoved(now: PersistentVolumeClaim, old: PersistentVolumeClaim): boolean {
  const before = annotatedClass(old);
  const after = annotatedClass(now);
  return before !== undefined && old.spec?.storageClassName === undefined && now.spec?.storageClassName === before && (after === undefined || after === before);
}

/** Whether a claim without a class gets one. Follows pkg/apis/core/validation.validateStorageClassUpgradeFromNil. */
function isClassAdded(now: PersistentVolumeClaim, old: PersistentVolumeClaim): boolean {
  const before = annotatedClass(old);
  const name = now.spec?.storageClassName;
  return name !== undefined && old.spec?.storageClassName === undefined && (before === undefined || before === name);
}

/** What is asked for otherwise stays, and how much storage is as the new claim has it. */
function withStorageOf(requests: Requests, old: PersistentVolumeClaimSpec['resources']): PersistentVolumeClaimSpec['resources'] {
  if (requests === undefined) return old;
  const { storage, ...rest } = { ...old?.requests, storage: requests['storage'] };
  return { ...old, requests: storage === undefined ? rest : { ...rest, storage } };
}

/** The old specification with all in it that the update may change as the new one has it. */
function withAllowedChanges(now: PersistentVolumeClaim, old: PersistentVolumeClaim): PersistentVolumeClaimSpec {
  const { spec: next = {} } = now;
  const { spec: before = {} } = old;
  const { volumeName = '', storageClassName, volumeAttributesClassName, ...rest } = before;
  const isBound = old.status?.phase === 'Bound';
  const names = {
    volumeName: volumeName === '' ? next.volumeName : volumeName,
    storageClassName: isClassMoved(now, old) || isClassAdded(now, old) ? next.storageClassName : storageClassName,
    volumeAttributesClassName: isBound ? next.volumeAttributesClassName : volumeAttributesClassName,
  };
  const resources = isBound ? withStorageOf(next.resources?.requests, rest.resources) : rest.resources;
  return {
    ...rest,
    ...(resources === undefined ? {} : { resources }),
    ...(names.volumeName === undefined ? {} : { volumeName: names.volumeName }),
    ...(names.storageClassName === undefined ? {} : { storageClassName: names.storageClassName }),
    ...(names.volumeAttributesClassName === undefined ? {} : { volumeAttributesClassName: names.volumeAttributesClassName }),
  };
}

const POINTERS = ['selector', 'dataSource', 'dataSourceRef'] as const;

/** A selector or a reference that selects nothing is not an absent one. */
const isSameSpec = (now: PersistentVolumeClaimSpec, old: PersistentVolumeClaimSpec): boolean =>
  POINTERS.every((field) => (now[field] === undefined) === (old[field] === undefined)) && semanticallyEqual(now, old);

/** A claim may shrink only to what is still more than it has. */
function validateSize(now: PersistentVolumeClaim, old: PersistentVolumeClaim, { errors }: ValidationContext): void {
  const amountOf = (amount: string | number | undefined) => (amount === undefined ? ZERO : parseQuantity(amount) ?? ZERO);
  const after = amountOf(now.spec?.resources?.requests?.['storage']);
  if (compareQuantities(after, amountOf(old.spec?.resources?.requests?.['storage'])) >= 0) return;
  if (compareQuantities(after, amountOf(old.status?.capacity?.['storage'])) <= 0)
    errors.push(forbidden(child(child(child(SPEC, 'resources'), 'requests'), 'storage'), 'field can not be less than status.capacity'));
}

function validateAttributesClass(now: PersistentVolumeClaim, old: PersistentVolumeClaim, { errors }: ValidationContext): void {
  const name = now.spec?.volumeAttributesClassName;
  if (old.status?.currentVolumeAttributesClassName === undefined || name === old.spec?.volumeAttributesClassName) return;
  const place = child(SPEC, 'volumeAttributesClassName');
  if (name === undefined) errors.push(forbidden(place, 'update to nil is forbidden when status.currentVolumeAttributesClassName is not nil'));
  else if (name === '') errors.push(forbidden(place, 'update to empty string is forbidden when status.currentVolumeAttributesClassName is not nil'));
}

/** Follows pkg/apis/core/validation.ValidatePersistentVolumeClaimUpdate. */
function validatePersistentVolumeClaimUpdate(now: PersistentVolumeClaim, old: PersistentVolumeClaim, context: ValidationContext): void {
  const { errors } = context;
  const annotated = annotatedClass(now) ?? '';
  if (annotated !== (annotatedClass(old) ?? '') && !isClassMoved(now, old))
    errors.push(invalid(child(ANNOTATIONS, STORAGE_CLASS), annotated, 'field is immutable', { rule: 'immutable-field' }));
  if (!isSameSpec(now.spec ?? {}, withAllowedChanges(now, old))) errors.push(forbidden(SPEC, SPEC_IS_IMMUTABLE, { rule: 'immutable-field' }));
  validateSize(now, old, context);
  if (now.spec?.volumeMode !== old.spec?.volumeMode)
    errors.push(invalid(child(ROOT, 'volumeMode'), now.spec?.volumeMode ?? null, 'field is immutable', { place: pathOf(child(SPEC, 'volumeMode')), rule: 'immutable-field' }));
  validateAttributesClass(now, old, context);
}

/** A template of a StatefulSet: its specification is judged, and only when the set is created. */
function validateClaimTemplate({ spec = {} }: PersistentVolumeClaim, at: Field, context: ValidationContext): Judged {
  const isUpdate = context.old !== undefined;
  warnOfPersistentVolumeClaimSpec(spec, child(at, 'spec'), isUpdate ? `${fieldText(at)}.Spec` : fieldText(at), context.warnings);
  return isUpdate ? ['*'] : undefined;
}

/** A claim as its registry judges it, or a template of one; its specification is judged by its type. Follows pkg/registry/core/persistentvolumeclaim. */
export function validatePersistentVolumeClaim(claim: PersistentVolumeClaim, at: Field, context: ValidationContext, old: PersistentVolumeClaim | undefined): Judged {
  if (at.above !== undefined) return validateClaimTemplate(claim, at, context);
  if (old !== undefined) validatePersistentVolumeClaimUpdate(claim, old, context);
  if (annotatedClass(claim) !== undefined)
    context.warnings.push({ field: key(ANNOTATIONS, STORAGE_CLASS), message: `metadata.annotations[${STORAGE_CLASS}]: deprecated since v1.8; use "storageClassName" attribute instead` });
  warnOfPersistentVolumeClaimSpec(claim.spec ?? {}, SPEC, 'spec', context.warnings);
  return undefined;
}
