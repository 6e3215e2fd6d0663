import { asList, asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { objectColumns, qualifiedName } from '#engine/fact/object-columns.js';
import type { Graph, ResourceSet } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

interface NodePort {
  readonly service: Resource;
  readonly path: FieldPath;
  readonly number: number;
  readonly protocol: string;
}

function* nodePortsOf(service: Resource): Iterable<NodePort> {
  if (service.groupKind !== 'Service') return;
  const spec: JsonObject = asObject(service.object['spec']) ?? {};
  for (const [index, item] of asList(spec['ports']).entries()) {
    const port = asObject(item);
    const number = Number(port?.['nodePort'] ?? 0);
    if (number !== 0) yield { service, path: ['spec', 'ports', index, 'nodePort'], number, protocol: asString(port?.['protocol']) ?? 'TCP' };
  }
}

function toFact(graph: Graph, { service, path, number, protocol }: NodePort, first: NodePort | undefined): Fact {
  const because: Cause[] = first === undefined
    ? []
    : [{ type: 'place', place: { resource: first.service, path: first.path, on: 'value' }, role: 'first', arguments: { what: String(number) } }];
  return {
    fact: 'node-port',
    columns: {
      ...objectColumns(service),
      nodePort: known(graph, service, path, number),
      protocol,
      takenBy: first === undefined ? '' : qualifiedName(first.service.namespace, first.service.name),
    },
    places: { at: { resource: service, path, on: 'value' } },
    resource: service,
    because,
  };
}

type Taken = ReadonlyMap<string, NodePort>;

function takenOf(set: ResourceSet | undefined, ofSets: Map<ResourceSet, Taken>): Taken {
  if (set === undefined) return new Map();
  const made = ofSets.get(set);
  if (made !== undefined) return made;
  const taken = new Map(takenOf(set.base, ofSets));
  for (const service of set.own)
    for (const port of nodePortsOf(service)) {
      const key = `${port.number}/${port.protocol}`;
      if (!taken.has(key)) taken.set(key, port);
    }
  ofSets.set(set, taken);
  return taken;
}

/** Every nodePort of a Service, and the Service of the same set that takes it first. A nodePort is taken once in a cluster, per protocol. */
export const nodePort: FactDerivation = {
  fact: 'node-port',
  *derive({ graph }) {
    const ofSets = new Map<ResourceSet, Taken>();
    const seen = new Set<Resource>();
    for (const set of graph.sets) {
      const taken = takenOf(set, ofSets);
      for (const service of set.own) {
        if (seen.has(service)) continue;
        seen.add(service);
        for (const port of nodePortsOf(service)) {
          const first = taken.get(`${port.number}/${port.protocol}`);
          const isFirst = first === undefined || (first.service === service && first.path.join() === port.path.join());
          yield toFact(graph, port, isFirst ? undefined : first);
        }
      }
    }
  },
};
