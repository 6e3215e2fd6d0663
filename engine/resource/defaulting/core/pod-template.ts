import { asObject } from '#engine/apimachinery/json.js';
import { dropInitContainerAnnotations, hasInitContainerAnnotations } from '#engine/resource/defaulting/core/init-container-annotations.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Prepares the Pod template at a path of an object. Follows pkg/api/pod.DropDisabledTemplateFields, gates apart. */
export const prepareTemplateAt = (...path: readonly string[]): Prepare => (object) => {
  let template: JsonObject | undefined = object;
  for (const step of path) template = asObject(template?.[step]);
  if (!hasInitContainerAnnotations(template)) return;
  let holder: MutableObject = object;
  for (const step of path) holder = own(holder, step);
  dropInitContainerAnnotations(holder);
};
