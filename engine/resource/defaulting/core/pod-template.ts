import { asObject } from '#engine/apimachinery/json.js';
import { dropImageVolumes, hasImageVolumes } from '#engine/resource/defaulting/core/image-volumes.js';
import { dropInitContainerAnnotations, hasInitContainerAnnotations } from '#engine/resource/defaulting/core/init-container-annotations.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const IMAGE_VOLUME = 'ImageVolume';

function templateAt(object: JsonObject | undefined, path: readonly string[]): JsonObject | undefined {
  let template: JsonObject | undefined = object;
  for (const step of path) template = asObject(template?.[step]);
  return template;
}

/** Prepares the Pod template at a path of an object, or the Pod that it is. Follows pkg/api/pod.DropDisabledTemplateFields, plain gated fields apart. */
export const prepareTemplateAt = (...path: readonly string[]): Prepare => (object, { old, dropped, isOn }) => {
  const template = templateAt(object, path);
  const dropsImages = hasImageVolumes(template) && !isOn(IMAGE_VOLUME) && !hasImageVolumes(templateAt(old, path));
  if (!dropsImages && !hasInitContainerAnnotations(template)) return;
  let holder: MutableObject = object;
  for (const step of path) holder = own(holder, step);
  dropInitContainerAnnotations(holder);
  if (dropsImages) for (const place of dropImageVolumes(holder)) dropped.push({ path: [...path, ...place], gate: IMAGE_VOLUME });
};
