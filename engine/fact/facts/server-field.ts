import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { Resource } from '#engine/resource/resource.js';
import { entryOf, type YamlNode } from '#engine/source/node.js';

/** Fields that the API server fills in, whatever a manifest says. */
const SERVER_FIELDS = [
  ['metadata', 'creationTimestamp'],
  ['metadata', 'uid'],
  ['metadata', 'resourceVersion'],
  ['metadata', 'generation'],
  ['metadata', 'selfLink'],
  ['metadata', 'managedFields'],
  ['status'],
] as const;

function shortOf(node: YamlNode): Json {
  if (node.type === 'scalar') return node.value;
  return node.type === 'mapping' ? `{${node.entries.length === 0 ? '' : '…'}}` : `[${node.items.length === 0 ? '' : '…'}]`;
}

function* factsOf(resource: Resource): Iterable<Fact> {
  for (const path of SERVER_FIELDS) {
    let holder: YamlNode | undefined = resource.node;
    for (const step of path) holder = entryOf(holder, step)?.value;
    if (holder === undefined) continue;
    yield {
      fact: 'server-field',
      columns: { ...objectColumns(resource), field: formatFieldPath(path), value: String(shortOf(holder)) },
      places: { at: { resource, path, on: 'key' } },
      resource,
      because: [],
    };
  }
}

/** Every field in a manifest that belongs to the API server: what generators and `kubectl get -o yaml` leave behind. */
export const serverField: FactDerivation = {
  fact: 'server-field',
  *derive({ graph }) {
    for (const resource of graph.resources) yield* factsOf(resource);
  },
};
