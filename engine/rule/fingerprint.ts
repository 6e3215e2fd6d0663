import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { isList, isObject } from '#engine/apimachinery/json.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Column, Place } from '#engine/fact/fact.js';
import type { Resource } from '#engine/resource/resource.js';

/** Fields that tell the elements of Kubernetes' lists apart (`x-kubernetes-list-map-keys`), likeliest first. */
const LIST_KEYS = ['name', 'containerPort', 'port', 'mountPath', 'devicePath', 'host', 'path', 'key', 'ip', 'topologyKey', 'type', 'uid'];

const isScalar = (value: Json | undefined): value is string | number | bigint | boolean => value !== undefined && typeof value !== 'object';

/** The element of a list by what it is instead of where it stands, so that its neighbours may come and go. */
function elementStep(list: readonly Json[], index: number): string {
  const element = list[index];
  if (isScalar(element)) return `[=${String(element)}]`;
  if (!isObject(element)) return `[${index}]`;
  for (const key of LIST_KEYS) {
    const value = element[key];
    if (isScalar(value) && list.every((other, at) => at === index || !isObject(other) || other[key] !== value)) return `[${key}=${String(value)}]`;
  }
  return `[${index}]`;
}

/** A field's path in an object with the keys of its lists instead of indexes: `spec.containers[name=web].image`. */
export function stablePath(object: Json, path: FieldPath): string {
  let text = '';
  let value: Json | undefined = object;
  for (const step of path) {
    if (typeof step === 'number') {
      text += isList(value) ? elementStep(value, step) : `[${step}]`;
      value = isList(value) ? value[step] : undefined;
    } else {
      text += `.${step}`;
      value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
  }
  return text;
}

/** 64 bits of a text, as 16 hexadecimal digits. Not for secrets. */
export function hash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return [high, low].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

const objectName = ({ groupKind, namespace, name }: Resource): string => `${groupKind}/${namespace}/${name}`;

const identityText = (value: Column | undefined): string =>
  typeof value === 'symbol' || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What makes a finding the same over unrelated edits: rule, object, field by list keys, identity columns; for what is no object, its file. */
export function fingerprint(rule: string, at: Place, resource: Resource | undefined, identity: readonly (Column | undefined)[]): string {
  const object = 'span' in at ? resource : at.resource;
  const place = 'span' in at ? '' : stablePath(at.resource.object, at.path);
  const subject = object === undefined ? ('span' in at ? at.document.file.path : '') : objectName(object);
  return hash([rule, subject, place, ...identity.map(identityText)].join('\n'));
}
