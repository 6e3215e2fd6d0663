import { readFiles } from '#cli/files.js';
import { readLibrary } from '#cli/library.js';
import { DEFAULT_OPTIONS, lint, validate, type Library, type Observer, type SourceFile } from '#engine/index.js';

/** What one stage took, and what was on the heap at its end. */
export interface StageMeasure {
  readonly stage: string;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
}

/** What the flow over one folder took, by stage. */
export interface Measure {
  readonly documents: number;
  readonly megabytes: number;
  readonly findings: number;
  readonly stages: readonly StageMeasure[];
}

/** A clock over stages. What lies on the heap is counted after a garbage collection where the process allows one; that is not timed. */
function stageClock(): { readonly observe: (stage: string) => void; readonly stages: StageMeasure[] } {
  const stages: StageMeasure[] = [];
  let running: { readonly stage: string; readonly since: number } | undefined;
  const observe = (stage: string): void => {
    if (running !== undefined) {
      const milliseconds = performance.now() - running.since;
      globalThis.gc?.();
      stages.push({ stage: running.stage, milliseconds, heapMegabytes: process.memoryUsage().heapUsed / 1e6 });
    }
    running = { stage, since: performance.now() };
  };
  return { observe, stages };
}

/** What a flow read and found. */
type Counted = Pick<Measure, 'documents' | 'findings'>;

function lintAll(files: readonly SourceFile[], library: Library, observe: Observer): Counted {
  const report = lint(files, library, {
    kubernetesVersion: library.kubernetes.versions.at(-1) ?? '', namespace: '', provided: [], severities: {}, language: 'en', version: '0', notes: [],
  }, observe);
  return { documents: report.summary.documents, findings: report.findings.length };
}

function validateAll(files: readonly SourceFile[], library: Library, observe: Observer): Counted {
  const objects = validate(files, library, {
    kubernetesVersion: library.kubernetes.versions.at(-1) ?? '', apiServer: DEFAULT_OPTIONS, isStrict: true, schemaOf: () => undefined,
  }, observe);
  return { documents: objects.length, findings: objects.reduce((sum, { causes }) => sum + causes.length, 0) };
}

/** Runs a flow over a folder, a stage after the other. */
function measure(folder: string, flow: typeof lintAll): Measure {
  const clock = stageClock();
  clock.observe('read');
  const { files } = readFiles([], { folder, exclude: [], stdinFilename: '', input: () => '' });
  const counted = flow(files, readLibrary(), clock.observe);
  clock.observe('end');
  return { ...counted, megabytes: files.reduce((sum, { text }) => sum + text.length, 0) / 1e6, stages: clock.stages };
}

const [, , word, command, folder] = process.argv;
if (word === '--measure' && folder !== undefined) console.log(JSON.stringify(measure(folder, command === 'validate' ? validateAll : lintAll)));
