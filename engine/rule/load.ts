import { asList, isObject } from '#engine/apimachinery/json.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import { readMapping, readTexts, readWord, suggestion } from '#engine/rule/field-reader.js';
import { problemLog } from '#engine/rule/problem.js';
import type { ProblemLog, RuleProblem } from '#engine/rule/problem.js';
import { readCondition } from '#engine/rule/read-condition.js';
import { readExamples } from '#engine/rule/read-examples.js';
import { readMatch } from '#engine/rule/read-match.js';
import { readWords } from '#engine/rule/read-words.js';
import type { FactColumns, RuleVocabulary } from '#engine/rule/rule-vocabulary.js';
import { SEVERITIES } from '#engine/rule/rule.js';
import type { RuleSource, Severity } from '#engine/rule/rule.js';
import type { Document } from '#engine/source/document.js';
import { jsonOf } from '#engine/source/json-of.js';
import type { MappingEntry, Span } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';
import { baseNameOf, folderOf } from '#engine/source/relative-path.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** The rules that are right, and everything that is wrong in the others. */
export interface LoadedRules {
  readonly rules: readonly RuleSource[];
  readonly problems: readonly RuleProblem[];
}

type Entries = ReadonlyMap<string, MappingEntry>;

const REQUIRED = ['id', 'severity', 'terms', 'match', 'when', 'message', 'why', 'fix', 'bad', 'good'];
const OPTIONAL = ['at', 'identity', 'default', 'params', 'patch', 'links'];

function readId(entry: MappingEntry, log: ProblemLog): string | undefined {
  const id = entry.value.type === 'scalar' ? entry.value.value : undefined;
  const name = baseNameOf(log.file.path).replace(/\.ya?ml$/, '');
  if (typeof id !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) log.add('id', entry.value, 'expected words of small letters and digits, joined by hyphens');
  else if (id !== name) log.add('id', entry.value, `is ${id}, but the file is named ${name}`);
  else return id;
  return undefined;
}

function readTerms(entry: MappingEntry, { terms: known }: RuleVocabulary, log: ProblemLog): readonly string[] {
  return readTexts(entry.value, 'terms', log, 1).map((node, index) => {
    const term = String(node.value);
    if (known !== undefined && !known.includes(term)) log.add(`terms[${index}]`, node, `${term} is no term of the glossary${suggestion(term, known.filter((one) => one[0] === term[0]))}`);
    return term;
  });
}

function readPlace(entry: MappingEntry | undefined, fact: FactColumns | undefined, log: ProblemLog): string {
  if (entry === undefined) return 'fact.at';
  const text = entry.value.type === 'scalar' ? entry.value.value : undefined;
  const place = typeof text === 'string' && text.startsWith('fact.') ? text.slice('fact.'.length) : undefined;
  if (place === undefined) log.add('at', entry.value, 'expected fact.<place>');
  else if (fact !== undefined && !fact.places.includes(place)) log.add('at', entry.value, `${place} is no place of fact ${fact.fact}${suggestion(place, fact.places)}`);
  return `fact.${place ?? 'at'}`;
}

function readIdentity(entry: MappingEntry | undefined, fact: FactColumns | undefined, log: ProblemLog): readonly string[] {
  if (entry === undefined) return [];
  return readTexts(entry.value, 'identity', log, 1).map((node, index) => {
    const column = String(node.value);
    if (fact !== undefined && !Object.hasOwn(fact.columns, column))
      log.add(`identity[${index}]`, node, `unknown column ${column} of fact ${fact.fact}${suggestion(column, Object.keys(fact.columns))}`);
    return column;
  });
}

const severityNamed = (word: string | undefined): Severity | undefined => SEVERITIES.find((severity) => severity === word);

function readParams(entry: MappingEntry | undefined, log: ProblemLog): JsonObject | undefined {
  const params = entry === undefined ? undefined : jsonOf(entry.value);
  if (entry !== undefined && !isObject(params)) log.add('params', entry.value, 'expected a mapping of names to values');
  return isObject(params) ? params : undefined;
}

const isOperation = (operation: Json): operation is JsonObject => isObject(operation) && typeof operation['op'] === 'string' && typeof operation['path'] === 'string';

function readPatch(entry: MappingEntry | undefined, log: ProblemLog): readonly JsonObject[] | undefined {
  if (entry === undefined) return undefined;
  const json = jsonOf(entry.value);
  const operations = asList(json).filter(isOperation);
  if (operations.length === 0 || operations.length < asList(json).length) log.add('patch', entry.value, 'expected a JSON Patch: a list of {op, path, value}');
  return operations;
}

function readOptional(entries: Entries, params: JsonObject | undefined, log: ProblemLog): Pick<RuleSource, 'default' | 'params' | 'patch' | 'links'> {
  const patch = readPatch(entries.get('patch'), log);
  const links = entries.get('links');
  const isOff = entries.get('default');
  if (isOff !== undefined) readWord(isOff.value, 'default', log, 'value', ['off']);
  return {
    ...(isOff === undefined ? {} : { default: 'off' }),
    ...(params === undefined ? {} : { params }),
    ...(patch === undefined ? {} : { patch }),
    ...(links === undefined ? {} : { links: readTexts(links.value, 'links', log, 1).map((node) => String(node.value)) }),
  };
}

function readRule(document: Document, vocabulary: RuleVocabulary, log: ProblemLog): RuleSource | undefined {
  const start: Span = { start: document.root?.start ?? document.start, end: document.root?.start ?? document.start };
  const entries = readMapping(document.root, '', start, log, { required: REQUIRED, optional: OPTIONAL });
  if (entries === undefined) return undefined;
  const read = <Value>(key: string, reader: (entry: MappingEntry) => Value): Value | undefined => {
    const entry = entries.get(key);
    return entry === undefined ? undefined : reader(entry);
  };
  const matched = read('match', (entry) => readMatch(entry.value, entry, vocabulary, log));
  const fact = matched?.fact;
  const params = readParams(entries.get('params'), log);
  const id = read('id', (entry) => readId(entry, log));
  const severity = severityNamed(read('severity', (entry) => readWord(entry.value, 'severity', log, 'severity', SEVERITIES)));
  const when = read('when', (entry) => readCondition(entry.value, fact, params, log));
  const words = (key: string): RuleSource['why'] | undefined => read(key, (entry) => readWords(entry.value, key, entry, fact, log));
  const [message, why, fix] = [words('message'), words('why'), words('fix')];
  const rest = {
    subject: baseNameOf(folderOf(log.file.path)),
    terms: read('terms', (entry) => readTerms(entry, vocabulary, log)) ?? [],
    at: readPlace(entries.get('at'), fact, log),
    identity: readIdentity(entries.get('identity'), fact, log),
    bad: readExamples(entries.get('bad')?.value, 'bad', log),
    good: readExamples(entries.get('good')?.value, 'good', log),
    ...readOptional(entries, params, log),
  };
  if (id === undefined || severity === undefined || when === undefined || matched === undefined || message === undefined || why === undefined || fix === undefined) return undefined;
  return { id, severity, when, message, why, fix, match: matched.match, ...rest };
}

/** Rule files to rules, and all that is wrong in all of them at once. A rule with a problem is not among the rules. */
export function loadRules(files: readonly SourceFile[], vocabulary: RuleVocabulary): LoadedRules {
  const rules: RuleSource[] = [];
  const problems: RuleProblem[] = [];
  for (const file of [...files].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const log = problemLog(file, problems);
    const before = problems.length;
    const [document, second] = parseFiles([file]);
    for (const problem of document?.problems ?? []) log.add('', problem, `${problem.code}: ${problem.detail}`);
    if (second !== undefined) log.add('', second.root ?? second, 'a rule file holds one document');
    if (document === undefined) log.add('', 0, 'is empty');
    const rule = document === undefined ? undefined : readRule(document, vocabulary, log);
    const same = rules.find((one) => one.id === rule?.id);
    if (same !== undefined) log.add('id', 0, `there is another rule ${same.id} in ${same.subject}/`);
    if (rule !== undefined && problems.length === before) rules.push(rule);
  }
  return { rules, problems: problems.sort((left, right) => (left.file === right.file ? left.line - right.line || left.column - right.column : left.file < right.file ? -1 : 1)) };
}
