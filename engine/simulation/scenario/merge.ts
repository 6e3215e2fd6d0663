import { isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';

/** A JSON merge patch applied (RFC 7386): null takes a key away, objects are merged, all else replaces. */
export function mergePatch(target: Json | undefined, patch: JsonObject): JsonObject {
  const merged: { [key: string]: Json | undefined } = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = isObject(value) ? mergePatch(merged[key], value) : value;
  }
  return merged;
}

/** What a live object becomes when its manifest is applied again: the manifest's fields, and those of the live object that it never held. */
export function reapply(live: JsonObject, last: JsonObject | undefined, manifest: JsonObject): JsonObject {
  const merged: { [key: string]: Json | undefined } = { ...live };
  for (const key of Object.keys(last ?? {})) if (manifest[key] === undefined) delete merged[key];
  for (const [key, value] of Object.entries(manifest)) {
    const [now, before] = [merged[key], last?.[key]];
    merged[key] = isObject(value) && isObject(now) ? reapply(now, isObject(before) ? before : undefined, value) : value;
  }
  return merged;
}
