import { asList, asObject, asString, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { isEmptySelector, requirementsOf } from '#engine/apimachinery/label-selector.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import type { Located, PathPattern } from '#engine/graph/path-pattern.js';
import { locate, type Scene } from '#engine/graph/scene.js';
import type { Resource } from '#engine/resource/resource.js';

/** Namespaces that a selector looks into: these, every one, or such as the input does not decide. */
export type SelectorNamespaces = readonly string[] | 'all' | 'unknown';

function matching(scene: Scene, selector: JsonObject): SelectorNamespaces {
  const requirements = requirementsOf(selector) ?? [];
  if (isEmptySelector(selector)) return 'all';
  const objects = scene.store.byLabels('Namespace', undefined).select(selector) ?? [];
  const isByName = requirements.every(({ key, operator }) => key === 'kubernetes.io/metadata.name' && operator === 'In');
  const found = new Set([...objects.map(({ resource }) => resource.name), ...(isByName ? requirements.flatMap(({ values }) => values) : [])]);
  return found.size === 0 ? 'unknown' : [...found].sort();
}

/** Where the selector of a row looks: in its own namespace unless the row says otherwise. */
export function selectorNamespaces(scene: Scene, occurrence: Occurrence, from: Resource, place: Located): SelectorNamespaces {
  const { namespaces, to } = occurrence.reference;
  if (scene.isClusterScoped('kind' in to ? to.kind : '')) return [''];
  const read = (pattern: PathPattern | undefined): Json | undefined => (pattern === undefined ? undefined : locate(pattern, occurrence, from, place.path)[0]?.value);
  if (namespaces?.any === true || (namespaces?.any !== undefined && read(namespaces.any) === true)) return 'all';
  const listed = asList(read(namespaces?.names)).map(asString).filter((name) => name !== undefined);
  const selector = asObject(read(namespaces?.selector));
  if (selector === undefined) return listed.length > 0 ? listed : [scene.namespaceOf(from)];
  const found = matching(scene, selector);
  return typeof found === 'string' ? found : [...new Set([...found, ...listed])];
}
