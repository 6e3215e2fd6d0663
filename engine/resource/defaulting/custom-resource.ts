import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import { asString } from '#engine/apimachinery/json.js';
import { beforeCreate, beforeUpdate } from '#engine/resource/defaulting/object-meta.js';
import { own, setOrDelete } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { CustomKind } from '#engine/resource/custom-resource-definition.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Follows customResourceStrategy.PrepareForCreate and PrepareForUpdate: a status with an endpoint of its own is not taken from the object. */
export function prepareCustomResource(object: JsonObject, kind: CustomKind, old: JsonObject | undefined): JsonObject {
  const { version } = parseApiVersion(asString(object['apiVersion']) ?? '');
  const made: MutableObject = { ...object };
  if (old === undefined) beforeCreate(made);
  else beforeUpdate(made, old);
  const found = kind.versions.find(({ name }) => name === version);
  if (found?.hasStatus === true) {
    setOrDelete(made, 'status', old?.['status']);
    // What is read back from the store is defaulted again.
    if (found.type?.is === 'object') for (const apply of found.type.shape().defaults) apply(made);
  }
  if (old === undefined) own(made, 'metadata')['generation'] = 1;
  return made;
}
