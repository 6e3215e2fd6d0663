import { editDistance } from '#engine/apimachinery/nearest-word.js';
import type { RuleSource } from '#engine/rule/rule.js';
import { displayText } from '#engine/report/display.js';
import { explainRule } from '#engine/report/explain-rule.js';
import { explainTerm } from '#engine/report/explain-term.js';
import type { Explanation, UnknownWord } from '#engine/report/explanation.js';
import type { Language } from '#engine/report/language.js';
import type { Term } from '#engine/report/term.js';
import { explanationWords } from '#engine/report/words/explanation.js';

/** What can be explained; a `Library` is one. */
export interface Explained {
  readonly rules: readonly RuleSource[];
  readonly glossary: readonly Term[];
}

/** Most words that are offered for one that is not known. */
const OFFERED = 5;

/** What is typed and what is meant differ in case, hyphens and spaces: `PersistentVolumeClaim`, `persistent-volume-claim`. */
const keyOf = (word: string): string => word.toLowerCase().replace(/[\s_-]+/g, '');

/** The key, and what it is the plural of where it is one: `ingresses`, `policies`, `pods`. */
const keysOf = (word: string): readonly string[] => {
  const key = keyOf(word);
  return [key, key.replace(/ies$/, 'y'), key.replace(/es$/, ''), key.replace(/s$/, '')];
};

const namesOf = (term: Term): readonly string[] => [term.id, term.name.en, term.name.ja, ...term.aliases];

/** The term of an id, a name in either language or an alias; ids go before names, names before aliases. */
export function findTerm(word: string, glossary: readonly Term[]): Term | undefined {
  const named = (names: (term: Term) => readonly string[]) => (key: string): Term | undefined =>
    glossary.find((term) => names(term).some((name) => keyOf(name) === key));
  const lookups = [named((term) => [term.id]), named((term) => [term.name.en, term.name.ja]), named((term) => term.aliases)];
  for (const key of keysOf(word)) {
    for (const lookup of lookups) {
      const found = lookup(key);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Edits between the keys; words of which one holds the other come right after those that are nearly equal. */
function distance(key: string, name: string): number {
  const other = keyOf(name);
  const most = Math.max(1, Math.floor(key.length / 3));
  const edits = editDistance(key, other, most);
  if (edits <= most) return edits;
  const holds = key.length > 2 && other.length > 2 && (other.includes(key) || key.includes(other));
  return holds ? most + 1 + Math.abs(other.length - key.length) / 100 : Number.POSITIVE_INFINITY;
}

function nearestWords(word: string, { rules, glossary }: Explained): readonly string[] {
  const key = keyOf(word);
  const candidates = [
    ...rules.map((rule) => ({ id: rule.id, distance: distance(key, rule.id) })),
    ...glossary.map((term) => ({ id: term.id, distance: Math.min(...namesOf(term).map((name) => distance(key, name))) })),
  ];
  return candidates
    .filter((candidate) => candidate.distance !== Number.POSITIVE_INFINITY)
    .sort((one, other) => one.distance - other.distance || (one.id < other.id ? -1 : 1))
    .slice(0, OFFERED)
    .map((candidate) => candidate.id);
}

/**
 * What there is to say of a rule (by its id) or a term (by id, name in either language, short name or plural), in one
 * language. A word that is neither gives the nearest ones; `cli/reporters/explain-text.ts` writes the rest as text.
 */
export function explain(word: string, explained: Explained, language: Language): Explanation | UnknownWord {
  const { rules, glossary } = explained;
  const rule = rules.find((candidate) => keyOf(candidate.id) === keyOf(word));
  if (rule !== undefined) return explainRule(rule, glossary, language);
  const term = findTerm(word, glossary);
  if (term !== undefined) return explainTerm(term, rules, glossary, language);
  const words = explanationWords(language);
  const nearest = nearestWords(word, explained);
  return {
    type: 'unknown',
    word,
    nearest,
    lines: [`${words.unknownWord(displayText(word))}${nearest.length === 0 ? words.allRules : words.nearest(nearest.join(', '))}`],
  };
}
