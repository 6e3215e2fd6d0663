import type { Graph } from '#engine/graph/edge.js';
import type { Simulation } from '#engine/simulation/simulation.js';
import type { Document } from '#engine/source/document.js';
import { displayText } from '#engine/report/display.js';
import type { ReportedFinding, SkippedDocuments, Summary } from '#engine/generated/report.js';
import type { InputNote, Phrases } from '#engine/report/words/phrases.js';

/** What a run looked at. */
export interface Read {
  readonly files: number;
  readonly documents: readonly Document[];
  readonly graph: Graph;
  readonly simulations: readonly Simulation[];
  readonly undecided: number;
  readonly suppressed: number;
  /** What `cli/` left out of the input, and why. */
  readonly notes: readonly InputNote[];
}

const isBroken = (document: Document): boolean =>
  document.role === 'broken' || document.problems.some(({ code }) => code === 'syntax' || code === 'too-deep' || code === 'too-large');

const speakNote = ({ path, why, detail }: InputNote, phrases: Phrases): string => {
  const shown = { path: displayText(path), detail: displayText(detail) };
  return phrases.inputNotes[why]?.(shown.path, shown.detail) ?? `${shown.path}: ${why} ${shown.detail}`;
};

const ascending = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function skippedOf(documents: readonly Document[]): SkippedDocuments[] {
  const found = new Map<string, { file: string; documents: number; role: string }>();
  for (const { file, role } of documents) {
    if (role === 'manifest' || role === 'broken') continue;
    const key = `${file.path}\n${role}`;
    const row = found.get(key) ?? { file: file.path, documents: 0, role };
    row.documents += 1;
    found.set(key, row);
  }
  return [...found.keys()].sort(ascending).flatMap((key) => found.get(key) ?? []);
}

/** The report's summary: what was read, what was left alone and why, what stayed open, what was assumed. */
export function summarise(read: Read, findings: readonly ReportedFinding[], phrases: Phrases): Summary {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  const assumed = [...new Set(read.simulations.flatMap(({ assumptions }) => assumptions))].sort(ascending);
  return {
    files: read.files,
    documents: read.documents.length,
    objects: read.graph.resources.length,
    broken: read.documents.filter(isBroken).length,
    skipped: skippedOf(read.documents),
    sets: read.graph.sets.map(({ name, because, own, base }) => ({ name, because, objects: own.length + (base?.own.length ?? 0) })).sort((left, right) => ascending(left.name, right.name)),
    undecided: read.undecided,
    suppressed: read.suppressed,
    assumptions: assumed.map((code) => phrases.assumptions[code] ?? code),
    notes: read.notes.map((note) => speakNote(note, phrases)),
    counts,
  };
}
