import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syntheticFiles } from '#test/bench/generator.js';
import { lintFiles } from '#test/lint-folder.js';
import { readManifests } from '#test/mutate/manifest.js';
import { MISTAKES, type Mistake } from '#test/mutate/mistakes.js';
import { pick, randomOf } from '#test/mutate/random.js';
import { sharedFolder, unpackShared } from '#test/shared-material.js';

type Report = ReturnType<typeof lintFiles>;

/** A sound set: its files, what kubelore says of it as it is, and where each kind of mistake can be made. */
interface SoundSet {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  readonly before: ReadonlySet<string>;
  readonly places: ReadonlyMap<string, readonly Mistake[]>;
}

const MOST_BYTES = 1_500_000;

const lint = (files: ReadonlyMap<string, string>): Report => lintFiles([...files].map(([path, text]) => ({ path, text })));

function soundSet(name: string, files: ReadonlyMap<string, string>, seed: number): SoundSet {
  const manifests = readManifests(files);
  const random = randomOf(seed);
  return {
    name, files, before: new Set(lint(files).findings.map(({ fingerprint }) => fingerprint)),
    places: new Map([...MISTAKES].map(([kind, find]) => [kind, find(manifests, random)])),
  };
}

function filesOf(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().filter((name) => /\.(ya?ml|json)$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** The clean sets of the corpus that are small enough to be linted hundreds of times, and synthetic applications. */
function soundSets(seed: number): readonly SoundSet[] {
  const [shared, folder] = [sharedFolder(), unpackShared('corpus/open-sets.tar.xz')];
  const rows = shared === undefined ? [] : readFileSync(join(shared, 'corpus/open-sets.tsv'), 'utf8').trimEnd().split('\n').slice(1).map((row) => row.split('\t'));
  const clean = rows.filter((row) => row.at(-1) === 'yes').map(([id = '']) => id)
    .filter((id) => folder !== undefined && filesSize(join(folder, id)) <= MOST_BYTES);
  if (folder === undefined) console.log('the clean sets are skipped: there is no shared material (KUBELORE_SHARED)');
  const synthetic = [1, 2, 3].map((number) => soundSet(`synthetic-${number}`, new Map(syntheticFiles(60, number).map(({ path, text }) => [path, text])), seed));
  return [...(folder === undefined ? [] : clean.map((id) => soundSet(id, filesOf(join(folder, id)), seed))), ...synthetic];
}

const filesSize = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

interface Outcome {
  readonly found: 'at the line' | 'at a cause' | 'no';
  readonly others: readonly string[];
}

/** Makes one mistake and says whether something new is said of its line, and which other new errors appear. */
function tryMistake(set: SoundSet, mistake: Mistake): Outcome {
  const text = set.files.get(mistake.file) ?? '';
  const line = text.slice(0, mistake.start).split('\n').length;
  const files = new Map(set.files).set(mistake.file, text.slice(0, mistake.start) + mistake.text + text.slice(mistake.end));
  const fresh = lint(files).findings.filter(({ fingerprint }) => !set.before.has(fingerprint));
  const isThere = (place: { file: string; line: number; endLine: number } | undefined): boolean => place?.file === mistake.file && place.line <= line && place.endLine >= line;
  const at = fresh.filter(({ location }) => isThere(location) && location.line === line);
  const related = fresh.filter(({ location, causes }) => isThere(location) || causes.some((cause) => isThere(cause.location)));
  const others = fresh.filter((finding) => finding.severity === 'error' && !at.includes(finding) && !related.includes(finding));
  return { found: at.length > 0 ? 'at the line' : related.length > 0 ? 'at a cause' : 'no', others: others.map(({ rule, location }) => `${rule} ${location.file}:${location.line}`) };
}

/** Makes `count` single mistakes, each kind as often as the others; prints what is missed, and a table by kind. The same seed, the same mistakes. */
function main(count: number, seed: number): number {
  const LEAST = 0.95;
  const sets = soundSets(seed);
  const random = randomOf(seed);
  const kinds = [...MISTAKES.keys()];
  const table = new Map(kinds.map((kind) => [kind, { made: 0, line: 0, cause: 0, noisy: 0 }]));
  for (let made = 0; made < count; made++) {
    const kind = kinds[made % kinds.length] ?? '';
    const set = pick(sets.filter(({ places }) => (places.get(kind) ?? []).length > 0), random);
    const mistake = pick(set.places.get(kind) ?? [], random);
    const { found, others } = tryMistake(set, mistake);
    const row = table.get(kind) ?? { made: 0, line: 0, cause: 0, noisy: 0 };
    table.set(kind, { made: row.made + 1, line: row.line + (found === 'at the line' ? 1 : 0), cause: row.cause + (found === 'at a cause' ? 1 : 0), noisy: row.noisy + (others.length > 0 ? 1 : 0) });
    if (found === 'no') console.log(`MISSED ${kind}: ${set.name} ${mistake.file}: ${mistake.what}`);
    if (others.length > 0) console.log(`NOISY  ${kind}: ${set.name} ${mistake.file}: ${mistake.what}: ${others.join(', ')}`);
  }
  console.log('kind          made  at the line  at a cause of a finding  missed  with another error');
  const rows = [...table, ['all', [...table.values()].reduce((a, b) => ({ made: a.made + b.made, line: a.line + b.line, cause: a.cause + b.cause, noisy: a.noisy + b.noisy }))] as const];
  for (const [kind, { made, line, cause, noisy }] of rows)
    console.log(`${kind.padEnd(12)}${String(made).padStart(6)}${String(line).padStart(13)}${String(cause).padStart(25)}${String(made - line - cause).padStart(8)}${String(noisy).padStart(20)}`);
  const all = rows.at(-1)?.[1] ?? { made: 0, line: 0, cause: 0, noisy: 0 };
  return (all.line + all.cause) / Math.max(1, all.made) >= LEAST && all.noisy === 0 ? 0 : 1;
}

process.exitCode = main(Number(process.argv[2] ?? 500), Number(process.argv[3] ?? 20));
