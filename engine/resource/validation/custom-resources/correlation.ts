import { asList, asObject, asString, isList } from '#engine/apimachinery/json.js';
import { sameJson } from '#engine/apimachinery/same-json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';

/** The old item that a new one takes the place of: by the keys of a list of type map; items of other lists cannot be told. Follows apiserver/pkg/cel/common.CorrelatedObject. */
export function oldItem(old: Json | undefined, value: Json, schema: JsonObject): Json | undefined {
  if (!isList(old) || schema['x-kubernetes-list-type'] !== 'map') return undefined;
  const keys = asList(schema['x-kubernetes-list-map-keys']).flatMap((name) => asString(name) ?? []);
  return old.find((before) => keys.every((name) => sameJson(asObject(before)?.[name], asObject(value)?.[name])));
}
