import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asString, isObject, type JsonObject } from '#engine/apimachinery/json.js';
import type { Requirement } from '#engine/apimachinery/label-selector.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Candidate, Wanted } from '#engine/graph/edge.js';
import type { LabelIndex } from '#engine/graph/label-index.js';
import { valueAt } from '#engine/graph/path-pattern.js';
import { nearNames } from '#engine/graph/near-names.js';
import { storesOf, visibleNamed, type Scene } from '#engine/graph/scene.js';
import type { Labelled } from '#engine/graph/store.js';
import type { Resource } from '#engine/resource/resource.js';

const MOST = 3;
/** Stores and objects that are looked at: a bound, so that many wrong names cost no more than they should. */
const LOOKED_AT = 16;

const nameAnchor = (resource: Resource): Candidate['anchor'] => ({ resource, path: ['metadata', 'name'], on: 'value' });

const kindName = (kind: GroupKind): string => kind.split('.', 1)[0] ?? kind;

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

/** Named objects that come closest: a near name in the namespace, the name in another namespace or kind, then what else is there. */
export function closestByName(scene: Scene, from: Resource, wanted: Wanted): readonly Candidate[] {
  const { kinds: [kind = ''], namespace = '', name = '' } = wanted;
  const stores = storesOf(scene, from).slice(0, LOOKED_AT);
  const near = stores.map((store) => store.names(kind, namespace).nearest(name)).filter((found) => found !== undefined);
  const others = stores.flatMap((store) => store.names(kind, namespace).ordered(name).slice(0, MOST));
  const ordered = [...new Set([...nearNames(near).ordered(name), ...nearNames(others).ordered(name)])].slice(0, MOST);
  const named = ordered.flatMap((other): Candidate[] => {
    const [resource] = visibleNamed(scene, from, kind, namespace, other);
    return resource === undefined ? [] : [{ anchor: nameAnchor(resource), differs: 'name', has: other, wanted: name }];
  });
  const elsewhere = scene.store.named(kind, name).slice(0, LOOKED_AT).filter((resource) => scene.namespaceOf(resource) !== namespace)
    .map((resource): Candidate => ({ anchor: { resource, path: ['metadata', 'namespace'], on: 'value' }, differs: 'namespace', has: scene.namespaceOf(resource), wanted: namespace }));
  const otherKinds = (RELATED[kind] ?? []).flatMap((other) => visibleNamed(scene, from, other, scene.isClusterScoped(other) ? '' : namespace, name))
    .map((resource): Candidate => ({ anchor: nameAnchor(resource), differs: 'kind', has: resource.kind, wanted: kindName(kind) }));
  const [first, ...rest] = named;
  const best = near.length > 0 && first !== undefined ? [first, ...otherKinds, ...elsewhere, ...rest] : [...otherKinds, ...elsewhere, ...named];
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
export function closestByLabels(index: LabelIndex<Labelled>, selector: JsonObject): readonly Candidate[] {
  return index.nearest(selector).slice(0, MOST).map(({ item, failed }) => labelCandidate(item.resource, item.labelsAt, failed));
}
