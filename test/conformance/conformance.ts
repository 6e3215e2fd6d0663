import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import { writeScenarios } from '#test/conformance/scenarios.js';

const USAGE = 'conformance scenarios FOLDER --out FOLDER';
const SCHEMAS = join('schemas', 'kubernetes');

/** The data of Kubernetes as it lies in the project, each file read once. */
function kubernetesOf(folder: string): KubernetesSource {
  const read = new Map<string, Json>();
  const load = (name: string): Json => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const loaded = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Json;
    read.set(name, loaded);
    return loaded;
  };
  return { versions: load('versions') as readonly string[], load };
}

/** Writes what we say of recorded things in the recordings' own form; `subject` says of which. */
function main([subject, folder, flag, out]: readonly string[]): number {
  if (folder === undefined || flag !== '--out' || out === undefined || subject !== 'scenarios') {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  process.stdout.write(`${writeScenarios(folder, out, kubernetesOf(SCHEMAS))} scenarios written to ${out}\n`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
