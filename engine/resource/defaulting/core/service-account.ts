import { asList, asObject } from '#engine/apimachinery/json.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

const nameOnly = (secret: Json): Json => {
  const name = asObject(secret)?.['name'];
  return name === undefined ? {} : { name };
};

/** Of the Secrets only the names stay. Follows serviceaccount.cleanSecretReferences. */
export const prepareServiceAccount: Prepare = (account) => {
  if (account['secrets'] !== undefined) account['secrets'] = asList(account['secrets']).map(nameOnly);
};
