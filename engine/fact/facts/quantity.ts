import { asList, asObject, type Json } from '#engine/apimachinery/json.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import { containersOf, podOf } from '#engine/fact/pod-spec.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

/** A `resources` of a container or claim: requests and limits by resource name. */
interface Holder {
  readonly path: FieldPath;
  readonly container: string;
  readonly resources: Json | undefined;
}

function claimsOf(resource: Resource): readonly Holder[] {
  const spec = asObject(resource.object['spec']);
  if (resource.groupKind === 'PersistentVolumeClaim') return [{ path: ['spec', 'resources'], container: '', resources: spec?.['resources'] }];
  if (resource.groupKind === 'PersistentVolume') return [{ path: ['spec'], container: '', resources: { requests: spec?.['capacity'] ?? null } }];
  if (resource.groupKind !== 'StatefulSet.apps') return [];
  return asList(spec?.['volumeClaimTemplates']).map((template, index) =>
    ({ path: ['spec', 'volumeClaimTemplates', index, 'spec', 'resources'], container: '', resources: asObject(asObject(template)?.['spec'])?.['resources'] }));
}

function holdersOf(resource: Resource): readonly Holder[] {
  const pod = podOf(resource);
  const containers = pod === undefined ? [] : containersOf(pod);
  return [...containers.map(({ path, name, container }) => ({ path: [...path, 'resources'], container: name, resources: container['resources'] })), ...claimsOf(resource)];
}

function* factsOf(graph: Graph, resource: Resource, { path, container, resources }: Holder): Iterable<Fact> {
  const requests = asObject(asObject(resources)?.['requests']) ?? {};
  const limits = asObject(asObject(resources)?.['limits']) ?? {};
  const isCapacity = resource.groupKind === 'PersistentVolume';
  for (const name of new Set([...Object.keys(requests), ...Object.keys(limits)])) {
    const place = (field: string): { resource: Resource; path: FieldPath; on: 'value' } => ({ resource, path: [...path, field, name], on: 'value' });
    const requestPlace = place(isCapacity ? 'capacity' : 'requests');
    const limitPlace = place('limits');
    const value = (of: Json | undefined): string => (of === undefined || of === null ? '' : String(of));
    yield {
      fact: 'quantity',
      columns: {
        kind: resource.kind,
        object: qualifiedName(resource.namespace, resource.name),
        name: resource.name,
        namespace: resource.namespace,
        container,
        resource: name,
        request: known(graph, resource, requestPlace.path, value(requests[name])),
        limit: known(graph, resource, limitPlace.path, value(limits[name])),
      },
      places: { at: requests[name] === undefined ? limitPlace : requestPlace, request: requestPlace, limit: limitPlace },
      resource,
      because: [],
    };
  }
}

/** Every resource (cpu, memory, storage ...) that a container, claim or volume asks for, limits or offers. */
export const quantity: FactDerivation = {
  fact: 'quantity',
  *derive({ graph }) {
    for (const resource of graph.resources) for (const holder of holdersOf(resource)) yield* factsOf(graph, resource, holder);
  },
};
