import type { RuleSource } from '#engine/rule/rule.js';
import { rowsBlock, section, textBlock, type Explanation, type ExplanationRow } from '#engine/report/explanation.js';
import { firstSentence, general } from '#engine/report/general.js';
import type { Language } from '#engine/report/language.js';
import type { Term } from '#engine/report/term.js';
import { DOCUMENTATION, explanationWords } from '#engine/report/words/explanation.js';

function ruleRows(term: Term, rules: readonly RuleSource[], language: Language): readonly ExplanationRow[] {
  return rules
    .filter((rule) => rule.terms.includes(term.id))
    .map((rule) => ({ word: rule.id, text: general(rule.message[language]) }))
    .sort((one, other) => (one.word < other.word ? -1 : 1));
}

function seeRows(term: Term, glossary: readonly Term[], language: Language): readonly ExplanationRow[] {
  return term.see.flatMap((id) => {
    const other = glossary.find((candidate) => candidate.id === id);
    return other === undefined ? [] : [{ word: id, text: firstSentence(other.meaning[language].trim()) }];
  });
}

const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** Aliases that a reader of the language would type. */
const aliasesIn = (term: Term, language: Language): readonly string[] =>
  term.aliases.filter((alias) => language === 'ja' || !JAPANESE.test(alias));

/** All that there is to say of a term: what it means, what people wrongly believe of it, commands, and the rules and terms around it. */
export function explainTerm(term: Term, rules: readonly RuleSource[], glossary: readonly Term[], language: Language): Explanation {
  const words = explanationWords(language);
  const { headings } = words;
  const commands = term.commands.map((command) => ({ word: command.run, text: command[language] }));
  return {
    type: 'term',
    word: term.id,
    language,
    title: term.name[language],
    about: [words.term, words.subjects[term.topic] ?? term.topic],
    sections: [
      ...section('meaning', headings.definition, ...textBlock(term.meaning[language])),
      ...section('more', headings.more, ...textBlock(term.more?.[language])),
      ...section('outdated', headings.outdated, ...term.outdated.flatMap((belief) => textBlock(belief[language]))),
      ...section('commands', headings.commands, ...rowsBlock(commands)),
      ...section('rules', headings.rules, ...rowsBlock(ruleRows(term, rules, language))),
      ...section('see', headings.see, ...rowsBlock(seeRows(term, glossary, language))),
      ...section('aliases', headings.aliases, ...textBlock(aliasesIn(term, language).join(', '))),
      ...section('link', headings.link, ...textBlock(term.link === undefined ? undefined : DOCUMENTATION + term.link)),
    ],
  };
}
