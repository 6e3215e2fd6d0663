import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import type { Cause, Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import { containersOf, podOf, type ContainerPlace } from '#engine/fact/pod-spec.js';
import type { Graph } from '#engine/graph/edge.js';

function* factsOf(graph: Graph, { pod: { resource }, path, name, container }: ContainerPlace): Iterable<Fact> {
  const firstOf = new Map<string, number>();
  for (const [index, item] of asList(container['env']).entries()) {
    const variable = asObject(item);
    const variableName = asString(variable?.['name']);
    if (variable === undefined || variableName === undefined) continue;
    const at = [...path, 'env', index];
    const first = firstOf.get(variableName);
    const because: Cause[] = first === undefined
      ? []
      : [{ type: 'place', place: { resource, path: [...path, 'env', first, 'name'], on: 'value' }, role: 'first', arguments: { what: variableName } }];
    if (first === undefined) firstOf.set(variableName, index);
    yield {
      fact: 'env-variable',
      columns: {
        kind: resource.kind,
        object: qualifiedName(resource.namespace, resource.name),
        name: resource.name,
        namespace: resource.namespace,
        container: name,
        variable: variableName,
        value: known(graph, resource, [...at, 'value'], asString(variable['value']) ?? ''),
        isLiteral: asObject(variable['valueFrom']) === undefined,
        isDefinedBefore: first !== undefined,
      },
      places: {
        at: { resource, path: [...at, 'name'], on: 'value' },
        value: { resource, path: [...at, 'value'], on: 'value' },
      },
      resource,
      because,
    };
  }
}

/** Every entry of `env` of every container. */
export const envVariable: FactDerivation = {
  fact: 'env-variable',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      const pod = podOf(resource);
      if (pod !== undefined) for (const place of containersOf(pod)) yield* factsOf(graph, place);
    }
  },
};
