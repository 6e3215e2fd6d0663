import type { GraphEdge, GraphNode, GraphView } from '#engine/index.js';

/** A box of a drawing: an object, or something that is not in the input. */
export interface Box {
  readonly id: string;
  readonly lines: readonly string[];
  readonly isGhost: boolean;
}

/** An arrow of a drawing. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly state: GraphEdge['state'];
}

/** What Mermaid and DOT draw: boxes by namespace, and arrows; references that stay within an object are left out unless they lead nowhere. */
export interface Drawing {
  readonly groups: readonly { readonly namespace: string; readonly boxes: readonly Box[] }[];
  readonly arrows: readonly Arrow[];
}

/** References that say little in a drawing: every object has them. */
const PLAIN = new Set(['object-namespace']);

function boxesByNamespace(nodes: readonly GraphNode[], ids: ReadonlyMap<string, string>): Drawing['groups'] {
  const groups = new Map<string, Box[]>();
  for (const { id, kind, name, namespace } of nodes) {
    const box = { id: ids.get(id) ?? '', lines: [kind, name], isGhost: false };
    const boxes = groups.get(namespace);
    if (boxes === undefined) groups.set(namespace, [box]);
    else boxes.push(box);
  }
  return [...groups].map(([namespace, boxes]) => ({ namespace, boxes }));
}

/** Lays a graph out as boxes and arrows, with short ids that need no escaping. */
export function drawingOf(view: GraphView): Drawing {
  const ids = new Map(view.nodes.map(({ id }, index) => [id, `n${index}`]));
  const ghosts = new Map<string, Box>();
  const arrows = new Map<string, Arrow>();
  for (const { from, to, reference, state, wanted } of view.edges) {
    const isWithin = to.length > 0 && to.every((target) => target === from);
    if (PLAIN.has(reference) || (isWithin && state !== 'missing')) continue;
    const targets = to.map((target) => ids.get(target) ?? '');
    if (targets.length === 0) {
      const ghost = ghosts.get(wanted) ?? { id: `x${ghosts.size}`, lines: [wanted], isGhost: true };
      ghosts.set(wanted, ghost);
      targets.push(ghost.id);
    }
    for (const target of targets) {
      const arrow = { from: ids.get(from) ?? '', to: target, label: reference, state };
      arrows.set([arrow.from, target, reference, state].join(' '), arrow);
    }
  }
  const groups = boxesByNamespace(view.nodes, ids);
  return { groups: ghosts.size === 0 ? groups : [...groups, { namespace: '', boxes: [...ghosts.values()] }], arrows: [...arrows.values()] };
}
