import { child, fieldText, item } from '#engine/apimachinery/validation/field.js';
import { warnOfPersistentVolumeClaimSpec } from '#engine/resource/validation/core/volumes/persistent-volume-claim-spec.js';
import { warnOfOverlappingPaths } from '#engine/resource/validation/core/volumes/overlapping-paths.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec, Volume } from '#engine/generated/kubernetes.js';
import type { FieldWarning } from '#engine/resource/validation/validation-context.js';

/** Sources that are on their way out, by the names that the API server gives them. */
const DEPRECATED_SOURCES = [
  ['photonPersistentDisk', 'photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'storageOS', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'rbd', 'deprecated in v1.28, non-functional in v1.31+'],
] as const satisfies readonly (readonly [keyof Volume, string, string])[];

function warnOfVolume(volume: Volume, at: Field, warnings: FieldWarning[]): void {
  for (const [source, name, message] of DEPRECATED_SOURCES)
    if (volume[source] !== undefined) warnings.push({ field: child(at, source), message: `${fieldText(child(at, name))}: ${message}` });
  const template = volume.ephemeral?.volumeClaimTemplate;
  if (template === undefined) return;
  const spec = child(child(child(at, 'ephemeral'), 'volumeClaimTemplate'), 'spec');
  warnOfPersistentVolumeClaimSpec(template.spec ?? {}, spec, fieldText(spec), warnings);
}

/** What the API server advises against in the volumes of a Pod or a template. Follows the part of pkg/api/pod.warningsForPodSpecAndMeta that is about them. */
export function warnOfVolumes({ volumes }: PodSpec, at: Field, warnings: FieldWarning[]): void {
  if (volumes === undefined) return;
  const list = child(at, 'volumes');
  for (const [index, volume] of volumes.entries()) warnOfVolume(volume, item(list, index), warnings);
  for (const [index, volume] of volumes.entries()) warnOfOverlappingPaths(volume, item(list, index), warnings);
}
