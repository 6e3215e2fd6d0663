import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkConstraints } from '#cli/build/check-constraints.js';
import { readConstraintRows } from '#cli/build/constraint-rows.js';
import { placeIn, readFiles, readRows, type Row } from '#cli/build/table-rows.js';
import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { asObject } from '#engine/apimachinery/json.js';
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

/** `rules/` and `schemas/` as the engine takes them, and all that is wrong with them. */
export interface SourceLibrary {
  readonly library: Library;
  readonly problems: readonly RuleProblem[];
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
  checkConstraints(rows('schemas/kubernetes/constraints'), root, problems);
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
