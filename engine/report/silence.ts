import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import type { Fact } from '#engine/fact/fact.js';
import { spanOfPlace } from '#engine/report/locate.js';
import type { Finding } from '#engine/rule/finding.js';
import type { RuleSource, Severity } from '#engine/rule/rule.js';
import type { Document } from '#engine/source/document.js';
import type { Span } from '#engine/source/node.js';
import type { SourceFile } from '#engine/source/source-file.js';
import type { Suppression } from '#engine/source/suppression.js';

/** What is left after the comments were heeded. */
export interface Heard {
  readonly findings: readonly Finding[];
  /** How many findings were silenced. */
  readonly suppressed: number;
  /** A fact `suppression` for each rule that a comment names, and for a comment that names none. */
  readonly facts: readonly Fact[];
}

/** One rule of one comment, and how many findings it silenced. */
interface Silencer extends Span {
  readonly suppression: Suppression;
  readonly rule: string;
  silenced: number;
}

function silencersOf(suppressions: readonly Suppression[]): ReadonlyMap<SourceFile, readonly Silencer[]> {
  const byFile = new Map<SourceFile, Silencer[]>();
  for (const suppression of suppressions) {
    const named = suppression.rules.length > 0 ? suppression.rules : [{ rule: '', start: suppression.start, end: suppression.end }];
    const own = byFile.get(suppression.file) ?? [];
    own.push(...named.map(({ rule, start, end }) => ({ suppression, rule, start, end, silenced: 0 })));
    byFile.set(suppression.file, own);
  }
  return byFile;
}

function isSilenced(finding: Finding, byFile: ReadonlyMap<SourceFile, readonly Silencer[]>): boolean {
  const { file, span } = spanOfPlace(finding.at);
  const silencer = byFile.get(file)?.find(({ rule, suppression: { covers } }) =>
    rule === finding.rule.id && covers !== undefined && covers.start <= span.start && span.start <= covers.end);
  if (silencer === undefined) return false;
  silencer.silenced += 1;
  return true;
}

function toFact(silencer: Silencer, document: Document, severities: ReadonlyMap<string, Severity>): Fact {
  const { rule, silenced, start, end } = silencer;
  const severity = severities.get(rule);
  return {
    fact: 'suppression',
    columns: { rule, silenced, known: severity !== undefined, severity: severity ?? 'off', nearest: nearestWord(rule, severities.keys()) ?? '' },
    places: { at: { document, span: { start, end } } },
    resource: undefined,
    because: [],
  };
}

/** Takes out the findings that a `kubelore-disable-next-line` comment covers, and tells what became of each comment in a judged document. */
export function silence(
  findings: readonly Finding[], suppressions: readonly Suppression[], documents: readonly Document[],
  rules: readonly RuleSource[], changed: { readonly [rule: string]: Severity },
): Heard {
  if (suppressions.length === 0) return { findings, suppressed: 0, facts: [] };
  const byFile = silencersOf(suppressions);
  const kept = findings.filter((finding) => !isSilenced(finding, byFile));
  const severities = new Map(rules.map((rule) => [rule.id, changed[rule.id] ?? rule.default ?? rule.severity]));
  const judged = new Map<SourceFile, Document[]>();
  for (const document of documents)
    if (document.role === 'manifest' && byFile.has(document.file)) judged.set(document.file, [...(judged.get(document.file) ?? []), document]);
  const facts = [...byFile].flatMap(([file, silencers]) => silencers.flatMap((silencer) => {
    const document = judged.get(file)?.find(({ end }) => silencer.start < end) ?? judged.get(file)?.at(-1);
    return document === undefined ? [] : [toFact(silencer, document, severities)];
  }));
  return { findings: kept, suppressed: findings.length - kept.length, facts };
}
