import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceLibrary } from '#cli/build/source-library.js';
import { formatProblem } from '#engine/rule/problem.js';

// Compiles rules/ and schemas/ to bundle/library/: compact JSON that the program reads part by part when it is asked for.

const FOLDER = 'bundle/library';

/** Bytes are told at the end: what npm ships should be known. */
function write(name: string, content: unknown): number {
  const text = JSON.stringify(content);
  writeFileSync(join(FOLDER, `${name}.json`), text);
  return Buffer.byteLength(text);
}

const { library, problems } = readSourceLibrary('.');
if (problems.length > 0) {
  for (const problem of problems) console.error(formatProblem(problem));
  console.error(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in rules/ and schemas/`);
  process.exit(2);
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
// Examples are most of a rule file and wanted only by `explain` and the tests.
const bytes = write('rules', library.rules.map((rule) => ({ ...rule, bad: [], good: [] })))
  + write('examples', Object.fromEntries(library.rules.map(({ id, bad, good }) => [id, { bad, good }])))
  + write('glossary', library.glossary)
  + write('facts', library.facts)
  + write('references', library.references)
  + write('producers', library.producers)
  + write('world', library.world);
cpSync('schemas/kubernetes', join(FOLDER, 'kubernetes'), {
  recursive: true,
  filter: (source) => !/[\\/](renew|constraints)($|[\\/]|\.ts$)/.test(source) && !/\.(ts|md|tsv)$/.test(source),
});
write('kubernetes/constraints', library.kubernetes.load('constraints'));
console.log(`${FOLDER}  ${library.rules.length} rules, ${library.glossary.length} terms, ${Math.round(bytes / 1024)} KiB`);
