import { child, key, ROOT } from '#engine/apimachinery/validation/field.js';
import { invalid, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { MAX_SIZE, sizeOf, validateImmutable, validateKeys } from '#engine/resource/validation/core/configuration/keys.js';
import type { ConfigMap } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

/** Follows pkg/apis/core/validation.ValidateConfigMap and ValidateConfigMapUpdate. */
export const validateConfigMap: Validator<ConfigMap> = (map, at, { errors }, old) => {
  const { data, binaryData } = map;
  if (old?.immutable === true) validateImmutable(map, [['data', data, old.data], ['binaryData', binaryData, old.binaryData]], at, errors);
  validateKeys(data, child(at, 'data'), errors);
  validateKeys(binaryData, child(at, 'binaryData'), errors);
  for (const name in data)
    if (binaryData !== undefined && Object.hasOwn(binaryData, name))
      errors.push(invalid(key(child(at, 'data'), name), name, 'duplicate of key present in binaryData', { on: 'key', other: key(child(at, 'binaryData'), name) }));
  if (sizeOf(data, binaryData) > MAX_SIZE) errors.push(tooLong(ROOT, MAX_SIZE));
};
