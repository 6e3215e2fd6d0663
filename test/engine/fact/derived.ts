import { readSourceLibrary } from '#cli/build/source-library.js';
import type { Column, Fact } from '#engine/fact/fact.js';
import { deriveFacts } from '#engine/fact/derive.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { resolve } from '#engine/lint.js';
import { simulateSets } from '#engine/simulation/simulate.js';

export const { library } = readSourceLibrary('.');

/** Files by path to their facts, by the newest Kubernetes. */
export function factsOf(files: { readonly [path: string]: string }): readonly Fact[] {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { documents, scheme, graph } = resolve(sources, library, { kubernetesVersion: library.kubernetes.versions.at(-1) ?? '', namespace: '', provided: [] });
  return deriveFacts({ documents, scheme, graph, simulations: simulateSets(graph) });
}

const shown = (value: Column | undefined): string => (value === UNDECIDED ? '?' : typeof value === 'string' ? value : (JSON.stringify(value) ?? '-'));

/** The rows of one fact, each as its columns of these names, `?` where undecided. */
export const rowsOf = (facts: readonly Fact[], name: string, columns: readonly string[]): readonly string[] =>
  facts.filter(({ fact }) => fact === name).map((fact) => columns.map((column) => shown(fact.columns[column])).join(' '));
