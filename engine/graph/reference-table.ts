import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asString, isList, isObject, type Json, type JsonObject } from '#engine/apimachinery/json.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { parsePathPattern, type PathPattern } from '#engine/graph/path-pattern.js';
import type { Condition, Namespaces, Reference, Target } from '#engine/graph/reference.js';

/** What is wrong with a row: where, what stands there, and what would be right. */
export interface RowProblem {
  /** Index of the row among those given. */
  readonly row: number;
  readonly path: FieldPath;
  readonly code: 'unknown-field' | 'field-required' | 'field-type' | 'not-supported';
  readonly found: string;
  readonly allowed: readonly string[];
  readonly nearest: string | undefined;
}

const FIELDS = [
  'id', 'type', 'kind', 'since', 'root', 'when', 'unless', 'name', 'selector', 'port', 'form', 'to', 'namespace', 'namespaces',
  'optional', 'keys', 'protocol', 'own', 'among', 'amongObject', 'through', 'atMost',
] as const;
const FORMS = ['map', 'host', 'namespace/name'] as const;
const LIMITS = ['error', 'warning'] as const;
const TARGET_FIELDS = ['kind', 'group', 'apiVersion', 'defaultKind', 'defaultGroup'] as const;
const NAMESPACES_FIELDS = ['any', 'names', 'selector'] as const;

/** Reads one row, noting every problem of it; what cannot be read is as if it were not there. */
function rowReader(row: JsonObject, index: number, problems: RowProblem[]) {
  const note = (code: RowProblem['code'], path: FieldPath, found: string, allowed: readonly string[]): undefined => {
    problems.push({ row: index, path, code, found, allowed, nearest: nearestWord(found, allowed) });
  };
  const fields = (value: JsonObject, at: FieldPath, allowed: readonly string[]): void => {
    for (const key of Object.keys(value)) if (!allowed.includes(key)) note('unknown-field', [...at, key], key, allowed);
  };
  const text = (value: Json | undefined, at: FieldPath): string | undefined =>
    value === undefined ? undefined : (asString(value) ?? note('field-type', at, typeof value, ['string']));
  const texts = (value: Json | undefined, at: FieldPath): readonly string[] =>
    (isList(value) ? value : value === undefined ? [] : [value]).map((item, place) => text(item, isList(value) ? [...at, place] : at)).filter((item) => item !== undefined);
  const path = (value: Json | undefined, at: FieldPath): PathPattern | undefined => {
    const read = text(value, at);
    return read === undefined ? undefined : parsePathPattern(read);
  };
  const oneOf = <Word extends string>(value: Json | undefined, at: FieldPath, words: readonly Word[]): Word | undefined => {
    const read = text(value, at);
    return read === undefined ? undefined : (words.find((word) => word === read) ?? note('not-supported', at, read, words));
  };
  fields(row, [], FIELDS);
  return { row, note, fields, text, texts, path, oneOf };
}

type RowReader = ReturnType<typeof rowReader>;

function readTarget({ row, note, fields, path, text }: RowReader): Target {
  const to = row['to'];
  if (!isObject(to)) return { kind: text(to, ['to']) ?? note('field-required', ['to'], '', []) ?? '' };
  fields(to, ['to'], TARGET_FIELDS);
  return {
    kindAt: path(to['kind'], ['to', 'kind']) ?? note('field-required', ['to', 'kind'], '', []) ?? parsePathPattern(''),
    groupAt: path(to['group'], ['to', 'group']),
    apiVersionAt: path(to['apiVersion'], ['to', 'apiVersion']),
    defaultKind: text(to['defaultKind'], ['to', 'defaultKind']),
    defaultGroup: text(to['defaultGroup'], ['to', 'defaultGroup']) ?? '',
  };
}

function readConditions({ row, note }: RowReader, field: 'when' | 'unless'): Condition[] {
  const value = row[field];
  if (value === undefined) return [];
  if (!isObject(value)) return note('field-type', [field], typeof value, ['object']) ?? [];
  return Object.entries(value).flatMap(([at, equals]) =>
    typeof equals === 'string' || typeof equals === 'boolean' || equals === null
      ? [{ at: parsePathPattern(at), equals, negated: field === 'unless' }]
      : (note('field-type', [field, at], typeof equals, ['string', 'boolean', 'null']) ?? []));
}

function readNamespaces({ row, note, fields, path }: RowReader): Namespaces | undefined {
  const value = row['namespaces'];
  if (value === undefined) return undefined;
  if (!isObject(value)) return note('field-type', ['namespaces'], typeof value, ['object']);
  fields(value, ['namespaces'], NAMESPACES_FIELDS);
  return {
    any: value['any'] === true ? true : path(value['any'], ['namespaces', 'any']),
    names: path(value['names'], ['namespaces', 'names']),
    selector: path(value['selector'], ['namespaces', 'selector']),
  };
}

function readKeys({ row, note, fields, path, texts }: RowReader): Reference['keys'] {
  const value = row['keys'];
  if (value === undefined) return undefined;
  if (!isObject(value)) return note('field-type', ['keys'], typeof value, ['object']);
  fields(value, ['keys'], ['of', 'in']);
  const of = path(value['of'], ['keys', 'of']) ?? note('field-required', ['keys', 'of'], '', []);
  return of === undefined ? undefined : { of, in: texts(value['in'], ['keys', 'in']).map(parsePathPattern) };
}

function readRow(reader: RowReader): Reference {
  const { row, note, text, texts, path, oneOf } = reader;
  if (row['type'] === undefined && row['kind'] === undefined) note('field-required', ['type'], '', []);
  if (row['name'] === undefined && row['selector'] === undefined && row['port'] === undefined) note('field-required', ['name'], '', []);
  return {
    id: text(row['id'], ['id']) ?? note('field-required', ['id'], '', []) ?? '',
    types: texts(row['type'], ['type']),
    kinds: texts(row['kind'], ['kind']),
    root: row['root'] === true,
    conditions: [...readConditions(reader, 'when'), ...readConditions(reader, 'unless')],
    names: texts(row['name'], ['name']).map(parsePathPattern),
    selectors: texts(row['selector'], ['selector']).map(parsePathPattern),
    ports: texts(row['port'], ['port']).map(parsePathPattern),
    form: oneOf(row['form'], ['form'], FORMS),
    to: readTarget(reader),
    namespace: path(row['namespace'], ['namespace']),
    namespaces: readNamespaces(reader),
    optional: path(row['optional'], ['optional']),
    keys: readKeys(reader),
    protocol: path(row['protocol'], ['protocol']),
    own: path(row['own'], ['own']),
    among: path(row['among'], ['among']),
    amongObject: path(row['amongObject'], ['amongObject']),
    through: text(row['through'], ['through']),
    atMost: oneOf(row['atMost'], ['atMost'], LIMITS) ?? 'error',
  };
}

/** The rows of `schemas/references/` read, and all that is wrong with them at once. A row with a problem is not among the references. */
export function readReferences(rows: readonly JsonObject[]): { references: readonly Reference[]; problems: readonly RowProblem[] } {
  const problems: RowProblem[] = [];
  const references: Reference[] = [];
  const ids = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const before = problems.length;
    const reader = rowReader(row, index, problems);
    const reference = readRow(reader);
    if (ids.has(reference.id)) reader.note('not-supported', ['id'], reference.id, []);
    ids.add(reference.id);
    if (problems.length === before) references.push(reference);
  }
  for (const [index, row] of rows.entries()) {
    const through = asString(row['through']);
    if (through !== undefined && !ids.has(through))
      problems.push({ row: index, path: ['through'], code: 'not-supported', found: through, allowed: [...ids], nearest: nearestWord(through, ids) });
  }
  return { references, problems };
}
