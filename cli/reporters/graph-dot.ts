import { visible, type GraphView } from '#engine/index.js';
import { drawingOf, type Arrow, type Box } from '#cli/reporters/graph-drawing.js';

const quote = (lines: readonly string[]): string => `"${lines.map((line) => visible(line).replace(/[\\"]/g, '\\$&')).join('\\n')}"`;

const STYLES: { readonly [state in Arrow['state']]: string } = {
  resolved: '', ambiguous: ', style=bold', provided: ', style=dashed', undecided: ', style=dotted', missing: ', color=red',
};

const boxLine = ({ id, lines, isGhost }: Box): string => `${id} [label=${quote(lines)}${isGhost ? ', style="rounded,dashed"' : ''}];`;

/** The graph for Graphviz, a cluster for each namespace. */
export function graphDot(view: GraphView): string {
  const { groups, arrows } = drawingOf(view);
  const lines = groups.flatMap(({ namespace, boxes }, index) =>
    namespace === ''
      ? boxes.map((box) => `  ${boxLine(box)}`)
      : [`  subgraph cluster_${index} {`, `    label=${quote([namespace])};`, ...boxes.map((box) => `    ${boxLine(box)}`), '  }']);
  const drawn = arrows.map(({ from, to, label, state }) => `  ${from} -> ${to} [label=${quote([state === 'resolved' ? label : `${label}: ${state}`])}${STYLES[state]}];`);
  return `${['digraph kubelore {', '  rankdir=LR;', '  node [shape=box];', ...lines, ...drawn, '}'].join('\n')}\n`;
}
