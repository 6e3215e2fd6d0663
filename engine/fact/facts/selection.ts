import { asObject, isList, type JsonObject } from '#engine/apimachinery/json.js';
import { formatFieldPath, type FieldPath } from '#engine/apimachinery/field-path.js';
import { formatSelector } from '#engine/apimachinery/label-selector.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { closestColumns } from '#engine/fact/closest-columns.js';
import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import { qualifiedName } from '#engine/fact/object-columns.js';
import type { Edge } from '#engine/graph/edge.js';
import type { Anchor } from '#engine/resource/resource.js';

function valueAt(object: JsonObject, path: FieldPath): JsonObject | undefined {
  let value: JsonObject[string] = object;
  for (const step of path) value = isList(value) ? value[Number(step)] : asObject(value)?.[step];
  return asObject(value);
}

/** The label that the closest candidate lacks, or the only label asked for; else the selector itself. */
function labelPlace({ from, path, wanted, closest }: Edge): Anchor {
  const labels = asObject(wanted.selector?.['matchLabels']) ?? {};
  const keys = Object.keys(labels);
  const differing = closest[0]?.differs === 'label' ? keys.find((key) => closest[0]?.wanted.startsWith(`${key}=`)) : undefined;
  const key = differing ?? (keys.length === 1 ? keys[0] : undefined);
  if (key === undefined) return { resource: from, path, on: 'key' };
  const written = valueAt(from.object, path);
  const inPairs = written !== undefined && asObject(written['matchLabels']) !== undefined;
  return { resource: from, path: inPairs ? [...path, 'matchLabels', key] : [...path, key], on: 'value' };
}

function toFact(edge: Edge): Fact {
  const { from, path, wanted, targets, state } = edge;
  const near = closestColumns(edge);
  return {
    fact: 'selection',
    columns: {
      kind: from.kind,
      object: qualifiedName(from.namespace, from.name),
      name: from.name,
      namespace: from.namespace,
      reference: edge.reference,
      field: formatFieldPath(path),
      selector: formatSelector(wanted.selector ?? {}),
      state: state === 'undecided' ? UNDECIDED : state,
      matched: state === 'undecided' || state === 'provided' ? UNDECIDED : targets.map(({ resource }) => ({ kind: resource.kind, name: resource.name })),
      closestKind: near.closestKind,
      closestObject: near.closestObject,
      closestDiffers: near.closestDiffers,
      closestHas: near.closestHas,
    },
    places: { at: labelPlace(edge), from: { resource: from, path, on: 'key' }, closest: edge.closest[0]?.anchor ?? labelPlace(edge) },
    resource: from,
    because: [{ type: 'edge', edge }],
  };
}

/** Every label selector, and what it selects: of Services, workloads, NetworkPolicies, budgets, affinities, claims. */
export const selection: FactDerivation = {
  fact: 'selection',
  *derive({ graph }) {
    for (const edge of graph.edges) if (edge.wanted.selector !== undefined && edge.wanted.port === undefined) yield toFact(edge);
  },
};
