import { kubernetes } from '#test/kubernetes-source.js';
import { writeScenarios } from '#test/conformance/scenarios.js';

const USAGE = 'conformance scenarios FOLDER --out FOLDER';

/** Writes what we say of recorded things in the recordings' own form; `subject` says of which. */
function main([subject, folder, flag, out]: readonly string[]): number {
  if (folder === undefined || flag !== '--out' || out === undefined || subject !== 'scenarios') {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  process.stdout.write(`${writeScenarios(folder, out, kubernetes)} scenarios written to ${out}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
