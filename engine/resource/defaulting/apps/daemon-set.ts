import { asObject } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import { prepareTemplateAt } from '#engine/resource/defaulting/core/pod-template.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

const GENERATION = 'deprecated.daemonset.template.generation';

const generationOf = (object: JsonObject): number => {
  const written = asObject(asObject(object['metadata'])?.['annotations'])?.[GENERATION];
  return typeof written === 'string' && /^-?\d{1,15}$/.test(written) ? Number(written) : 0;
};

const templateOf = (object: JsonObject): Json | undefined => asObject(object['spec'])?.['template'];

/** The template's generation, which apps/v1 has as an annotation. Follows daemonSetStrategy.PrepareForCreate and PrepareForUpdate. */
export const prepareDaemonSet: Prepare = (set, preparing) => {
  const { old } = preparing;
  prepareTemplateAt('spec', 'template')(set, preparing);
  const generation = old === undefined ? Math.max(1, generationOf(set)) : generationOf(old) + (semanticallyEqual(templateOf(set), templateOf(old)) ? 0 : 1);
  own(own(set, 'metadata'), 'annotations')[GENERATION] = String(generation);
};
