import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { kubernetes } from '#test/kubernetes-source.js';
import { compareDefaulted } from '#test/conformance/defaulted.js';
import { judgeDocuments } from '#test/conformance/documents.js';
import type { Ours } from '#test/conformance/judge.js';
import { judgeMutants } from '#test/conformance/mutants.js';
import { readLines, type RecordedDocument } from '#test/conformance/recordings.js';
import { writeScenarios } from '#test/conformance/scenarios.js';

const USAGE = `conformance scenarios FOLDER --out FOLDER
conformance mutations FILE --seeds FILE --out FILE
conformance updates FILE --seeds FILE --out FILE
conformance documents FILE --root FOLDER --out FILE
conformance defaulted FILE --root FOLDER [--custom FILE] [--seeds FILE]
`;

interface Flags {
  readonly seeds?: string | undefined;
  readonly root?: string | undefined;
  readonly custom?: string | undefined;
  readonly out?: string | undefined;
}

function writeVerdicts(verdicts: readonly Ours[], out: string): string {
  writeFileSync(out, verdicts.map((verdict) => `${JSON.stringify(verdict)}\n`).join(''));
  return `${verdicts.length} verdicts written to ${out}\n`;
}

/** What a subject yields to print; undefined where it was called wrongly. */
function run(subject: string | undefined, file: string | undefined, { seeds, root, custom, out }: Flags): string | undefined {
  if (subject === 'defaulted' && file !== undefined && root !== undefined) return compareDefaulted({ file, root, custom, seeds });
  if (file === undefined || out === undefined) return undefined;
  if (subject === 'scenarios') return `${writeScenarios(file, out, kubernetes)} scenarios written to ${out}\n`;
  if (subject === 'documents' && root !== undefined) return writeVerdicts(judgeDocuments(readLines<RecordedDocument>(file), root), out);
  if ((subject === 'mutations' || subject === 'updates') && seeds !== undefined) return writeVerdicts(judgeMutants(file, seeds, subject === 'updates'), out);
  return undefined;
}

/** Writes what we say of recorded things in the recordings' own form; `subject` says of which. */
function main(argv: readonly string[]): number {
  const { values, positionals } = parseArgs({
    args: [...argv], allowPositionals: true,
    options: { seeds: { type: 'string' }, root: { type: 'string' }, custom: { type: 'string' }, out: { type: 'string' } },
  });
  const said = run(positionals[0], positionals[1], values);
  (said === undefined ? process.stderr : process.stdout).write(said ?? USAGE);
  return said === undefined ? 2 : 0;
}

process.exitCode = main(process.argv.slice(2));
