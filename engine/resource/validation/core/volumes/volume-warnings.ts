import { child, fieldText, item } from '#engine/apimachinery/validation/field.js';
import { warnOfPersistentVolumeClaimSpec } from '#engine/resource/validation/core/volumes/persistent-volume-claim-spec.js';
import { warnOfOverlappingPaths } from '#engine/resource/validation/core/volumes/overlapping-paths.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodSpec, Volume } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What is said of sources that are on their way out. */
const DEPRECATED_SOURCES: { readonly [source: string]: string } = {
  photonPersistentDisk: 'deprecated in v1.11, non-functional in v1.16+',
  gitRepo: 'deprecated in v1.11',
  scaleIO: 'deprecated in v1.16, non-functional in v1.22+',
  flocker: 'deprecated in v1.22, non-functional in v1.25+',
  storageos: 'deprecated in v1.22, non-functional in v1.25+',
  quobyte: 'deprecated in v1.22, non-functional in v1.25+',
  glusterfs: 'deprecated in v1.25, non-functional in v1.26+',
  cephfs: 'deprecated in v1.28, non-functional in v1.31+',
  rbd: 'deprecated in v1.28, non-functional in v1.31+',
};

function warnOfVolume(volume: Volume, at: Field, context: ValidationContext): void {
  for (const source in volume) {
    const message = DEPRECATED_SOURCES[source];
    if (message === undefined) continue;
    const more = source === 'gitRepo' && !context.isOn('GitRepoVolumeDriver') ? ', and disabled by default in v1.33+' : '';
    context.warnings.push({ field: child(at, source), message: `${fieldText(child(at, source === 'storageos' ? 'storageOS' : source))}: ${message}${more}` });
  }
  const template = volume.ephemeral?.volumeClaimTemplate;
  if (template === undefined) return;
  const spec = child(child(child(at, 'ephemeral'), 'volumeClaimTemplate'), 'spec');
  warnOfPersistentVolumeClaimSpec(template.spec ?? {}, spec, fieldText(spec), context.warnings);
}

/** What the API server advises against in the volumes of a Pod or a template. Follows the part of pkg/api/pod.warningsForPodSpecAndMeta that is about them. */
export function warnOfVolumes({ volumes }: PodSpec, at: Field, context: ValidationContext): void {
  if (volumes === undefined) return;
  const list = child(at, 'volumes');
  for (const [index, volume] of volumes.entries()) warnOfVolume(volume, item(list, index), context);
  for (const [index, volume] of volumes.entries()) warnOfOverlappingPaths(volume, item(list, index), context.warnings);
}
