import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import { containersOf, podOf, type PodPlace } from '#engine/fact/pod-spec.js';
import type { Graph } from '#engine/graph/edge.js';

function mountedBy(pod: PodPlace): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>();
  for (const { container, name } of containersOf(pod))
    for (const item of [...asList(container['volumeMounts']), ...asList(container['volumeDevices'])]) {
      const volume = asString(asObject(item)?.['name']) ?? '';
      const known = users.get(volume);
      if (known === undefined) users.set(volume, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  return users;
}

function* factsOf(graph: Graph, pod: PodPlace): Iterable<Fact> {
  const { resource } = pod;
  const users = mountedBy(pod);
  const containersPatched = graph.isPatched(resource, [...pod.path, 'spec', 'containers']);
  for (const [index, item] of asList(pod.spec['volumes']).entries()) {
    const volume = asObject(item);
    const name = asString(volume?.['name']);
    if (volume === undefined || name === undefined) continue;
    const containers = users.get(name) ?? [];
    yield {
      fact: 'volume',
      columns: {
        ...objectColumns(resource),
        volume: name,
        source: Object.keys(volume).find((key) => key !== 'name') ?? 'emptyDir',
        containers: containers.length === 0 && containersPatched ? UNDECIDED : [...containers],
      },
      places: { at: { resource, path: [...pod.path, 'spec', 'volumes', index, 'name'], on: 'value' } },
      resource,
      because: [],
    };
  }
}

/** Every volume of a Pod, and the containers that mount it. */
export const volume: FactDerivation = {
  fact: 'volume',
  *derive({ graph }) {
    for (const resource of graph.resources) {
      const pod = podOf(resource);
      if (pod !== undefined) yield* factsOf(graph, pod);
    }
  },
};
