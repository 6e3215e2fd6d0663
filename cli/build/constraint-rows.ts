import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asList } from '#engine/apimachinery/json.js';
import { jsonOf } from '#engine/source/json-of.js';
import { parseFiles } from '#engine/source/parse.js';
import type { Json } from '#engine/apimachinery/json.js';

/** The rows of all files of `schemas/kubernetes/constraints/`, in their order. */
export function readConstraintRows(kubernetesFolder: string): readonly Json[] {
  const folder = join(kubernetesFolder, 'constraints');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort().map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
  return parseFiles(files).flatMap(({ root }) => (root === undefined ? [] : asList(jsonOf(root))));
}
