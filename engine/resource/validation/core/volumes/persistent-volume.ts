import { child, item, key, pathOf, ROOT } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { PERSISTENT_VOLUME_SOURCES } from '#engine/resource/validation/core/volumes/persistent-volume-spec.js';
import { deprecatedNodeLabel } from '#engine/resource/validation/core/deprecated-node-label.js';
import { isSameSource } from '#engine/resource/validation/core/volumes/source-equality.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { NodeSelectorTerm, PersistentVolume, PersistentVolumeSpec, VolumeNodeAffinity } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const SPEC = child(ROOT, 'spec');
const ANNOTATIONS = child(child(ROOT, 'metadata'), 'annotations');
const STORAGE_CLASS = 'volume.beta.kubernetes.io/storage-class';
const MOUNT_OPTIONS = 'volume.beta.kubernetes.io/mount-options';

const GA_LABELS: { readonly [beta: string]: string } = {
  'failure-domain.beta.kubernetes.io/zone': 'topology.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region': 'topology.kubernetes.io/region',
  'beta.kubernetes.io/os': 'kubernetes.io/os',
  'beta.kubernetes.io/arch': 'kubernetes.io/arch',
  'beta.kubernetes.io/instance-type': 'node.kubernetes.io/instance-type',
};

/** The old affinity, with the GA names of labels where the new one has them. */
function withLabelsOf(now: VolumeNodeAffinity | undefined, old: VolumeNodeAffinity): VolumeNodeAffinity {
  const terms = now?.required?.nodeSelectorTerms;
  const renamed = (term: NodeSelectorTerm, index: number): NodeSelectorTerm => ({
    ...term,
    ...(term.matchExpressions === undefined ? {} : {
      matchExpressions: term.matchExpressions.map((requirement, at) => {
        const label = terms?.[index]?.matchExpressions?.[at]?.key;
        return label !== undefined && GA_LABELS[requirement.key ?? ''] === label ? { ...requirement, key: label } : requirement;
      }),
    }),
  });
  return { ...old, required: { ...old.required, nodeSelectorTerms: (old.required?.nodeSelectorTerms ?? []).map(renamed) } };
}

/** Follows pkg/apis/core/validation.validatePvNodeAffinity; reported without `spec`. */
function validatePvNodeAffinity(now: VolumeNodeAffinity | undefined, old: VolumeNodeAffinity | undefined, { errors, isOn }: ValidationContext): void {
  if (old === undefined || isOn('MutablePVNodeAffinity') || semanticallyEqual(now, withLabelsOf(now, old))) return;
  errors.push(invalid(child(ROOT, 'nodeAffinity'), now ?? null, 'field is immutable, except for updating from beta label to GA', { place: ['spec', 'nodeAffinity'], rule: 'immutable-field' }));
}

/** A secret for expansion may be added to a volume that has none. */
function withoutAddedExpandSecret({ csi: now }: PersistentVolumeSpec, { csi: old }: PersistentVolumeSpec): PersistentVolumeSpec['csi'] {
  if (now === undefined || old === undefined || old.controllerExpandSecretRef !== undefined) return now;
  const { controllerExpandSecretRef, ...rest } = now;
  void controllerExpandSecretRef;
  return rest;
}

/** The source that an update changes, adds or takes away. */
const changedSource = (now: PersistentVolumeSpec, old: PersistentVolumeSpec): (typeof PERSISTENT_VOLUME_SOURCES)[number] | undefined =>
  PERSISTENT_VOLUME_SOURCES.find((source) => !isSameSource(source === 'csi' ? withoutAddedExpandSecret(now, old) : now[source], old[source]));

/** Follows pkg/apis/core/validation.ValidatePersistentVolumeUpdate. */
function validatePersistentVolumeUpdate({ spec: now = {} }: PersistentVolume, { spec: old = {} }: PersistentVolume, context: ValidationContext): void {
  const { errors } = context;
  const source = changedSource(now, old);
  if (source !== undefined) {
    const place = now[source] === undefined ? ['spec'] : ['spec', source];
    errors.push(forbidden(child(SPEC, 'persistentvolumesource'), 'spec.persistentvolumesource is immutable after creation', { place, rule: 'immutable-field' }));
  }
  if (now.volumeMode !== old.volumeMode)
    errors.push(invalid(child(ROOT, 'volumeMode'), now.volumeMode ?? null, 'field is immutable', { place: ['spec', 'volumeMode'], rule: 'immutable-field' }));
  validatePvNodeAffinity(now.nodeAffinity, old.nodeAffinity, context);
  if (old.volumeAttributesClassName !== undefined && now.volumeAttributesClassName === undefined)
    errors.push(forbidden(child(SPEC, 'volumeAttributesClassName'), 'update from non-nil value to nil is forbidden'));
}

const WITH_MOUNT_OPTIONS = [
  'gcePersistentDisk', 'awsElasticBlockStore', 'glusterfs', 'nfs', 'rbd', 'quobyte', 'iscsi', 'cinder', 'cephfs', 'azureFile', 'vsphereVolume',
  'azureDisk', 'photonPersistentDisk',
] as const satisfies readonly (keyof PersistentVolumeSpec)[];

/** Options of the mount as an annotation, from before they were a field. Follows pkg/volume/validation.checkMountOption. */
function checkMountOption({ metadata, spec = {} }: PersistentVolume, { errors }: ValidationContext): void {
  if (metadata?.annotations?.[MOUNT_OPTIONS] === undefined || WITH_MOUNT_OPTIONS.some((source) => spec[source] !== undefined)) return;
  errors.push(forbidden(child(ANNOTATIONS, MOUNT_OPTIONS), 'may not specify mount options for this volume type', { place: [...pathOf(ANNOTATIONS), MOUNT_OPTIONS] }));
}

const DEPRECATED_SOURCES = [
  ['cephfs', 'cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['photonPersistentDisk', 'photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['scaleIO', 'scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['storageos', 'storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['rbd', 'rbd', 'deprecated in v1.28, non-functional in v1.31+'],
] as const;

/** Follows pkg/api/persistentvolume.warningsForPersistentVolumeSpecAndMeta. */
function warnOfPersistentVolume({ metadata, spec = {} }: PersistentVolume, { warnings }: ValidationContext): void {
  const annotations = metadata?.annotations ?? {};
  if (annotations[STORAGE_CLASS] !== undefined)
    warnings.push({ field: key(ANNOTATIONS, STORAGE_CLASS), message: `metadata.annotations[${STORAGE_CLASS}]: deprecated since v1.8; use "storageClassName" attribute instead` });
  if (annotations[MOUNT_OPTIONS] !== undefined)
    warnings.push({ field: key(ANNOTATIONS, MOUNT_OPTIONS), message: `metadata.annotations[${MOUNT_OPTIONS}]: deprecated since v1.31; use "mountOptions" attribute instead` });
  if (spec.persistentVolumeReclaimPolicy === 'Recycle')
    warnings.push({ field: child(SPEC, 'persistentVolumeReclaimPolicy'), message: 'spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.' });
  const terms = child(child(child(SPEC, 'nodeAffinity'), 'required'), 'nodeSelectorTerms');
  for (const [i, { matchExpressions = [] }] of (spec.nodeAffinity?.required?.nodeSelectorTerms ?? []).entries())
    for (const [j, { key: label = '' }] of matchExpressions.entries()) {
      const message = deprecatedNodeLabel(label);
      if (message !== undefined) warnings.push({ field: child(item(child(item(terms, i), 'matchExpressions'), j), 'key'), message: `spec.nodeAffinity.required.nodeSelectorTerms[${i}].matchExpressions[${j}].key: ${label} is ${message}` });
    }
  for (const [source, name, message] of DEPRECATED_SOURCES)
    if (spec[source] !== undefined) warnings.push({ field: child(SPEC, source), message: `spec.${name}: ${message}` });
}

/** A volume as its registry judges it; its specification is judged by its type. Follows pkg/registry/core/persistentvolume.persistentvolumeStrategy. */
export function validatePersistentVolume(volume: PersistentVolume, _at: unknown, context: ValidationContext, old: PersistentVolume | undefined): void {
  checkMountOption(volume, context);
  if (old !== undefined) validatePersistentVolumeUpdate(volume, old, context);
  warnOfPersistentVolume(volume, context);
}
