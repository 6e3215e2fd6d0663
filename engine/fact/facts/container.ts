import { asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import { parseImage } from '#engine/apimachinery/image.js';
import type { Column, Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import { containersOf, podOf, type ContainerPlace } from '#engine/fact/pod-spec.js';
import type { Graph } from '#engine/graph/edge.js';

const quantities = (resources: JsonObject | undefined, of: 'requests' | 'limits'): Record<string, string> =>
  Object.fromEntries(Object.entries(asObject(resources?.[of]) ?? {}).map(([name, quantity]) => [name, String(quantity)]));

const probesOf = (container: JsonObject): string[] =>
  ['livenessProbe', 'readinessProbe', 'startupProbe'].filter((probe) => asObject(container[probe]) !== undefined);

function toFact(graph: Graph, place: ContainerPlace): Fact {
  const { pod, path, container } = place;
  const { resource } = pod;
  const resources = asObject(container['resources']);
  const security = asObject(container['securityContext']);
  const image = asString(container['image']) ?? '';
  const { repository, tag, digest } = parseImage(image);
  const of = (field: string, value: Column): Column => known(graph, resource, [...path, field], value);
  return {
    fact: 'container',
    columns: {
      kind: resource.kind,
      object: qualifiedName(resource.namespace, resource.name),
      name: resource.name,
      namespace: resource.namespace,
      container: place.name,
      type: place.type,
      image: of('image', image),
      repository: of('image', repository),
      tag: of('image', tag),
      digest: of('image', digest),
      requests: of('resources', quantities(resources, 'requests')),
      limits: of('resources', quantities(resources, 'limits')),
      probes: of('livenessProbe', probesOf(container)),
      privileged: of('securityContext', security?.['privileged'] === true),
    },
    places: {
      at: { resource, path: [...path, 'name'], on: 'value' },
      image: { resource, path: [...path, 'image'], on: 'value' },
      resources: { resource, path: [...path, 'resources'], on: 'key' },
      privileged: { resource, path: [...path, 'securityContext', 'privileged'], on: 'value' },
    },
    resource,
    because: [],
  };
}

/** Every container of every Pod and Pod template: init, sidecar, main and ephemeral ones. */
export const container: FactDerivation = {
  fact: 'container',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      const pod = podOf(resource);
      if (pod !== undefined) for (const place of containersOf(pod)) yield toFact(graph, place);
    }
  },
};
