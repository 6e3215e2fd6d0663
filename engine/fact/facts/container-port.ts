import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import { containersOf, podOf, type PodPlace } from '#engine/fact/pod-spec.js';
import type { Graph } from '#engine/graph/edge.js';

interface First {
  readonly container: string;
  readonly path: FieldPath;
}

function* factsOf(graph: Graph, pod: PodPlace): Iterable<Fact> {
  const { resource } = pod;
  const firstOf = new Map<string, First>();
  for (const { path, name, type, container } of containersOf(pod))
    for (const [index, item] of asList(container['ports']).entries()) {
      const port = asObject(item);
      const number = Number(port?.['containerPort'] ?? 0);
      if (port === undefined || number === 0) continue;
      const at = [...path, 'ports', index, 'containerPort'];
      const protocol = asString(port['protocol']) ?? 'TCP';
      const first = firstOf.get(`${number}/${protocol}`);
      if (first === undefined && type !== 'init') firstOf.set(`${number}/${protocol}`, { container: name, path: at });
      const because: Cause[] = first === undefined
        ? []
        : [{ type: 'place', place: { resource, path: first.path, on: 'value' }, role: 'first', arguments: { what: String(number) } }];
      yield {
        fact: 'container-port',
        columns: {
          kind: resource.kind,
        object: qualifiedName(resource.namespace, resource.name),
        name: resource.name,
        namespace: resource.namespace,
          container: name,
          type,
          portName: asString(port['name']) ?? '',
          port: known(graph, resource, at, number),
          protocol,
          firstContainer: first?.container ?? '',
        },
        places: { at: { resource, path: at, on: 'value' } },
        resource,
        because,
      };
    }
}

/** Every port that a container declares; containers of one Pod share its network, init containers are gone before the others start. */
export const containerPort: FactDerivation = {
  fact: 'container-port',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      const pod = podOf(resource);
      if (pod !== undefined) yield* factsOf(graph, pod);
    }
  },
};
