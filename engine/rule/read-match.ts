import { asString } from '#engine/apimachinery/json.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { asMapping, suggestion } from '#engine/rule/field-reader.js';
import type { ProblemLog } from '#engine/rule/problem.js';
import { columnValues, factColumns } from '#engine/rule/rule-vocabulary.js';
import type { FactColumns, RuleVocabulary } from '#engine/rule/rule-vocabulary.js';
import type { RuleSource } from '#engine/rule/rule.js';
import type { MappingEntry, Span, YamlNode } from '#engine/source/node.js';

/** The `match` of a rule, and the fact that it names where there is one. */
export interface Match {
  readonly match: RuleSource['match'];
  readonly fact: FactColumns | undefined;
}

const TYPES: { readonly [type: string]: string } = { string: 'string', integer: 'number', boolean: 'boolean' };

/** What is wrong with a value that a column is to equal; undefined: nothing. */
function valueProblem(column: JsonObject, value: string | number | boolean): string | undefined {
  const type = asString(column['type']) ?? '';
  const wanted = TYPES[type];
  if (wanted === undefined) return `a column of type ${type === '' ? 'any' : type} cannot be matched, write it into when`;
  if (typeof value !== wanted) return `expected ${type}, found ${typeof value}`;
  const values = columnValues(column);
  return values.length === 0 || values.includes(String(value)) ? undefined : `unknown value ${String(value)}${suggestion(String(value), values)}`;
}

function readValue({ key, value: node, start, end }: MappingEntry, fact: FactColumns | undefined, log: ProblemLog): string | number | boolean | undefined {
  const field = `match.${key}`;
  const value = node.type === 'scalar' ? node.value : undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    log.add(field, node, 'expected text, a number, true or false');
    return undefined;
  }
  if (fact === undefined) return value;
  const column = Object.hasOwn(fact.columns, key) ? fact.columns[key] : undefined;
  const problem = column === undefined ? undefined : valueProblem(column, value);
  if (column === undefined) log.add(field, { start, end }, `unknown column ${key} of fact ${fact.fact}${suggestion(key, Object.keys(fact.columns))}`);
  else if (problem !== undefined) log.add(field, node, problem);
  return value;
}

/** Reads `match: {fact: selection, reference: service-pods}`; whatever is wrong is told. */
export function readMatch(node: YamlNode | undefined, at: Span, vocabulary: RuleVocabulary, log: ProblemLog): Match | undefined {
  const mapping = asMapping(node, 'match', at, log);
  if (mapping === undefined) return undefined;
  const named = mapping.entries.find(({ key }) => key === 'fact');
  const name = named?.value.type === 'scalar' ? named.value.value : undefined;
  const facts = Object.keys(vocabulary.facts);
  if (named === undefined) log.add('match.fact', mapping, 'missing key fact');
  else if (typeof name !== 'string') log.add('match.fact', named, 'expected the name of a fact');
  const fact = typeof name === 'string' ? factColumns(vocabulary, name) : undefined;
  if (typeof name === 'string' && fact === undefined) log.add('match.fact', named?.value ?? mapping, `unknown fact ${name}${suggestion(name, facts)}`);
  const values: { [column: string]: string | number | boolean } = {};
  for (const entry of mapping.entries) {
    const value = entry.key === 'fact' ? undefined : readValue(entry, fact, log);
    if (value !== undefined) values[entry.key] = value;
  }
  return { match: { ...values, fact: typeof name === 'string' ? name : '' }, fact };
}
