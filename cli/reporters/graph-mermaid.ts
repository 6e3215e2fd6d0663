import { visible, type GraphView } from '#engine/index.js';
import { drawingOf, type Arrow, type Box } from '#cli/reporters/graph-drawing.js';

/** Text within quotes: Mermaid reads entities, with `#` in place of `&`. */
const escape = (text: string): string => visible(text).replace(/[#&<>"`\\|{}[\]]/g, (character) => `#${character.codePointAt(0) ?? 0};`);

const ARROWS: { readonly [state in Arrow['state']]: string } = { resolved: '-->', ambiguous: '-->', provided: '-.->', undecided: '-.->', missing: '--x' };

const boxLine = ({ id, lines, isGhost }: Box): string => {
  const text = `"${lines.map(escape).join('<br/>')}"`;
  return isGhost ? `${id}(${text}):::absent` : `${id}[${text}]`;
};

/** The graph as a Mermaid flowchart, a subgraph for each namespace. */
export function graphMermaid(view: GraphView): string {
  const { groups, arrows } = drawingOf(view);
  const lines = groups.flatMap(({ namespace, boxes }, index) =>
    namespace === '' ? boxes.map((box) => `  ${boxLine(box)}`) : [`  subgraph s${index}["${escape(namespace)}"]`, ...boxes.map((box) => `    ${boxLine(box)}`), '  end']);
  const drawn = arrows.map(({ from, to, label, state }) => `  ${from} ${ARROWS[state]}|"${escape(state === 'resolved' ? label : `${label}: ${state}`)}"| ${to}`);
  return `${['flowchart LR', ...lines, ...drawn, '  classDef absent stroke-dasharray: 4 4'].join('\n')}\n`;
}
