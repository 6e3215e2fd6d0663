import { readItems, readMapping, readText, readTexts, suggestion, type Keys } from '#engine/rule/field-reader.js';
import { readWords } from '#engine/rule/read-words.js';
import { problemLog, type ProblemLog, type RuleProblem } from '#engine/rule/problem.js';
import type { Words } from '#engine/rule/rule.js';
import type { MappingEntry, YamlNode } from '#engine/source/node.js';
import { parseFiles } from '#engine/source/parse.js';
import type { SourceFile } from '#engine/source/source-file.js';
import type { OutdatedBelief, Term, TermCommand } from '#engine/report/term.js';

/** A glossary and what is wrong with its files. Terms are there as far as they could be read. */
export interface Glossary {
  readonly terms: readonly Term[];
  readonly problems: readonly RuleProblem[];
}

type Entries = ReadonlyMap<string, MappingEntry>;

const TERM: Keys = { required: ['id', 'name', 'meaning'], optional: ['aliases', 'more', 'commands', 'outdated', 'claims', 'see', 'link'] };
const LANGUAGES = ['en', 'ja'];
const NO_WORDS: Words = { en: '', ja: '' };

function textAt(entries: Entries, key: string, field: string, log: ProblemLog): string {
  const entry = entries.get(key);
  const value = entry === undefined ? undefined : readText(entry.value, field, log)?.value;
  return typeof value === 'string' ? value.trim() : '';
}

const wordsAt = (entries: Entries, key: string, field: string, log: ProblemLog): Words | undefined => {
  const entry = entries.get(key);
  return entry === undefined ? undefined : readWords(entry.value, field, entry, undefined, log);
};

function textsAt(entries: Entries, key: string, field: string, log: ProblemLog): readonly string[] {
  const entry = entries.get(key);
  return entry === undefined ? [] : readTexts(entry.value, field, log, 1).map((node) => String(node.value));
}

function readNumber(node: YamlNode, field: string, log: ProblemLog): number {
  if (node.type === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value)) return node.value;
  log.add(field, node, 'expected a whole number');
  return 0;
}

const itemsAt = (entries: Entries, key: string, field: string, log: ProblemLog): readonly YamlNode[] => {
  const entry = entries.get(key);
  return entry === undefined ? [] : readItems(entry.value, field, log, 1);
};

function readCommand(node: YamlNode, field: string, log: ProblemLog): readonly TermCommand[] {
  const entries = readMapping(node, field, node, log, { required: ['run', ...LANGUAGES] });
  if (entries === undefined) return [];
  const [run, en, ja] = ['run', 'en', 'ja'].map((key) => textAt(entries, key, `${field}.${key}`, log));
  return [{ run: run ?? '', en: en ?? '', ja: ja ?? '' }];
}

function readBelief(node: YamlNode, field: string, log: ProblemLog): readonly OutdatedBelief[] {
  const entries = readMapping(node, field, node, log, { required: ['claim', ...LANGUAGES] });
  const claim = entries?.get('claim');
  if (entries === undefined || claim === undefined) return [];
  const [en, ja] = LANGUAGES.map((key) => textAt(entries, key, `${field}.${key}`, log));
  return [{ claim: readNumber(claim.value, `${field}.claim`, log), en: en ?? '', ja: ja ?? '' }];
}

function readTerm(node: YamlNode, index: number, topic: string, log: ProblemLog): readonly Term[] {
  const entries = readMapping(node, `[${index}]`, node, log, TERM);
  if (entries === undefined) return [];
  const id = textAt(entries, 'id', `[${index}].id`, log);
  const field = (key: string): string => `${id === '' ? `[${index}]` : id}.${key}`;
  return [{
    id,
    topic,
    name: wordsAt(entries, 'name', field('name'), log) ?? NO_WORDS,
    aliases: textsAt(entries, 'aliases', field('aliases'), log),
    meaning: wordsAt(entries, 'meaning', field('meaning'), log) ?? NO_WORDS,
    more: wordsAt(entries, 'more', field('more'), log),
    commands: itemsAt(entries, 'commands', field('commands'), log).flatMap((item, at) => readCommand(item, `${field('commands')}[${at}]`, log)),
    outdated: itemsAt(entries, 'outdated', field('outdated'), log).flatMap((item, at) => readBelief(item, `${field('outdated')}[${at}]`, log)),
    claims: itemsAt(entries, 'claims', field('claims'), log).map((item, at) => readNumber(item, `${field('claims')}[${at}]`, log)),
    see: textsAt(entries, 'see', field('see'), log),
    link: entries.has('link') ? textAt(entries, 'link', field('link'), log) : undefined,
  }];
}

const topicOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');

const isText = (node: YamlNode | undefined, text: string): boolean => node?.type === 'scalar' && node.value === text;

/** The place of a text in the entry of a term, for problems that are seen only when all terms are known. */
function placeOf(root: YamlNode | undefined, id: string, key: string, text: string): number {
  const items = root?.type === 'sequence' ? root.items : [];
  const entriesOf = (item: YamlNode) => (item.type === 'mapping' ? item.entries : []);
  const term = items.filter((item) => entriesOf(item).some((entry) => entry.key === 'id' && isText(entry.value, id))).at(-1);
  const value = term === undefined ? undefined : entriesOf(term).find((entry) => entry.key === key)?.value;
  const inside = value?.type === 'sequence' ? value.items.find((item) => isText(item, text)) : value;
  return inside?.start ?? 0;
}

/** Candidates for a misspelt id: a list of all would fill the screen. */
const nearIds = (word: string, ids: ReadonlySet<string>): readonly string[] => [...ids].filter((id) => id[0] === word[0]);

interface ReadFile {
  readonly log: ProblemLog;
  readonly root: YamlNode | undefined;
  readonly terms: readonly Term[];
}

/** Ids and `see:` can be judged only when all terms are known. */
function checkTogether(files: readonly ReadFile[]): void {
  const ids = new Set(files.flatMap((file) => file.terms.map((term) => term.id)));
  const seen = new Set<string>();
  for (const { log, root, terms } of files) {
    for (const { id, see } of terms) {
      if (seen.has(id)) log.add(`${id}.id`, placeOf(root, id, 'id', id), `there is another term ${id}`);
      seen.add(id);
      for (const other of see)
        if (!ids.has(other)) log.add(`${id}.see`, placeOf(root, id, 'see', other), `unknown term ${other}${suggestion(other, nearIds(other, ids))}`);
    }
  }
}

/**
 * Reads the files of `rules/glossary/` (`schemas/term.schema.json`). What is wrong is told all at once, with file, line, field and
 * the nearest right word, as for rules; nothing is thrown.
 */
export function loadGlossary(sources: readonly SourceFile[]): Glossary {
  const problems: RuleProblem[] = [];
  const files = parseFiles(sources).map((document): ReadFile => {
    const log = problemLog(document.file, problems);
    for (const problem of document.problems) log.add('', problem, problem.detail);
    const terms = document.root === undefined
      ? []
      : readItems(document.root, '', log, 1).flatMap((item, index) => readTerm(item, index, topicOf(document.file.path), log));
    return { log, root: document.root, terms };
  });
  checkTogether(files);
  return { terms: files.flatMap((file) => file.terms), problems };
}
