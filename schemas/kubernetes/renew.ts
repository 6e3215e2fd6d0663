/**
 * Makes `definitions/` and `kinds.json` of this folder again. The README beside it says how to get what it reads.
 *
 *     npx tsx schemas/kubernetes/renew.ts --tables FOLDER      from tables of many versions: openapi/, resources/, history.tsv
 *     npx tsx schemas/kubernetes/renew.ts --server FOLDER      adds one version from the documents of an API server
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compactDefinitions, compareVersions, expandDefinitions } from './renew/variants.js';
import type { Definitions, ServedKind, VersionedKinds } from './renew/variants.js';
import { readServer } from './renew/server.js';
import { readTables } from './renew/tables.js';

const here = import.meta.dirname;

function writeLines(path: string, rows: { readonly [name: string]: unknown }): void {
  const lines = Object.keys(rows).sort().map((name) => `${JSON.stringify(name)}:${JSON.stringify(rows[name])}`);
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

function readFolder(): { versions: VersionedKinds; kinds: { [key: string]: ServedKind } } {
  const known = JSON.parse(readFileSync(join(here, 'versions.json'), 'utf8')) as string[];
  const kinds = JSON.parse(readFileSync(join(here, 'kinds.json'), 'utf8')) as { [key: string]: ServedKind };
  const definitions: Definitions = {};
  for (const file of readdirSync(join(here, 'definitions')))
    for (const [name, variants] of Object.entries(JSON.parse(readFileSync(join(here, 'definitions', file), 'utf8')) as Definitions))
      definitions[`${file.slice(0, -'.json'.length)}.${name}`] = variants;
  return { versions: expandDefinitions(definitions, known), kinds };
}

function renew(source: string, folder: string): void {
  const { versions, kinds } = source === '--tables' ? readTables(folder) : readServer(folder, readFolder());
  writeDefinitions(versions);
  writeLines(join(here, 'kinds.json'), kinds);
  writeFileSync(join(here, 'versions.json'), `${JSON.stringify(Object.keys(versions).sort(compareVersions))}\n`);
}

const [source, folder] = process.argv.slice(2);
if (folder === undefined || (source !== '--tables' && source !== '--server')) {
  console.error('usage: renew.ts --tables FOLDER | --server FOLDER');
  process.exitCode = 2;
} else renew(source, folder);
