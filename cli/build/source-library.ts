import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConstraintRows } from '#cli/build/constraint-rows.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { asObject, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { checkReferenceFields } from '#engine/graph/reference-fields.js';
import type { Definitions } from '#engine/graph/reference-fields.js';
import { readReferences } from '#engine/graph/reference-table.js';
import type { RowProblem } from '#engine/graph/reference-table.js';
import type { KubernetesSource, Library } from '#engine/library.js';
import { loadGlossary } from '#engine/report/glossary.js';
import { schemeOf } from '#engine/resource/scheme.js';
import { suggestion } from '#engine/rule/field-reader.js';
import { loadRules } from '#engine/rule/load.js';
import { problemLog } from '#engine/rule/problem.js';
import type { RuleProblem } from '#engine/rule/problem.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { Span, YamlNode } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** `rules/` and `schemas/` as the engine takes them, and all that is wrong with them. */
export interface SourceLibrary {
  readonly library: Library;
  readonly problems: readonly RuleProblem[];
}

/** A row of a YAML table, with where it is written. */
interface Row {
  readonly file: SourceFile;
  readonly node: YamlNode;
  readonly json: JsonObject;
}

function readFiles(root: string, folder: string, ending: string): readonly SourceFile[] {
  const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/')).filter((name) => name.endsWith(ending));
  return found.sort().map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') }));
}

function readRows(files: readonly SourceFile[], problems: RuleProblem[]): readonly Row[] {
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
function placeIn(node: YamlNode, path: FieldPath): Span {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  if (node.type === 'sequence' && typeof step === 'number') return placeIn(node.items[step] ?? node, rest);
  const entry = node.type === 'mapping' ? node.entries.find(({ key }) => key === step) : undefined;
  if (entry === undefined) return node;
  return rest.length === 0 ? entry : placeIn(entry.value, rest);
}

function wordsOf({ code, found, allowed }: RowProblem): string {
  switch (code) {
    case 'unknown-field': return `unknown key ${found}${suggestion(found, allowed)}`;
    case 'field-required': return 'is missing';
    case 'field-type': return `expected ${allowed.join(' or ')}, found ${found}`;
    case 'not-supported': return allowed.length === 0 ? `there is another row ${found}` : `unknown value ${found}${suggestion(found, allowed)}`;
  }
}

/** The definitions of the newest version, which rows of references name. A package that is not there has none. */
function newestDefinitions(kubernetes: KubernetesSource): { readonly version: string; readonly definitions: Definitions } {
  const version = kubernetes.versions.at(-1) ?? '';
  const scheme = schemeOf(kubernetes, version, []);
  const namesIn = (packageName: string): readonly string[] => {
    try {
      return Object.keys(asObject(kubernetes.load(`definitions/${packageName}`)) ?? {});
    } catch {
      return [];
    }
  };
  const hasPackage = (name: string): boolean => namesIn(name.slice(0, name.lastIndexOf('.'))).length > 0;
  return { version, definitions: { namesIn, definition: (name) => (hasPackage(name) ? scheme.definition(name) : undefined) } };
}

function checkReferences(rows: readonly Row[], kubernetes: KubernetesSource, problems: RuleProblem[]): void {
  const json = rows.map((row) => row.json);
  const { version, definitions } = newestDefinitions(kubernetes);
  for (const problem of [...readReferences(json).problems, ...checkReferenceFields(json, version, definitions)]) {
    const row = rows[problem.row];
    if (row !== undefined) problemLog(row.file, problems).add(formatFieldPath(problem.path), placeIn(row.node, problem.path), wordsOf(problem));
  }
}

const parseJson = (text: string): Json => JSON.parse(text) as Json;

function kubernetesSource(root: string): KubernetesSource {
  const folder = join(root, 'schemas/kubernetes');
  const load = (name: string): Json => (name === 'constraints' ? readConstraintRows(folder) : parseJson(readFileSync(join(folder, `${name}.json`), 'utf8')));
  const loaded = new Map<string, Json>();
  return {
    versions: load('versions') as readonly string[],
    load: (name) => {
      const known = loaded.get(name) ?? load(name);
      loaded.set(name, known);
      return known;
    },
  };
}

function factSchemas(root: string): Library['facts'] {
  const files = readFiles(root, 'schemas/facts', '.schema.json');
  return Object.fromEntries(files.map(({ path, text }) => [path.slice('schemas/facts/'.length, -'.schema.json'.length), parseJson(text) as JsonObject]));
}

/** Reads the folders `rules/` and `schemas/` below `root`. Nothing is thrown for what is wrong inside the files: it is told in `problems`. */
export function readSourceLibrary(root: string): SourceLibrary {
  const problems: RuleProblem[] = [];
  const rows = (folder: string): readonly Row[] => readRows(existsSync(join(root, folder)) ? readFiles(root, folder, '.yaml') : [], problems);
  const references = rows('schemas/references');
  const kubernetes = kubernetesSource(root);
  checkReferences(references, kubernetes, problems);
  const world = readRows([{ path: 'schemas/world.yaml', text: readFileSync(join(root, 'schemas/world.yaml'), 'utf8') }], problems);
  const glossary = loadGlossary(readFiles(root, 'rules/glossary', '.yaml'));
  const facts = factSchemas(root);
  const ruleFiles = readFiles(root, 'rules', '.yaml').filter(({ path }) => !/^rules\/(glossary|presets)\//.test(path));
  const loaded = loadRules(ruleFiles, { facts, terms: glossary.terms.map(({ id }) => id) });
  const json = (from: readonly Row[]): readonly JsonObject[] => from.map((row) => row.json);
  return {
    library: {
      rules: loaded.rules, glossary: glossary.terms, facts,
      references: json(references), producers: json(rows('schemas/producers')), world: json(world),
      kubernetes,
    },
    problems: [...problems, ...glossary.problems, ...loaded.problems],
  };
}
