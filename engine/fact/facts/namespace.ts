import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { Edge } from '#engine/graph/edge.js';

function toFact(edge: Edge, objects: number, names: readonly string[]): Fact {
  const { from, path, wanted, state } = edge;
  return {
    fact: 'namespace',
    columns: {
      ...objectColumns(from),
      target: wanted.name ?? '',
      objects,
      state: state === 'undecided' ? UNDECIDED : state,
      nearest: nearestWord(wanted.name ?? '', names) ?? '',
    },
    places: { at: { resource: from, path, on: 'value' } },
    resource: from,
    because: [{ type: 'edge', edge }],
  };
}

/** Every namespace that objects are put into, once: the first object that names it stands for the others. */
export const namespace: FactDerivation = {
  fact: 'namespace',
  *derive({ graph }) {
    const byName = new Map<string, { edge: Edge; objects: number }>();
    for (const edge of graph.edges) {
      if (edge.reference !== 'object-namespace') continue;
      const key = `${edge.state} ${edge.wanted.name ?? ''}`;
      const known = byName.get(key);
      if (known === undefined) byName.set(key, { edge, objects: 1 });
      else known.objects += 1;
    }
    const names = graph.resources.flatMap(({ groupKind, name }) => (groupKind === 'Namespace' ? name : []));
    for (const { edge, objects } of byName.values()) yield toFact(edge, objects, edge.state === 'missing' ? names : []);
  },
};
