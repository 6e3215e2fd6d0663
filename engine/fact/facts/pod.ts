import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import { podOf, type PodPlace } from '#engine/fact/pod-spec.js';

function toFact({ resource, path, spec }: PodPlace): Fact {
  const metadata = asObject(resource.object['metadata']);
  return {
    fact: 'pod',
    columns: {
      kind: resource.kind,
      object: qualifiedName(resource.namespace, resource.name),
      name: resource.name,
      namespace: resource.namespace,
      isTemplate: path.length > 0,
      owners: asList(metadata?.['ownerReferences']).map((owner) => asString(asObject(owner)?.['kind']) ?? ''),
      annotations: Object.keys(asObject(metadata?.['annotations']) ?? {}),
      hostNetwork: spec['hostNetwork'] === true,
      restartPolicy: asString(spec['restartPolicy']) ?? 'Always',
    },
    places: {
      at: { resource, path: ['kind'], on: 'value' },
      hostNetwork: { resource, path: [...path, 'spec', 'hostNetwork'], on: 'value' },
      restartPolicy: { resource, path: [...path, 'spec', 'restartPolicy'], on: 'value' },
    },
    resource,
    because: [],
  };
}

/** Every Pod, bare or of a template. */
export const pod: FactDerivation = {
  fact: 'pod',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      const place = podOf(resource);
      if (place !== undefined) yield toFact(place);
    }
  },
};
