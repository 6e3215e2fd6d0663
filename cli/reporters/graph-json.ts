import type { GraphView } from '#engine/index.js';

/** The whole graph as JSON. */
export const graphJson = (view: GraphView): string => `${JSON.stringify(view, null, 2)}\n`;
