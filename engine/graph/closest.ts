import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asString, isObject, type JsonObject } from '#engine/apimachinery/json.js';
import type { Requirement } from '#engine/apimachinery/label-selector.js';
import { editDistance, nearestWord } from '#engine/apimachinery/nearest-word.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Candidate, Wanted } from '#engine/graph/edge.js';
import type { LabelIndex } from '#engine/graph/label-index.js';
import { valueAt } from '#engine/graph/path-pattern.js';
import type { Scene } from '#engine/graph/scene.js';
import type { Labelled } from '#engine/graph/store.js';
import type { Resource } from '#engine/resource/resource.js';

const MOST = 3;
/** Names looked at before giving up: a bound, so that many wrong names in a large namespace cost no more than they should. */
const LOOKED_AT = 2000;
const FEW = 100;

const nameAnchor = (resource: Resource): Candidate['anchor'] => ({ resource, path: ['metadata', 'name'], on: 'value' });

const formatOf = (kind: GroupKind): string => kind.split('.', 1)[0] ?? kind;

/** Kinds that are taken for one another. */
const RELATED: { readonly [kind: GroupKind]: readonly GroupKind[] } = {
  ConfigMap: ['Secret'],
  Secret: ['ConfigMap'],
  'Role.rbac.authorization.k8s.io': ['ClusterRole.rbac.authorization.k8s.io'],
  'ClusterRole.rbac.authorization.k8s.io': ['Role.rbac.authorization.k8s.io'],
  'Deployment.apps': ['StatefulSet.apps', 'DaemonSet.apps', 'ReplicaSet.apps'],
  'StatefulSet.apps': ['Deployment.apps', 'DaemonSet.apps'],
  'ReplicaSet.apps': ['Deployment.apps'],
};

/** Words of a list, nearest to one first; all of a short list, of a long one only what is near. */
export function nearestFirst(word: string, words: readonly string[]): readonly string[] {
  const distinct = [...new Set(words)];
  if (distinct.length > FEW) {
    const near = nearestWord(word, distinct.slice(0, LOOKED_AT));
    return near === undefined ? distinct.slice(0, MOST) : [near];
  }
  return distinct.map((other) => ({ other, distance: editDistance(word, other) })).sort((left, right) => left.distance - right.distance).map(({ other }) => other);
}

/** Named objects that come closest: a near name in the namespace, the name in another namespace or kind, then what else is there. */
export function closestByName(scene: Scene, from: Resource, wanted: Wanted): readonly Candidate[] {
  const { kinds: [kind = ''], namespace = '', name = '' } = wanted;
  const isVisible = (resource: Resource): boolean => scene.layout.isTogether(from, resource);
  const here = scene.store.list(kind, namespace).slice(0, LOOKED_AT).filter(isVisible);
  const byName = new Map(here.map((resource) => [resource.name, resource]));
  const near = nearestWord(name, byName.keys());
  const ordered = [...(near === undefined ? [] : [near]), ...nearestFirst(name, [...byName.keys()]).filter((other) => other !== near)];
  const named = ordered.slice(0, MOST).map((other) => byName.get(other)).filter((resource) => resource !== undefined)
    .map((resource): Candidate => ({ anchor: nameAnchor(resource), differs: 'name', has: resource.name, wanted: name }));
  const elsewhere = scene.store.named(kind, name).filter((resource) => scene.namespaceOf(resource) !== namespace).slice(0, MOST)
    .map((resource): Candidate => ({ anchor: { resource, path: ['metadata', 'namespace'], on: 'value' }, differs: 'namespace', has: scene.namespaceOf(resource), wanted: namespace }));
  const otherKinds = (RELATED[kind] ?? []).flatMap((other) => scene.store.get(other, scene.isClusterScoped(other) ? '' : namespace, name)).filter(isVisible)
    .map((resource): Candidate => ({ anchor: nameAnchor(resource), differs: 'kind', has: resource.kind, wanted: formatOf(kind) }));
  const isNear = near !== undefined;
  const [first, ...rest] = named;
  const best = isNear && first !== undefined ? [first, ...otherKinds, ...elsewhere, ...rest] : [...otherKinds, ...elsewhere, ...named];
  return best.slice(0, MOST);
}

const formatPair = (key: string, value: string): string => `${key}=${value}`;

/** A condition as one would write it: `app=web`, `tier in (a,b)`, `!old`. */
function formatRequirement({ key, operator, values }: Requirement): string {
  if (operator === 'In') return values.length === 1 ? formatPair(key, values[0] ?? '') : `${key} in (${values.join(',')})`;
  return operator === 'NotIn' ? `${key} notin (${values.join(',')})` : operator === 'Exists' ? key : `!${key}`;
}

/** A candidate whose labels fail one condition: which label it has instead, empty where it has none of that key. */
export function labelCandidate(resource: Resource, labels: FieldPath, failed: Requirement): Candidate {
  const found = valueAt(resource.object, labels);
  const value = isObject(found) && Object.hasOwn(found, failed.key) ? asString(found[failed.key]) : undefined;
  return {
    anchor: { resource, path: value === undefined ? labels : [...labels, failed.key], on: value === undefined ? 'key' : 'value' },
    differs: 'label',
    has: value === undefined ? '' : formatPair(failed.key, value),
    wanted: formatRequirement(failed),
  };
}

/** Objects whose labels come closest to a selector. */
export function closestByLabels(index: LabelIndex<Labelled>, selector: JsonObject, isVisible: (resource: Resource) => boolean): readonly Candidate[] {
  const near = index.nearest(selector).filter(({ item }) => isVisible(item.resource)).slice(0, MOST);
  return near.map(({ item, failed }) => labelCandidate(item.resource, item.labelsAt, failed));
}
