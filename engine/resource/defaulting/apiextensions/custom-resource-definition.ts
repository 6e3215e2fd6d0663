import { asList, asObject } from '#engine/apimachinery/json.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** The status says which versions are stored. Follows the strategy of CustomResourceDefinitions. */
export const prepareCustomResourceDefinition: Prepare = (definition, { old }) => {
  const stored = asList(asObject(definition['spec'])?.['versions']).flatMap((version) => {
    const { name, storage } = asObject(version) ?? {};
    return storage === true && name !== undefined ? [name] : [];
  });
  if (old === undefined) {
    definition['status'] = { storedVersions: stored.slice(0, 1) };
    return;
  }
  const known = asList(asObject(definition['status'])?.['storedVersions']);
  const added = stored.filter((name) => !known.includes(name));
  if (added.length > 0) own(definition, 'status')['storedVersions'] = [...known, ...added];
};
