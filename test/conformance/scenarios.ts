import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '#engine/generated/scenario.js';
import type { Library } from '#engine/library.js';
import { decodeResources } from '#engine/resource/decode.js';
import type { Resource } from '#engine/resource/resource.js';
import { schemeOf } from '#engine/resource/scheme.js';
import { runScenario, type StepResult } from '#engine/simulation/scenario.js';
import { jsonOf } from '#engine/source/json-of.js';
import { parseFiles } from '#engine/source/parse.js';

/** The version that scenarios are recorded with. */
const VERSION = '1.37';

/** Runs one scenario folder: `scenario.yaml` and its manifests. */
export function simulateFolder(folder: string, kubernetes: Library['kubernetes']): readonly StepResult[] {
  const manifests = readdirSync(folder).filter((name) => name.endsWith('.yaml') && name !== 'scenario.yaml').sort();
  const documents = parseFiles(manifests.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })));
  const scheme = schemeOf(kubernetes, VERSION, documents);
  const files = new Map<string, Resource[]>(manifests.map((name) => [name, []]));
  for (const resource of decodeResources(documents, scheme)) files.get(resource.document.file.path)?.push(resource);
  return runScenario({ scenario: readScenario(join(folder, 'scenario.yaml')), files });
}

function readScenario(path: string): Scenario {
  if (!existsSync(path)) return {};
  const [document] = parseFiles([{ path, text: readFileSync(path, 'utf8') }]);
  return (document?.root === undefined ? {} : jsonOf(document.root)) as Scenario;
}

/** Writes `<id>.json` for each scenario of a folder of scenarios; yields how many. */
export function writeScenarios(folder: string, out: string, kubernetes: Library['kubernetes']): number {
  mkdirSync(out, { recursive: true });
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'scenario.yaml')));
  for (const id of ids) {
    const steps = simulateFolder(join(folder, id), kubernetes);
    writeFileSync(join(out, `${id}.json`), `${JSON.stringify({ steps }, undefined, 1)}\n`);
  }
  return ids.length;
}
