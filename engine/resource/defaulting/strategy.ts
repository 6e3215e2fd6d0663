import { asList, asObject, isObject } from '#engine/apimachinery/json.js';
import { setField } from '#engine/resource/set-field.js';
import type { DroppedField } from '#engine/resource/defaulting/canonical.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** What a step of preparation knows besides the object. */
export interface Preparing {
  /** The stored object that an update would replace; undefined for a creation. */
  readonly old: JsonObject | undefined;
  /** The fields dropped so far. */
  readonly dropped: DroppedField[];
  /** The families of the cluster's Service addresses, the first one first. */
  readonly ipFamilies: readonly string[];
  isOn(gate: string): boolean;
}

/**
 * What is done to an object of one kind before it is validated. The object's own fields may be written; all that is in them belongs to others:
 * `own` copies it first.
 */
export type Prepare = (object: MutableObject, preparing: Preparing) => void;

/** The object in a field, as a copy that stands in its place and may be written to. */
export function own(holder: MutableObject, key: string): MutableObject {
  const copy: MutableObject = { ...asObject(holder[key]) };
  setField(holder, key, copy);
  return copy;
}

/** Sets a field, or takes it away where there is nothing to set. */
export function setOrDelete(holder: MutableObject, key: string, value: Json | undefined): void {
  if (value === undefined) delete holder[key];
  else setField(holder, key, value);
}

/** The objects of a list, as copies that stand in their places and may be written to; none where there is no list. */
export function ownItems(holder: MutableObject, key: string): readonly MutableObject[] {
  const given = asList(holder[key]);
  const copies: MutableObject[] = [];
  if (given.length > 0) setField(holder, key, given.map((item) => (isObject(item) ? kept(copies, { ...item }) : item)));
  return copies;
}

/** The item, which the list now holds too. */
function kept(list: MutableObject[], item: MutableObject): JsonObject {
  list.push(item);
  return item;
}
