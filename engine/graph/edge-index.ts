import type { Edge } from '#engine/graph/edge.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';

/** Edges by the resource that they start and end at. */
export interface EdgeIndex {
  edgesFrom(resource: Resource): readonly Edge[];
  edgesTo(resource: Resource): readonly Edge[];
}

const NONE: readonly Edge[] = [];

function push<Key, Value>(index: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}

/** Indexes edges on first use. Selectors that select the same share one list of targets, which is looked through once. */
export function edgeIndex(edges: readonly Edge[]): EdgeIndex {
  let from: Map<Resource, Edge[]> | undefined;
  let to: { readonly byTargets: Map<readonly Anchor[], Edge[]>; readonly targetsOf: Map<Resource, (readonly Anchor[])[]> } | undefined;
  const indexFrom = (): Map<Resource, Edge[]> => {
    const index = new Map<Resource, Edge[]>();
    for (const edge of edges) push(index, edge.from, edge);
    return index;
  };
  const indexTo = (): NonNullable<typeof to> => {
    const byTargets = new Map<readonly Anchor[], Edge[]>();
    const targetsOf = new Map<Resource, (readonly Anchor[])[]>();
    for (const edge of edges) push(byTargets, edge.targets, edge);
    for (const targets of byTargets.keys()) for (const resource of new Set(targets.map((target) => target.resource))) push(targetsOf, resource, targets);
    return { byTargets, targetsOf };
  };
  return {
    edgesFrom: (resource) => (from ??= indexFrom()).get(resource) ?? NONE,
    edgesTo: (resource) => {
      const { byTargets, targetsOf } = (to ??= indexTo());
      return (targetsOf.get(resource) ?? []).flatMap((targets) => byTargets.get(targets) ?? NONE);
    },
  };
}
