import { formatQuantity, parseQuantity, quantityValue } from '#engine/apimachinery/quantity.js';
import { child, key } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import { validateNodeSelector } from '#engine/resource/validation/core/pods/node-selector.js';
import { validateAccessModes } from '#engine/resource/validation/core/volumes/access-modes.js';
import { tooManySources } from '#engine/resource/validation/core/volumes/volume.js';
import { validateGCEPersistentDiskVolumeSource } from '#engine/resource/validation/core/volumes/volume-sources.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PersistentVolumeSpec, VolumeNodeAffinity } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** In the API server's order: what the first of them holds is judged, later ones are refused, but for flexVolume. */
export const PERSISTENT_VOLUME_SOURCES = [
  'hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'glusterfs', 'flocker', 'nfs', 'rbd', 'quobyte', 'cephfs', 'iscsi', 'cinder', 'fc',
  'flexVolume', 'azureFile', 'vsphereVolume', 'photonPersistentDisk', 'portworxVolume', 'azureDisk', 'scaleIO', 'local', 'storageos', 'csi',
] as const satisfies readonly (keyof PersistentVolumeSpec)[];

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];
const VOLUME_MODES = ['Block', 'Filesystem'];
const INLINE = 'may not be specified in the context of inline volumes';

function validateCapacity(capacity: PersistentVolumeSpec['capacity'] = {}, at: Field, errors: FieldError[]): void {
  const names = Object.keys(capacity);
  if (names.length === 0) errors.push(required(at));
  if (names.length !== 1 || names[0] !== 'storage') errors.push(notSupported(at, capacity, ['storage']));
  for (const name of names) {
    const quantity = parseQuantity(capacity[name] ?? '');
    if (quantity === undefined || quantity.digits > 0n) continue;
    const place = key(at, name);
    if (quantity.digits < 0n) errors.push(invalid(place, String(quantityValue(quantity)), 'must be a valid resource quantity', { rule: 'quantity-negative' }));
    errors.push(invalid(place, formatQuantity(quantity), 'must be greater than zero', { rule: 'quantity-negative' }));
  }
}

const hasInvalidLabelValue = ({ required: nodes }: VolumeNodeAffinity): boolean =>
  (nodes?.nodeSelectorTerms ?? []).some(({ matchExpressions = [] }) => matchExpressions.some(({ values = [] }) => values.some((value) => isValidLabelValue(value).length > 0)));

/** Values that were no label values before may stay. Follows pkg/apis/core/validation.validateVolumeNodeAffinity. */
function validateVolumeNodeAffinity(affinity: VolumeNodeAffinity, at: Field, errors: FieldError[], old: VolumeNodeAffinity | undefined): void {
  if (affinity.required === undefined) errors.push(required(child(at, 'required'), 'must specify required node constraints'));
  else validateNodeSelector(affinity.required, child(at, 'required'), errors, old !== undefined && hasInvalidLabelValue(old));
}

/** What only volumes of their own have. */
function validateOwn(spec: PersistentVolumeSpec, at: Field, context: ValidationContext, old: PersistentVolumeSpec | undefined): void {
  const { errors } = context;
  const { persistentVolumeReclaimPolicy: policy = '', nodeAffinity, storageClassName = '', volumeMode, volumeAttributesClassName } = spec;
  validateCapacity(spec.capacity, child(at, 'capacity'), errors);
  if (policy !== '' && !RECLAIM_POLICIES.includes(policy)) errors.push(notSupported(child(at, 'persistentVolumeReclaimPolicy'), policy, RECLAIM_POLICIES));
  if (nodeAffinity !== undefined) validateVolumeNodeAffinity(nodeAffinity, child(at, 'nodeAffinity'), errors, old?.nodeAffinity);
  if (storageClassName !== '') for (const message of isDns1123Subdomain(storageClassName)) errors.push(invalid(child(at, 'storageClassName'), storageClassName, message));
  if (volumeMode !== undefined && !VOLUME_MODES.includes(volumeMode)) errors.push(notSupported(child(at, 'volumeMode'), volumeMode, VOLUME_MODES));
  if (volumeAttributesClassName === undefined || !context.isOn('VolumeAttributesClass')) return;
  const place = child(at, 'volumeAttributesClassName');
  if (volumeAttributesClassName === '') errors.push(required(place, 'an empty string is disallowed'));
  else for (const message of isDns1123Subdomain(volumeAttributesClassName)) errors.push(invalid(place, volumeAttributesClassName, message));
  if (spec.csi === undefined) errors.push(required(child(at, 'csi'), 'has to be specified when using volumeAttributesClassName'));
}

/** What a volume that is written into a VolumeAttachment may not have. */
function validateInline(spec: PersistentVolumeSpec, at: Field, { errors }: ValidationContext): void {
  const { claimRef, capacity = {}, csi, persistentVolumeReclaimPolicy: policy = '', nodeAffinity, storageClassName = '', volumeMode = 'Filesystem' } = spec;
  if (claimRef !== undefined) errors.push(forbidden(child(at, 'claimRef'), INLINE));
  if (Object.keys(capacity).length > 0) errors.push(forbidden(child(at, 'capacity'), INLINE));
  if (csi === undefined) errors.push(required(child(at, 'csi'), 'has to be specified in the context of inline volumes'));
  if (policy !== '' && policy !== 'Retain') errors.push(forbidden(child(at, 'persistentVolumeReclaimPolicy'), 'may only be Retain in the context of inline volumes'));
  if (nodeAffinity !== undefined) errors.push(forbidden(child(at, 'nodeAffinity'), INLINE));
  if (storageClassName !== '') errors.push(forbidden(child(at, 'storageClassName'), INLINE));
  if (volumeMode !== 'Filesystem') errors.push(forbidden(child(at, 'volumeMode'), 'may not specify volumeMode other than Filesystem in the context of inline volumes'));
}

/** Exactly one source; yields those that are not to be looked into. */
function validateSources(spec: PersistentVolumeSpec, at: Field, context: ValidationContext, isInline: boolean): string[] {
  const left: string[] = [];
  let first: string | undefined;
  for (const source of PERSISTENT_VOLUME_SOURCES) {
    if (spec[source] === undefined) continue;
    if (first === undefined) first = source;
    else if (source !== 'flexVolume') {
      tooManySources(at, source, context);
      left.push(source);
    }
  }
  if (first === undefined) context.errors.push(required(at, 'must specify a volume type', { rule: 'volume-source-count' }));
  if (first === 'gcePersistentDisk' && spec.gcePersistentDisk !== undefined) validateGCEPersistentDiskVolumeSource(spec.gcePersistentDisk, at, context);
  if (first === 'local' && (isInline || spec.nodeAffinity === undefined)) context.errors.push(required(child(at, 'nodeAffinity'), 'Local volume requires node affinity'));
  return left;
}

/** Whether a path is another way to write `/`. Follows Go's path.Clean. */
function isRoot(path: string): boolean {
  if (!path.startsWith('/')) return false;
  let depth = 0;
  for (const name of path.split('/')) {
    if (name === '..') depth = Math.max(0, depth - 1);
    else if (name !== '' && name !== '.') depth += 1;
  }
  return depth === 0;
}

/** A volume by itself, or written into a VolumeAttachment. Follows pkg/apis/core/validation.ValidatePersistentVolumeSpec. */
export function validatePersistentVolumeSpec(spec: PersistentVolumeSpec, at: Field, context: ValidationContext, old: PersistentVolumeSpec | undefined): Judged {
  validateAccessModes(spec.accessModes, child(at, 'accessModes'), context.errors);
  const isInline = context.groupKind === 'VolumeAttachment.storage.k8s.io';
  if (isInline) validateInline(spec, at, context);
  else validateOwn(spec, at, context, old);
  const left = validateSources(spec, at, context, isInline);
  if (spec.hostPath !== undefined && spec.persistentVolumeReclaimPolicy === 'Recycle' && isRoot(spec.hostPath.path ?? ''))
    context.errors.push(forbidden(child(at, 'persistentVolumeReclaimPolicy'), "may not be 'recycle' for a hostPath mount of '/'"));
  left.push('nodeAffinity');
  return left;
}
