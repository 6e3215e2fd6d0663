import type { RuleSource, Severity } from '#engine/rule/rule.js';
import { defaultSeverity } from '#engine/report/explain-rule.js';
import { general } from '#engine/report/general.js';
import type { Language } from '#engine/report/language.js';
import { explanationWords } from '#engine/report/words/explanation.js';

/** A rule in one line. */
export interface CatalogueRule {
  readonly id: string;
  readonly severity: Severity;
  /** Off: silent until it is switched on by name or by a preset. */
  readonly byDefault: 'on' | 'off';
  /** The level that it has by default, in the catalogue's language. */
  readonly level: string;
  /** What a finding says, with the names of columns (`‹service›`) where a finding shows values. */
  readonly summary: string;
}

/** The rules of one folder under `rules/`. */
export interface CatalogueSubject {
  readonly subject: string;
  readonly heading: string;
  readonly rules: readonly CatalogueRule[];
}

/** All rules by subject, in one language; what `rules --format json` prints. */
export interface Catalogue {
  readonly language: Language;
  readonly subjects: readonly CatalogueSubject[];
  /** What stands under the list: how many there are, where to read more. */
  readonly footer: readonly string[];
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** All rules by subject and id. `cli/reporters/rules-text.ts` writes it as text. */
export function catalogueOf(rules: readonly RuleSource[], language: Language): Catalogue {
  const words = explanationWords(language);
  const bySubject = new Map<string, CatalogueRule[]>();
  for (const rule of [...rules].sort((one, other) => order(one.id, other.id))) {
    const told: CatalogueRule = {
      id: rule.id,
      severity: rule.severity,
      byDefault: defaultSeverity(rule) === 'off' ? 'off' : 'on',
      level: words.severities[defaultSeverity(rule)],
      summary: general(rule.message[language]),
    };
    bySubject.set(rule.subject, [...(bySubject.get(rule.subject) ?? []), told]);
  }
  const subjects = [...bySubject].sort(([one], [other]) => order(one, other));
  return {
    language,
    subjects: subjects.map(([subject, told]) => ({ subject, heading: words.subjects[subject] ?? subject, rules: told })),
    footer: [words.counts(rules.length), words.explainOne],
  };
}
