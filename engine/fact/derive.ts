import type { Evidence, Fact } from '#engine/fact/fact.js';
import { FACTS } from '#engine/fact/facts/index.js';

/** All facts, in the order of the registry; within one, in the order of the input. */
export function deriveFacts(evidence: Evidence): Fact[] {
  const facts: Fact[] = [];
  for (const derivation of FACTS) for (const fact of derivation.derive(evidence)) facts.push(fact);
  return facts;
}
