import { type ClusterObject, displayName } from '#engine/simulation/cluster-object.js';
import type { EventWords } from '#engine/simulation/component.js';
import type { ClusterEvent } from '#engine/simulation/simulation.js';

/** The events of a cluster; one that is said again before the cluster comes to rest is the same event. */
export interface EventLog {
  readonly events: readonly ClusterEvent[];
  record(words: EventWords, regarding: ClusterObject<unknown>, component: string, round: number): void;
  /** From here on, what is said again is a new event. */
  rest(): void;
}

/** An empty log. */
export function eventLog(): EventLog {
  const events: ClusterEvent[] = [];
  const said = new Set<string>();
  return {
    events,
    record({ type, reason, message }, about, component, round) {
      const regarding = displayName(about);
      const words = `${type} ${reason} ${regarding}: ${message}`;
      if (said.has(words)) return;
      said.add(words);
      events.push({ round, component, type, reason, message, regarding, origin: about.origin });
    },
    rest: () => said.clear(),
  };
}
