import { asObject, asString } from '#engine/apimachinery/json.js';
import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import { isNameTooLong, volumeNameTooLong } from '#engine/resource/validation/core/volumes/iscsi.js';
import { validateGCEPersistentDiskVolumeSource } from '#engine/resource/validation/core/volumes/volume-sources.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Volume } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** In the API server's order: what the first of them holds is judged, later ones are refused. */
const SOURCES = [
  'emptyDir', 'hostPath', 'gitRepo', 'gcePersistentDisk', 'awsElasticBlockStore', 'secret', 'nfs', 'iscsi', 'glusterfs', 'flocker',
  'persistentVolumeClaim', 'rbd', 'cinder', 'cephfs', 'quobyte', 'downwardAPI', 'fc', 'flexVolume', 'configMap', 'azureFile', 'vsphereVolume',
  'photonPersistentDisk', 'portworxVolume', 'azureDisk', 'storageos', 'projected', 'scaleIO', 'csi', 'ephemeral', 'image',
] as const satisfies readonly (keyof Volume)[];

/** The source that counts, where a volume has more than one. */
export const firstSourceOf = (volume: Volume): (typeof SOURCES)[number] | undefined => SOURCES.find((source) => volume[source] !== undefined);

/** Names by which the API server reports a source that is one too many, where they are not the field's. */
const REPORTED_AS: { readonly [source: string]: string } = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' };

/** Refuses one source too many. */
export function tooManySources(at: Field, source: string, context: ValidationContext): void {
  context.errors.push(forbidden(child(at, REPORTED_AS[source] ?? source), 'may not specify more than 1 volume type', { place: [...pathOf(at), source], rule: 'volume-source-count' }));
}

/** The claim of an ephemeral volume is called after the Pod and the volume. */
function validateEphemeralClaimName(volume: string, at: Field, { errors, object, groupKind }: ValidationContext): void {
  const pod = groupKind === 'Pod' ? asString(asObject(object['metadata'])?.['name']) ?? '' : '';
  if (pod === '' || volume === '') return;
  const claim = `${pod}-${volume}`;
  for (const message of isDns1123Subdomain(claim)) errors.push(invalid(child(at, 'name'), volume, `PVC name "${claim}": ${message}`));
}

function hasOneSource(volume: Volume): boolean {
  let count = 0;
  for (const field in volume) if (field !== 'name') count += 1;
  return count === 1;
}

/** Refuses all sources but the first, and yields them: they are not looked into. */
function laterSources(volume: Volume, first: string | undefined, at: Field, context: ValidationContext): string[] {
  const later = SOURCES.filter((source) => source !== first && volume[source] !== undefined);
  for (const source of later) tooManySources(at, source, context);
  return later;
}

/** One volume: exactly one source, and what its name has to do with it. Follows pkg/apis/core/validation.validateVolumeSource. */
export function validateVolume(volume: Volume, at: Field, context: ValidationContext): Judged {
  const { name = '', iscsi, gcePersistentDisk, ephemeral } = volume;
  const first = hasOneSource(volume) ? undefined : firstSourceOf(volume);
  const left = first === undefined ? undefined : laterSources(volume, first, at, context);
  if (iscsi !== undefined && isNameTooLong(name, iscsi)) context.errors.push(volumeNameTooLong(name, at));
  if (gcePersistentDisk !== undefined && left?.includes('gcePersistentDisk') !== true) validateGCEPersistentDiskVolumeSource(gcePersistentDisk, at, context);
  if (ephemeral !== undefined && left?.includes('ephemeral') !== true) validateEphemeralClaimName(name, at, context);
  return left;
}
