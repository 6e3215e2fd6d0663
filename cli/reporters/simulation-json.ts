import { viewSimulation, type Simulation } from '#engine/index.js';

/** The timelines and end states of all sets as JSON. */
export const simulationJson = (simulations: readonly Simulation[]): string => `${JSON.stringify(simulations.map(viewSimulation), null, 2)}\n`;
