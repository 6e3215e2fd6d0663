import { visible, type GraphEdge, type GraphNode, type GraphView } from '#engine/index.js';
import { painter, type Paint, type Style } from '#cli/reporters/paint.js';

const STYLES: { readonly [state in GraphEdge['state']]: Style } = { resolved: 'green', ambiguous: 'yellow', missing: 'red', provided: 'cyan', undecided: 'dim' };

/** Targets that are listed one by one. */
const MOST = 4;

const REASONS: { readonly [code: string]: string } = {
  'made-by-cluster': 'every cluster has it', 'made-by-controller': 'made by a controller', 'made-by-operator': 'made by an operator',
  'provided-by-config': 'said to be provided', generated: 'may be generated', 'other-set': 'is not applied together with this',
  world: 'may exist outside', 'unnamed-namespace': 'one side names no namespace', patched: 'may be patched', transformed: 'may be renamed',
  'broken-document': 'may be in a broken document', 'refused-target': 'the target is faulty itself', 'unknown-kind': 'of an unknown kind',
};

/** What every object has, and what stays within one, is shown only where it leads nowhere. */
const isShown = ({ reference, state, from, to }: GraphEdge): boolean =>
  state === 'missing' || (reference !== 'object-namespace' && !(to.length > 0 && to.every((target) => target === from)));

function nameOf(node: GraphNode | undefined): string {
  if (node === undefined) return '';
  return `${node.kind} ${node.namespace === '' ? '' : `${node.namespace}/`}${node.name}`;
}

function targetsOf(edge: GraphEdge, nodes: ReadonlyMap<string, GraphNode>): string {
  if (edge.to.length === 0) return edge.wanted;
  const [place] = edge.places;
  const named = edge.to.slice(0, MOST).map((id) => nameOf(nodes.get(id))).join(', ');
  const more = edge.to.length > MOST ? ` and ${edge.to.length - MOST} more` : '';
  return `${named}${more}${place === undefined ? '' : `  ${place.file}:${place.line}`}`;
}

function remarkOf({ state, reason, closest, optional, missing, wanted, to }: GraphEdge, nodes: ReadonlyMap<string, GraphNode>): string {
  if (state === 'resolved') return '';
  const [near] = closest;
  const what = missing !== null && to.length > 0 ? `, has no ${wanted}` : '';
  const why = reason === null ? '' : `, ${REASONS[reason.code] ?? reason.code}${reason.by === '' || reason.code === 'world' ? '' : ` (${reason.by})`}`;
  const who = near === undefined || state !== 'missing' ? '' : `, closest: ${nameOf(nodes.get(near.node))}${near.differs === 'name' ? '' : ` (${near.differs} ${near.has === '' ? 'none' : near.has})`}`;
  return `  ${state}${optional && state === 'missing' ? ', optional' : ''}${what}${why}${who}`;
}

function edgeLine(edge: GraphEdge, nodes: ReadonlyMap<string, GraphNode>, paint: Paint): string {
  const mark = edge.state === 'missing' ? 'x' : '>';
  return `  ${paint(STYLES[edge.state], `-${mark}`)} ${visible(targetsOf(edge, nodes))}${paint(STYLES[edge.state], visible(remarkOf(edge, nodes)))}\n     ${paint('dim', visible(`${edge.field}  ${edge.file}:${edge.line}  ${edge.reference}`))}`;
}

function countStates(edges: readonly GraphEdge[]): string {
  const counts = new Map<GraphEdge['state'], number>();
  for (const { state } of edges) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([state, count]) => `${count} ${state}`).join(', ');
}

/** The graph as a list: each object that refers to something, and below it what it refers to. */
export function graphText(view: GraphView, look: { readonly colours: boolean }): string {
  const paint = painter(look.colours);
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const byNode = new Map<string, GraphEdge[]>();
  for (const edge of view.edges.filter(isShown)) byNode.set(edge.from, [...(byNode.get(edge.from) ?? []), edge]);
  const blocks = view.nodes.flatMap((node) => {
    const edges = byNode.get(node.id);
    if (edges === undefined) return [];
    return [[`${paint('bold', visible(nameOf(node)))}  ${paint('dim', visible(`${node.file}:${node.line}`))}`, ...edges.map((edge) => edgeLine(edge, nodes, paint))].join('\n')];
  });
  const { length } = view.nodes;
  const footer = `${length} ${length === 1 ? 'object' : 'objects'}, ${view.edges.length} ${view.edges.length === 1 ? 'reference' : 'references'}${view.edges.length === 0 ? '' : `: ${countStates(view.edges)}`}`;
  return `${[...blocks, footer].join('\n\n')}\n`;
}
