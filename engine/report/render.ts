import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import type { Finding } from '#engine/rule/finding.js';
import type { Report, ReportedFinding } from '#engine/generated/report.js';
import { speakCauses } from '#engine/report/causes.js';
import { fill } from '#engine/report/display.js';
import type { Language } from '#engine/report/language.js';
import { locate } from '#engine/report/locate.js';
import { reportObject } from '#engine/report/object.js';
import { sortFindings } from '#engine/report/order.js';
import { summarise, type Read } from '#engine/report/summary.js';
import type { Phrases } from '#engine/report/words/phrases.js';
import { phrasesOf } from '#engine/report/words/phrases-of.js';

/** What was read, in which words, and on whose behalf. */
export interface RenderOptions extends Read {
  readonly language: Language;
  /** The program's version. */
  readonly version: string;
  readonly kubernetesVersion: string;
}

function renderFinding(finding: Finding, language: Language, phrases: Phrases): ReportedFinding {
  const { rule, severity, fact, at, fingerprint } = finding;
  const say = (words: { readonly en: string; readonly ja: string }): string => fill(words[language], finding.arguments, phrases);
  const resource = 'span' in at ? fact.resource : at.resource;
  return {
    rule: rule.id,
    severity,
    message: say(rule.message),
    why: say(rule.why),
    fix: say(rule.fix),
    location: locate(at),
    ...(resource === undefined ? {} : { object: reportObject(resource) }),
    ...('span' in at || at.path.length === 0 ? {} : { field: formatFieldPath(at.path) }),
    causes: [...speakCauses(fact.because, phrases)],
    terms: [...rule.terms],
    fingerprint,
  };
}

/** Findings in words of one language, in the order of the files, with what was read and what stayed open. */
export function renderReport(findings: readonly Finding[], options: RenderOptions): Report {
  const phrases = phrasesOf(options.language);
  const rendered = sortFindings(findings.map((finding) => renderFinding(finding, options.language, phrases)));
  return {
    version: 1,
    kubelore: options.version,
    kubernetesVersion: options.kubernetesVersion,
    language: options.language,
    findings: [...rendered],
    summary: summarise(options, rendered, phrases),
  };
}
