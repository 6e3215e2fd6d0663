import { asList, asObject } from '#engine/apimachinery/json.js';
import { own, ownItems } from '#engine/resource/defaulting/strategy.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const LISTS = ['initContainers', 'containers', 'ephemeralContainers'] as const;

const isImage = (volume: Json): boolean => asObject(volume)?.['image'] !== undefined;

const volumesOf = (template: JsonObject | undefined): readonly Json[] => asList(asObject(template?.['spec'])?.['volumes']);

/** Whether a Pod or a template has volumes that are images. */
export const hasImageVolumes = (template: JsonObject | undefined): boolean => volumesOf(template).some(isImage);

/** Takes them away, and the mounts of them; yields where they were. Follows pkg/api/pod's dropImageVolumes. */
export function dropImageVolumes(template: MutableObject): readonly FieldPath[] {
  const volumes = volumesOf(template);
  const names = new Set(volumes.filter(isImage).map((volume) => asObject(volume)?.['name']));
  const spec = own(template, 'spec');
  spec['volumes'] = volumes.filter((volume) => !isImage(volume));
  for (const container of LISTS.flatMap((list) => ownItems(spec, list)))
    if (container['volumeMounts'] !== undefined) container['volumeMounts'] = asList(container['volumeMounts']).filter((mount) => !names.has(asObject(mount)?.['name']));
  return volumes.flatMap((volume, index) => (isImage(volume) ? [['spec', 'volumes', index]] : []));
}
