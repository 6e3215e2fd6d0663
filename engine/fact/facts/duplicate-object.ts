import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { ResourceSet } from '#engine/graph/edge.js';
import { contentNumbers } from '#engine/graph/identity.js';
import type { Resource } from '#engine/resource/resource.js';

type Objects = ReadonlyMap<string, Resource>;

const keyOf = ({ groupKind, namespace, name }: Resource): string | undefined =>
  name === '' || name.endsWith('*') ? undefined : `${groupKind}/${namespace}/${name}`;

function toFact(set: ResourceSet, resource: Resource, first: Resource): Fact {
  const because: Cause[] = [{ type: 'place', place: { resource: first, path: ['metadata', 'name'], on: 'value' }, role: 'first', arguments: { what: first.name } }];
  return {
    fact: 'duplicate-object',
    columns: { ...objectColumns(resource), set: set.name, apiVersion: resource.apiVersion, firstFile: first.document.file.path },
    places: { at: { resource, path: ['metadata', 'name'], on: 'value' } },
    resource,
    because,
  };
}

/** Every object that its set defines a second time and differently: the first definition is the one of the base, or the earlier one. */
export const duplicateObject: FactDerivation = {
  fact: 'duplicate-object',
  *derive({ graph }) {
    const ofSets = new Map<ResourceSet, Objects>();
    const reported = new Set<Resource>();
    const contentOf = contentNumbers();
    for (const set of graph.sets) {
      const objects = new Map<string, Resource>(set.base === undefined ? [] : ofSets.get(set.base));
      for (const resource of set.own) {
        const key = keyOf(resource);
        if (key === undefined) continue;
        const first = objects.get(key);
        if (first === undefined) objects.set(key, resource);
        else if (first !== resource && !reported.has(resource) && contentOf(first) !== contentOf(resource)) {
          reported.add(resource);
          yield toFact(set, resource, first);
        }
      }
      ofSets.set(set, objects);
    }
  },
};
