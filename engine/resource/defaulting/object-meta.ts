import { asObject } from '#engine/apimachinery/json.js';
import { own, setOrDelete } from '#engine/resource/defaulting/strategy.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

/** Fields that only the server sets. */
const SERVERS = ['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink', 'uid'] as const;

/** Follows rest.BeforeCreate; the name that `generateName` asks for, the uid and the time are not known. */
export function beforeCreate(object: MutableObject): void {
  const given = asObject(object['metadata']);
  if (given === undefined || !SERVERS.some((field) => given[field] !== undefined)) return;
  const metadata = own(object, 'metadata');
  for (const field of SERVERS) delete metadata[field];
}

/** Fields that an update leaves as they are stored. */
const STORED = ['generation', 'creationTimestamp', 'selfLink'] as const;

/** Fields that an update does not take away. */
const STAYING = ['uid', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const;

/** Follows rest.BeforeUpdate. */
export function beforeUpdate(object: MutableObject, old: JsonObject): void {
  const stored = asObject(old['metadata']) ?? {};
  const metadata = own(object, 'metadata');
  for (const field of STORED) if (metadata[field] !== stored[field]) setOrDelete(metadata, field, stored[field]);
  for (const field of STAYING) if (metadata[field] === undefined) setOrDelete(metadata, field, stored[field]);
}
