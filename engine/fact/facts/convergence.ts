import type { Fact, FactDerivation } from '#engine/fact/fact.js';
import type { Simulation } from '#engine/simulation/simulation.js';

/** Most events of a simulation that does not come to rest that are shown. */
const LAST_EVENTS = 4;

function* toFact({ set, outcome, rounds, events }: Simulation): Iterable<Fact> {
  const last = events.slice(-LAST_EVENTS);
  const origin = last.find((event) => event.origin !== undefined)?.origin ?? set.own[0];
  if (origin === undefined) return;
  yield {
    fact: 'convergence',
    columns: { set: set.name, outcome, rounds },
    places: { at: { resource: origin, path: ['metadata', 'name'], on: 'value' } },
    resource: origin,
    because: outcome === 'converged' ? [] : last.map((event) => ({ type: 'event', event })),
  };
}

/** Whether the control plane comes to rest, once a set. */
export const convergence: FactDerivation = {
  fact: 'convergence',
  *derive({ simulations }) {
    for (const simulation of simulations) yield* toFact(simulation);
  },
};
