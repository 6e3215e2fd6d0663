import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions, type Contents, type FeatureGates, type GatedField, type ServedKind, type VersionedKinds } from '#schemas/kubernetes/renew/contents.js';
import { compactDefinitions, expandDefinitions, type Definitions } from '#schemas/kubernetes/renew/definitions.js';

/** `schemas/kubernetes/`. */
const here = join(import.meta.dirname, '..');

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(here, name), 'utf8'));

const KIND_FIELDS = [
  'definition', 'scope', 'plural', 'singular', 'shortNames', 'served', 'byDefault', 'gate', 'introduced', 'deprecated', 'removed', 'replacement', 'notes',
];

const GATED_FIELDS = ['type', 'field', 'gates', 'emptied', 'off', 'hand'];

function writeLines(path: string, rows: { readonly [name: string]: unknown }, fields?: string[]): void {
  const lines = Object.keys(rows).sort().map((name) => `${JSON.stringify(name)}:${JSON.stringify(rows[name], fields)}`);
  writeFileSync(path, `{\n${lines.join(',\n')}\n}\n`);
}

function writeDefinitions(versions: VersionedKinds): void {
  const folder = join(here, 'definitions');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const packages: { [name: string]: Definitions } = {};
  for (const [name, variants] of Object.entries(compactDefinitions(versions))) {
    const dot = name.lastIndexOf('.');
    (packages[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = variants;
  }
  for (const [name, definitions] of Object.entries(packages)) writeLines(join(folder, `${name}.json`), definitions);
}

/** All that the folder holds. */
export function readFolder(): Contents {
  const known = readJson('versions.json') as string[];
  const kinds = readJson('kinds.json') as { [key: string]: ServedKind };
  const definitions: Definitions = {};
  for (const file of readdirSync(join(here, 'definitions')))
    for (const [name, variants] of Object.entries(readJson(`definitions/${file}`) as Definitions))
      definitions[`${file.slice(0, -'.json'.length)}.${name}`] = variants;
  return { versions: expandDefinitions(definitions, known), kinds, gates: readJson('feature-gates.json') as FeatureGates, gatedFields: readJson('gated-fields.json') as GatedField[] };
}

/** Writes all of it again. */
export function writeFolder({ versions, kinds, gates, gatedFields }: Contents): void {
  writeDefinitions(versions);
  writeLines(join(here, 'kinds.json'), kinds, KIND_FIELDS);
  writeLines(join(here, 'feature-gates.json'), gates);
  writeFileSync(join(here, 'gated-fields.json'), `[\n${gatedFields.map((row) => JSON.stringify(row, GATED_FIELDS)).join(',\n')}\n]\n`);
  writeFileSync(join(here, 'versions.json'), `${JSON.stringify(Object.keys(versions).sort(compareVersions))}\n`);
}
