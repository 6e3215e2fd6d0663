import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { ErrorObject } from 'ajv';
import { readKnownTypes, type KnownTypes } from '#cli/build/known-types.js';
import { placeIn, type Row } from '#cli/build/table-rows.js';
import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { minorOf } from '#engine/resource/api-version.js';
import { suggestion } from '#engine/rule/field-reader.js';
import { problemLog } from '#engine/rule/problem.js';
import type { RuleProblem } from '#engine/rule/problem.js';

/** Says what is wrong with a row, and where in it. */
type Note = (path: FieldPath, message: string) => void;

interface Known {
  readonly types: KnownTypes;
  readonly gates: readonly string[];
  readonly versions: readonly string[];
}

const texts = (value: Json | undefined): readonly string[] => asList(value).flatMap((text) => asString(text) ?? []);

const pathIn = (pointer: string): FieldPath => pointer.split('/').slice(1).map((step) => (/^\d+$/.test(step) ? Number(step) : step));

function checkWord(path: FieldPath, what: string, word: string | undefined, words: readonly string[], note: Note): void {
  if (word === undefined || words.includes(word)) return;
  const nearest = nearestWord(word, words);
  note(path, `there is no ${what} ${word}${nearest === undefined ? '' : `, did you mean ${nearest}?`}`);
}

/** An error of the schema, in the words that the other tables use. */
function noteSchemaError({ keyword, instancePath, params, message, data }: ErrorObject, keys: readonly string[], note: Note): void {
  const path = pathIn(instancePath);
  const param = (name: string): string => asString(asObject(params as Json)?.[name]) ?? '';
  if (keyword === 'additionalProperties') note([...path, param('additionalProperty')], `unknown key ${param('additionalProperty')}${suggestion(param('additionalProperty'), keys)}`);
  else if (keyword === 'required') note([...path, param('missingProperty')], 'is missing');
  else if (keyword === 'enum' && typeof data === 'string') checkWord(path, 'value', data, texts(asObject(params as Json)?.['allowedValues']), note);
  else note(path, message ?? keyword);
}

/** The paths of fields that a row names, each with where it does. */
function fieldsOf(row: JsonObject): readonly (readonly [FieldPath, string])[] {
  const field = asString(row['field']) ?? '';
  const keys = texts(row['unique']).map((key, index) => [['unique', index], `${field}[*].${key}`] as const);
  const choices = ['exactlyOneOf', 'atMostOneOf'].flatMap((name) => texts(row[name]).map((choice, index) => [[name, index], choice] as const));
  return [[['field'], field], ...Object.keys(asObject(row['when']) ?? {}).map((name) => [['when', name], name] as const), ...keys, ...choices];
}

function checkVersions(row: JsonObject, versions: readonly string[], note: Note): void {
  const [since, until] = [asString(row['since']), asString(row['until'])];
  checkWord(['since'], 'version', since, versions, note);
  checkWord(['until'], 'version', until, versions, note);
  if (since !== undefined && until !== undefined && minorOf(until) < minorOf(since)) note(['until'], `is before since: ${since}`);
}

function checkRow(row: JsonObject, { types, gates, versions }: Known, note: Note): void {
  const type = asString(row['type']) ?? '';
  checkVersions(row, versions, note);
  for (const name of ['gate', 'withoutGate']) checkWord([name], 'feature gate', asString(row[name]), gates, note);
  if (!types.has(type)) return checkWord(['type'], 'type', type, types.names, note);
  const wrong = new Map(fieldsOf(row).flatMap(([path, field]) => {
    const step = types.wrongStep(type, field);
    return step === undefined ? [] : [[step.found, [path, `unknown field ${step.found}${suggestion(step.found, step.allowed)}`] as const] as const];
  }));
  for (const [path, message] of wrong.values()) note(path, message);
}

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

/** Checks the rows of `schemas/kubernetes/constraints/`: their shape, and that there is what they name, in some version. */
export function checkConstraints(rows: readonly Row[], root: string, problems: RuleProblem[]): void {
  const folder = join(root, 'schemas/kubernetes');
  const schema = asObject(readJson(join(root, 'schemas/constraint.schema.json'))) ?? {};
  const isValid = new Ajv({ allErrors: true, strict: false, verbose: true }).compile(schema);
  const keys = Object.keys(asObject(schema['properties']) ?? {});
  const known: Known = { types: readKnownTypes(folder), gates: Object.keys(asObject(readJson(join(folder, 'feature-gates.json'))) ?? {}), versions: texts(readJson(join(folder, 'versions.json'))) };
  const seen = new Map<string, string>();
  for (const { file, node, json } of rows) {
    const log = problemLog(file, problems);
    const note: Note = (path, message) => { log.add(formatFieldPath(path), placeIn(node, path), message); };
    if (!isValid(json)) for (const error of isValid.errors ?? []) noteSchemaError(error, keys, note);
    checkRow(json, known, note);
    const identity = JSON.stringify(Object.entries(json).sort(([left], [right]) => (left < right ? -1 : 1)));
    const other = seen.get(identity);
    if (other !== undefined) note([], `is the same row as one in ${other}`);
    seen.set(identity, file.path);
  }
}
