import { asObject } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const ANNOTATIONS = [
  'pod.beta.kubernetes.io/init-containers', 'pod.alpha.kubernetes.io/init-containers',
  'pod.beta.kubernetes.io/init-container-statuses', 'pod.alpha.kubernetes.io/init-container-statuses',
] as const;

/** Whether a Pod or a template has annotations of the time before init containers were fields. */
export function hasInitContainerAnnotations(template: JsonObject | undefined): boolean {
  const annotations = asObject(asObject(template?.['metadata'])?.['annotations']);
  return annotations !== undefined && ANNOTATIONS.some((name) => annotations[name] !== undefined);
}

/** Takes them away. Follows pkg/api/pod.DropInitContainerAnnotations. */
export function dropInitContainerAnnotations(template: MutableObject): void {
  if (!hasInitContainerAnnotations(template)) return;
  const annotations = own(own(template, 'metadata'), 'annotations');
  for (const name of ANNOTATIONS) delete annotations[name];
}
