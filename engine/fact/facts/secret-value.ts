import { asObject, asString } from '#engine/apimachinery/json.js';
import { decodeBase64 } from '#engine/apimachinery/base64.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { known } from '#engine/fact/known.js';
import { objectColumns } from '#engine/fact/object-columns.js';
import type { Graph } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';

function toFact(graph: Graph, secret: Resource, key: string, value: string): Fact {
  const path = ['data', key];
  const decoded = decodeBase64(value);
  return {
    fact: 'secret-value',
    columns: {
      ...objectColumns(secret),
      type: asString(secret.object['type']) ?? 'Opaque',
      key,
      isBase64: known(graph, secret, path, decoded !== undefined),
      lines: decoded === undefined ? 0 : decoded.split('\n').length - 1,
      isText: decoded !== undefined && /^[\t\n\r -~]*$/.test(decoded),
      endsWithNewline: decoded?.endsWith('\n') ?? false,
    },
    places: { at: { resource: secret, path, on: 'value' } },
    resource: secret,
    because: [],
  };
}

/** Every value of a Secret's `data`. What it decodes to is not a column: it is a secret. */
export const secretValue: FactDerivation = {
  fact: 'secret-value',
  *derive({ graph }) {
    for (const resource of graph.resources)
      if (resource.groupKind === 'Secret')
        for (const [key, value] of Object.entries(asObject(resource.object['data']) ?? {}))
          if (typeof value === 'string') yield toFact(graph, resource, key, value);
  },
};
