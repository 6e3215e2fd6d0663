import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { formatSelector } from '#engine/apimachinery/label-selector.js';
import type { Edge, Graph } from '#engine/graph/edge.js';
import { placeOf } from '#engine/resource/place.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';
import { positionAt } from '#engine/source/source-file.js';

/** An object of the input, for showing. */
export interface GraphNode {
  /** `Deployment.apps/shop/web`; a further definition of the same object gets `#2` behind it. */
  readonly id: string;
  readonly kind: string;
  readonly group: string;
  readonly namespace: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** The sets that hold it. */
  readonly sets: readonly string[];
}

/** What else came close to a missing target. */
export interface GraphCandidate {
  readonly node: string;
  readonly differs: string;
  readonly has: string;
  readonly wanted: string;
}

/** A reference, for showing. */
export interface GraphEdge {
  readonly reference: string;
  readonly from: string;
  readonly field: string;
  readonly file: string;
  readonly line: number;
  readonly state: Edge['state'];
  /** What was asked for: `Service shop/web:80`, `Pod app=web`. */
  readonly wanted: string;
  readonly to: readonly string[];
  /** Where the targets' own entries are, such as a key or a port. */
  readonly places: readonly { readonly file: string; readonly line: number }[];
  readonly missing: 'object' | 'key' | 'port' | null;
  readonly optional: boolean;
  readonly reason: { readonly code: string; readonly by: string } | null;
  readonly closest: readonly GraphCandidate[];
}

/** The graph as data that can be written as JSON: what `kubelore graph` prints. */
export interface GraphView {
  readonly sets: readonly { readonly name: string; readonly because: string; readonly base: string | null; readonly objects: number }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const kindOf = (groupKind: string): string => groupKind.split('.', 1)[0] ?? groupKind;

function describeWanted({ wanted }: Edge): string {
  const kinds = wanted.kinds.map((kind) => (kind === 'PodTemplate' ? 'Pod' : kindOf(kind))).join(' or ');
  const name = wanted.name === undefined ? '' : `${wanted.namespace === undefined || wanted.namespace === '' ? '' : `${wanted.namespace}/`}${wanted.name}`;
  const selector = wanted.selector === undefined ? '' : formatSelector(wanted.selector) || 'all';
  const port = wanted.port === undefined ? '' : `${name === '' ? '' : ':'}${wanted.port}`;
  const key = wanted.key === undefined ? '' : ` key ${wanted.key}`;
  return `${kinds} ${selector}${name}${port}${key}`;
}

function lineOf(anchor: Anchor): { file: string; line: number } {
  const { file } = anchor.resource.document;
  return { file: file.path, line: positionAt(file, placeOf(anchor).start).line };
}

function nodeIds(resources: readonly Resource[]): Map<Resource, string> {
  const counts = new Map<string, number>();
  const ids = new Map<Resource, string>();
  for (const resource of resources) {
    const base = `${resource.groupKind}/${resource.namespace}/${resource.name}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    ids.set(resource, count === 1 ? base : `${base}#${count}`);
  }
  return ids;
}

function setNames(graph: Graph): Map<Resource, string[]> {
  const names = new Map<Resource, string[]>();
  for (const { name, own } of graph.sets)
    for (const resource of own) {
      const known = names.get(resource);
      if (known === undefined) names.set(resource, [name]);
      else known.push(name);
    }
  return names;
}

function viewEdge(edge: Edge, idOf: (resource: Resource) => string): GraphEdge {
  return {
    reference: edge.reference,
    from: idOf(edge.from),
    field: formatFieldPath(edge.path),
    ...lineOf({ resource: edge.from, path: edge.path, on: 'value' }),
    state: edge.state,
    wanted: describeWanted(edge),
    to: [...new Set(edge.targets.map(({ resource }) => idOf(resource)))],
    places: edge.targets.map(lineOf),
    missing: edge.missing ?? null,
    optional: edge.optional,
    reason: edge.reason ?? null,
    closest: edge.closest.map(({ anchor, differs, has, wanted }) => ({ node: idOf(anchor.resource), differs, has, wanted })),
  };
}

/** The graph for showing: in the order of files, plain data, the same bytes whatever the order of the input. */
export function viewGraph(graph: Graph): GraphView {
  const ids = nodeIds(graph.resources);
  const sets = setNames(graph);
  const idOf = (resource: Resource): string => ids.get(resource) ?? '';
  return {
    sets: graph.sets.map(({ name, because, base, own }) => ({ name, because, base: base?.name ?? null, objects: own.length })),
    nodes: graph.resources.map((resource) => ({
      id: idOf(resource), kind: resource.kind, group: resource.group, namespace: resource.namespace, name: resource.name,
      ...lineOf({ resource, path: [], on: 'key' }), sets: sets.get(resource) ?? [],
    })),
    edges: graph.edges.map((edge) => viewEdge(edge, idOf)),
  };
}
