import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { isObject } from '#engine/apimachinery/json.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { problemLog } from '#engine/rule/problem.js';
import type { RuleProblem } from '#engine/rule/problem.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { Span, YamlNode } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** A row of a YAML table, with where it is written. */
export interface Row {
  readonly file: SourceFile;
  readonly node: YamlNode;
  readonly json: JsonObject;
}

/** The files of a folder below `root` and of those in it, in order of their names. */
export function readFiles(root: string, folder: string, ending: string): readonly SourceFile[] {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith(ending));
  return found.sort().map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));
}

/** The rows of YAML tables; what is no table or no row is a problem. */
export function readRows(files: readonly SourceFile[], problems: RuleProblem[]): readonly Row[] {
  return parseFiles(files).flatMap(({ file, root, problems: syntax }) => {
    const log = problemLog(file, problems);
    for (const problem of syntax) log.add('', problem, `${problem.code}: ${problem.detail}`);
    if (root?.type !== 'sequence') {
      log.add('', root ?? 0, 'expected a list of rows');
      return [];
    }
    return root.items.flatMap((node) => {
      const json = jsonOf(node);
      if (isObject(json)) return [{ file, node, json }];
      log.add('', node, 'expected a mapping');
      return [];
    });
  });
}

/** Where a path of a row is written; the row itself where it is not. */
export function placeIn(node: YamlNode, path: FieldPath): Span {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (node.type === 'sequence' && typeof step === 'number') return placeIn(node.items[step] ?? node, rest);
  const entry = node.type === 'mapping' ? node.entries.find(({ key }) => key === step) : undefined;
  if (entry === undefined) return node;
  return rest.length === 0 ? entry : placeIn(entry.value, rest);
}
