import type { Graph, ResourceSet } from '#engine/graph/edge.js';
import type { Resource } from '#engine/resource/resource.js';
import { runScenario, type StepResult } from '#engine/simulation/scenario.js';
import { simulateSets } from '#engine/simulation/simulate.js';
import type { Simulation } from '#engine/simulation/simulation.js';
import type { ScenarioStep } from '#engine/generated/scenario.js';
import { decoded } from '#test/engine/resource/decoded.js';

/** A graph of these sets that nothing patches and nothing refers in. */
export const graphOf = (...sets: readonly ResourceSet[]): Graph => ({
  resources: sets.flatMap(({ own }) => own),
  sets,
  edges: [],
  edgesFrom: () => [],
  edgesTo: () => [],
  isPatched: () => false,
});

/** A set of these resources. */
export const setOf = (own: readonly Resource[], base?: ResourceSet): ResourceSet => ({ name: 'folder', because: 'folder', base, own });

/** What the control plane makes of manifests that are one set. */
export function simulated(text: string): Simulation {
  const [simulation] = simulateSets(graphOf(setOf(decoded(text).resources)));
  if (simulation === undefined) throw new Error('no set');
  return simulation;
}

/** What a cluster does with one file of manifests, applied first, and with the steps after it. */
export const played = (text: string, ...steps: readonly ScenarioStep[]): readonly StepResult[] =>
  runScenario({ scenario: { steps: [{ apply: ['a.yaml'] }, ...steps] }, files: new Map([['a.yaml', decoded(text).resources]]) });

/** A Deployment `web` of namespace `shop`, with a spec of its own. */
export const deployment = (spec: string, image = 'nginx:1.27'): string => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: '${image}'}]}
${spec.replaceAll(/^/gm, '  ')}
`;
