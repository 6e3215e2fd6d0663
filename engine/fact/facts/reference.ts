import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { closestColumns } from '#engine/fact/closest-columns.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import type { Edge } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

const keysOf = (target: Resource): string[] =>
  ['data', 'binaryData', 'stringData'].flatMap((field) => Object.keys(asObject(target.object[field]) ?? {}));

const portsOf = (target: Resource): string[] =>
  asList(asObject(target.object['spec'])?.['ports']).flatMap((item) => {
    const port = asObject(item);
    const name = asString(port?.['name']);
    return [...(name === undefined ? [] : [name]), ...(port?.['port'] === undefined ? [] : [String(port['port'])])];
  });

/** What the target has where a key or a port of it is missing. */
function availableOf(edge: Edge): string[] {
  const target = edge.targets[0]?.resource ?? edge.closest[0]?.anchor.resource;
  if (target === undefined) return [];
  if (edge.missing === 'key') return keysOf(target);
  return edge.missing === 'port' && target.groupKind === 'Service' ? portsOf(target) : edge.closest.map(({ has }) => has);
}

const kindOf = (groupKind: string): string => groupKind.split('.', 1)[0] ?? groupKind;

/** What tells the things apart that one object refers to: keys and ports of a target that is missing itself do not. */
function identityOf({ reference, wanted, state, missing, optional }: Edge): string {
  const { kinds, namespace, name, key, port } = wanted;
  const part = missing === 'object' ? '' : `${key ?? ''} ${port ?? ''}`;
  return `${reference} ${kinds.join()} ${namespace ?? ''}/${name ?? ''} ${state} ${missing ?? ''} ${String(optional)} ${part}`;
}

/** The references of one object, those to the same thing together. */
function sameThings(edges: readonly Edge[]): Iterable<readonly [Edge, ...Edge[]]> {
  const things = new Map<string, [Edge, ...Edge[]]>();
  for (const edge of edges) {
    const key = identityOf(edge);
    const known = things.get(key);
    if (known === undefined) things.set(key, [edge]);
    else known.push(edge);
  }
  return things.values();
}

const isByName = ({ reference, wanted }: Edge): boolean => reference !== 'object-namespace' && (wanted.selector === undefined || wanted.port !== undefined);

function toFact(edges: readonly [Edge, ...Edge[]]): Fact {
  const [edge] = edges;
  const { from, path, wanted } = edge;
  const near = closestColumns(edge);
  return {
    fact: 'reference',
    columns: {
      kind: from.kind,
      object: qualifiedName(from.namespace, from.name),
      name: from.name,
      namespace: from.namespace,
      reference: edge.reference,
      field: formatFieldPath(path),
      targetKind: wanted.kinds.map(kindOf).join('/'),
      target: qualifiedName(wanted.namespace ?? '', wanted.name ?? ''),
      targetName: wanted.name ?? '',
      targetNamespace: wanted.namespace ?? '',
      key: wanted.key ?? '',
      port: wanted.port === undefined ? '' : String(wanted.port),
      part: edge.missing ?? 'object',
      state: edge.state === 'undecided' ? UNDECIDED : edge.state,
      optional: edge.optional,
      available: availableOf(edge),
      closestKind: near.closestKind,
      closestObject: near.closestObject,
      closestDiffers: near.closestDiffers,
      closestHas: near.closestHas,
    },
    places: { at: { resource: from, path, on: 'value' } },
    resource: from,
    because: edges.map((each) => ({ type: 'edge', edge: each })),
  };
}

/** Every thing that an object refers to by name, key or port, and what became of it; the first place stands for those that refer to the same. */
export const reference: FactDerivation = {
  fact: 'reference',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      const [first, ...others] = graph.edgesFrom(resource).filter(isByName);
      if (first === undefined) continue;
      if (others.length === 0) yield toFact([first]);
      else for (const edges of sameThings([first, ...others])) yield toFact(edges);
    }
  },
};
