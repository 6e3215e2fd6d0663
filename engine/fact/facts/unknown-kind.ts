import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';

/** Whether it is known which kind is meant: then its `api-version` says so. */
function isMeant(scheme: Scheme, { apiVersion, kind }: Resource): boolean {
  const { state, served, replacement } = scheme.find(apiVersion, kind).version;
  return state === 'not-served' && (served.length > 0 || replacement !== undefined);
}

/** Every kind that neither Kubernetes nor a CustomResourceDefinition of the input describes, once: its first object stands for the others. */
export const unknownKind: FactDerivation = {
  fact: 'unknown-kind',
  *derive({ graph, scheme }) {
    const first = new Map<string, { resource: Resource; objects: number }>();
    for (const resource of graph.resources) {
      if (resource.schema !== undefined || resource.scope !== 'unknown' || isMeant(scheme, resource)) continue;
      const key = `${resource.apiVersion} ${resource.kind}`;
      const known = first.get(key);
      if (known === undefined) first.set(key, { resource, objects: 1 });
      else known.objects += 1;
    }
    for (const { resource, objects } of first.values()) {
      const fact: Fact = {
        fact: 'unknown-kind',
        columns: { ...objectColumns(resource), apiVersion: resource.apiVersion, group: resource.group, objects },
        places: { at: { resource, path: ['kind'], on: 'value' } },
        resource,
        because: [],
      };
      yield fact;
    }
  },
};
