import { readFiles } from '#cli/files.js';
import { readLibrary } from '#cli/library.js';
import { DEFAULT_OPTIONS, lint, validate, type Report } from '#engine/index.js';

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

const findingsOf = (report: Report): number => report.findings.length;

const readFolder = (folder: string): ReturnType<typeof readFiles>['files'] =>
  readFiles([], { folder, exclude: [], stdinFilename: '', input: () => '' }).files;

const megabytesOf = (files: readonly { readonly text: string }[]): number => files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;

/** Runs the flow of `lint` over a folder, a stage after the other. */
function measureLint(folder: string): Measure {
  const clock = stageClock();
  clock.observe('read');
  const files = readFolder(folder);
  const library = readLibrary();
  const report = lint(files, library, {
    kubernetesVersion: library.kubernetes.versions.at(-1) ?? '', namespace: '', provided: [], severities: {}, language: 'en', version: '0', notes: [],
  }, clock.observe);
  clock.observe('end');
  return { documents: report.summary.documents, megabytes: megabytesOf(files), findings: findingsOf(report), stages: clock.stages };
}

/** Runs the flow of `validate` over a folder, a stage after the other. */
function measureValidate(folder: string): Measure {
  const clock = stageClock();
  clock.observe('read');
  const files = readFolder(folder);
  const library = readLibrary();
  const objects = validate(files, library, {
    kubernetesVersion: library.kubernetes.versions.at(-1) ?? '', apiServer: DEFAULT_OPTIONS, isStrict: true, schemaOf: () => undefined,
  }, clock.observe);
  clock.observe('end');
  return { documents: objects.length, megabytes: megabytesOf(files), findings: objects.reduce((sum, { causes }) => sum + causes.length, 0), stages: clock.stages };
}

const [, , word, command, folder] = process.argv;
if (word === '--measure' && folder !== undefined) console.log(JSON.stringify(command === 'validate' ? measureValidate(folder) : measureLint(folder)));
