import { asObject } from '#engine/apimachinery/json.js';
import { encodeBase64 } from '#engine/apimachinery/base64.js';
import { own } from '#engine/resource/defaulting/strategy.js';
import { setField } from '#engine/resource/set-field.js';
import type { Prepare } from '#engine/resource/defaulting/strategy.js';

/** Plain texts become data, over data of the same key. Follows Convert_v1_Secret_To_core_Secret. */
export const prepareSecret: Prepare = (secret) => {
  const texts = asObject(secret['stringData']);
  if (texts === undefined) return;
  const data = own(secret, 'data');
  for (const [key, text] of Object.entries(texts)) if (typeof text === 'string') setField(data, key, encodeBase64(text));
  if (Object.keys(data).length === 0) delete secret['data'];
  delete secret['stringData'];
};
