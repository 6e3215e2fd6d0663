import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { formatApiVersion } from '#engine/apimachinery/group-version-kind.js';
import type { Clues } from '#engine/graph/clues.js';
import type { Doubts } from '#engine/graph/doubts.js';
import type { Influence } from '#engine/graph/kustomize-influence.js';
import type { KustomizeTree } from '#engine/graph/kustomize-tree.js';
import type { Made } from '#engine/graph/made.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import { valueAt, valuesAt, type Located, type PathPattern } from '#engine/graph/path-pattern.js';
import type { Provided } from '#engine/graph/provided.js';
import type { SetLayout } from '#engine/graph/sets.js';
import { memoized } from '#engine/graph/memoized.js';
import type { ScopedStore, Store } from '#engine/graph/store.js';
import type { WorldTable } from '#engine/graph/world-table.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';

/** All that resolving one reference looks at. */
export interface Scene {
  readonly scheme: Scheme;
  readonly store: Store;
  readonly layout: SetLayout;
  readonly tree: KustomizeTree;
  readonly influence: Influence;
  readonly made: Made;
  readonly clues: Clues;
  readonly world: WorldTable;
  readonly provided: Provided;
  /** The namespace that a resource lands in; empty for the unnamed one and for cluster-scoped objects. */
  namespaceOf(resource: Resource): string;
  isClusterScoped(kind: GroupKind): boolean;
  /** Whether kinds of the sets of a resource are there, and workloads in a namespace. */
  readonly held: Held;
  readonly doubts: Doubts;
}

/** What the sets of a resource hold. */
export interface Held {
  workloads(from: Resource, namespace: string): boolean;
  kind(from: Resource, kind: GroupKind): boolean;
}

/** Places that a row's path leads to: from the value of its type, the parent of a place already found, or the object itself. */
export function locate(pattern: PathPattern, { path, value }: Pick<Occurrence, 'path' | 'value'>, from: Resource, place?: FieldPath): Located[] {
  if (pattern.from === 'object') return valuesAt(from.object, pattern.steps);
  if (pattern.from === 'value' || place === undefined) return valuesAt(value, pattern.steps, path);
  const parent = place.slice(0, -1);
  return valuesAt(valueAt(from.object, parent), pattern.steps, parent);
}

/** Whether a kind has no namespace: by the world table, the API, or a CRD of the input. */
export function clusterScope(world: WorldTable, scheme: Scheme): (kind: GroupKind) => boolean {
  return memoized((kind: GroupKind): boolean => {
    if (world.isClusterScoped(kind)) return true;
    const dot = kind.indexOf('.');
    const [name, group] = dot < 0 ? [kind, ''] : [kind.slice(0, dot), kind.slice(dot + 1)];
    const custom = scheme.custom.get(kind);
    return (custom?.scope ?? scheme.find(formatApiVersion(group, 'v1'), name).scope) === 'Cluster';
  });
}

/** What is applied together with a resource: the stores of its scopes. What is based on its sets comes last. */
export const storesOf = ({ layout, store }: Scene, from: Resource): readonly ScopedStore[] => layout.scopesOf(from).map(store.scope);

/** Targets that are looked at where many alternatives hold one. */
const MOST = 64;

/** Objects of that name that are applied together with the resource. */
export function visibleNamed(scene: Scene, from: Resource, kind: GroupKind, namespace: string, name: string): readonly Resource[] {
  const found = storesOf(scene, from).map((store) => store.get(kind, namespace, name)).filter(({ length }) => length > 0);
  const [only = []] = found;
  return found.length < 2 ? only.slice(0, MOST) : [...new Set(found.flatMap((resources) => resources.slice(0, MOST)))];
}

/** What the sets of a resource hold, their bases counted. */
export function heldBy(layout: SetLayout, store: Store): Held {
  const scopes = (from: Resource): readonly ScopedStore[] => layout.scopesOf(from).map(store.scope);
  return {
    workloads: (from, namespace) => scopes(from).some((scope) => scope.podTemplates(namespace).all.length > 0),
    kind: (from, kind) => scopes(from).some((scope) => scope.listAll(kind).length > 0),
  };
}
