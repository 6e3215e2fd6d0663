import { asObject } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** A source of configuration stays only where the stored Node has one. Follows node's dropDisabledFields. */
export const prepareNode: Prepare = (node, { old }) => {
  const isKnown = asObject(old?.['spec'])?.['configSource'] !== undefined;
  if (!isKnown && asObject(node['spec'])?.['configSource'] !== undefined) delete own(node, 'spec')['configSource'];
};
