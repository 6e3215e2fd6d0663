import { isList, isObject, type Json } from '#engine/apimachinery/json.js';
import { memoized } from '#engine/graph/memoized.js';
import type { Resource } from '#engine/resource/resource.js';

/** What tells objects of a cluster apart: kind, namespace, name. Undefined for one whose name is made by the server. */
export const identityOf = (resource: Resource, namespace: string): string | undefined =>
  resource.name === '' || resource.name.endsWith('*') ? undefined : `${resource.groupKind} ${namespace} ${resource.name}`;

function canonical(value: Json | undefined): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (isObject(value)) return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  return typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? '');
}

/** A number for each different content: equal for objects that say the same, in whatever order of keys. Worked out when asked. */
export function contentNumbers(): (resource: Resource) => number {
  const numbers = new Map<string, number>();
  return memoized((resource: Resource) => {
    const text = canonical(resource.object);
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return number;
  });
}
