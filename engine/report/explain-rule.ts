import type { Example, RuleSource, Severity } from '#engine/rule/rule.js';
import { rowsBlock, section, textBlock, type Explanation, type ExplanationBlock, type ExplanationRow } from '#engine/report/explanation.js';
import { firstSentence, general } from '#engine/report/general.js';
import type { Language } from '#engine/report/language.js';
import type { Term } from '#engine/report/term.js';
import { DOCUMENTATION, explanationWords, type ExplanationWords } from '#engine/report/words/explanation.js';

/** The level that a rule has when nobody says otherwise. */
export const defaultSeverity = (rule: RuleSource): Severity => (rule.default === 'off' ? 'off' : rule.severity);

const exampleBlock = (example: Example | undefined): readonly ExplanationBlock[] =>
  example === undefined ? [] : [{ type: 'code', code: example.manifests.trimEnd() }];

function termRows(ids: readonly string[], glossary: readonly Term[], language: Language): readonly ExplanationRow[] {
  return ids.flatMap((id) => {
    const term = glossary.find((candidate) => candidate.id === id);
    return term === undefined ? [] : [{ word: id, text: firstSentence(term.meaning[language].trim()) }];
  });
}

/** How to silence the rule, or how to wake one that is silent. */
function switches(rule: RuleSource, words: ExplanationWords): ExplanationBlock {
  const level = rule.severity === 'off' ? 'warning' : rule.severity;
  const rows = defaultSeverity(rule) === 'off'
    ? [{ word: `--rule ${rule.id}=${level}`, text: words.onEverywhere }]
    : [
        { word: `# kubelore-disable-next-line ${rule.id} -- ${words.reason}`, text: words.offHere },
        { word: `--rule ${rule.id}=off`, text: words.offEverywhere },
      ];
  return { type: 'rows', rows };
}

const linkBlocks = (links: readonly string[]): readonly ExplanationBlock[] =>
  links.flatMap((link) => textBlock(link.startsWith('/') ? DOCUMENTATION + link : link));

/** All that there is to say of a rule: what it looks for, its level, why, how to mend it, an example of each kind, its terms and its switches. */
export function explainRule(rule: RuleSource, glossary: readonly Term[], language: Language): Explanation {
  const words = explanationWords(language);
  const { headings } = words;
  const severity = defaultSeverity(rule);
  return {
    type: 'rule',
    word: rule.id,
    language,
    title: rule.id,
    about: [words.rule, words.subjects[rule.subject] ?? rule.subject, words.severities[severity]],
    sections: [
      ...section('meaning', headings.meaning, ...textBlock(general(rule.message[language]))),
      ...section('level', headings.level, ...rowsBlock([{ word: words.severities[severity], text: words.promises[severity] }])),
      ...section('why', headings.why, ...textBlock(general(rule.why[language]))),
      ...section('fix', headings.fix, ...textBlock(general(rule.fix[language]))),
      ...section('bad', headings.bad, ...exampleBlock(rule.bad[0])),
      ...section('good', headings.good, ...exampleBlock(rule.good[0])),
      ...section('terms', headings.terms, ...rowsBlock(termRows(rule.terms, glossary, language))),
      ...section('switch', severity === 'off' ? headings.on : headings.off, switches(rule, words)),
      ...section('link', headings.link, ...linkBlocks(rule.links ?? [])),
    ],
  };
}
