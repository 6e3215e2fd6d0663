import { phrasesOf, place, visible, type Phrases, type Report, type ReportedCause, type ReportedFinding } from '#engine/index.js';
import { padTo, displayWidth } from '#cli/reporters/display-width.js';
import { excerptOf } from '#cli/reporters/excerpt.js';
import { painter, type Paint, type Style } from '#cli/reporters/paint.js';
import type { Look } from '#cli/reporters/reporter.js';
import { summaryLines } from '#cli/reporters/text-summary.js';

const INDENT = '    ';
const COLOURS: { readonly [severity in ReportedFinding['severity']]: Style } = { error: 'red', warning: 'yellow', info: 'cyan' };

function detail(label: string, lines: readonly string[], phrases: Phrases, paint: Paint): readonly string[] {
  const width = Math.max(...Object.values(phrases.labels).map(displayWidth));
  return lines.map((line, index) => `${INDENT}${index === 0 ? paint('bold', padTo(label, width)) : ' '.repeat(width)}  ${line}`);
}

const causeLine = ({ text, location }: ReportedCause, paint: Paint): string =>
  location === undefined ? text : `${text}  ${paint('dim', visible(place(location)))}`;

function findingLines(finding: ReportedFinding, newRule: boolean, report: Report, look: Look): readonly string[] {
  const phrases = phrasesOf(report.language);
  const paint = painter(look.colours);
  const level = paint(COLOURS[finding.severity], phrases.severities[finding.severity]);
  const excerpt = look.excerpts ? excerptOf(look.textOf(finding.location.file), finding.location) : [];
  return [
    `${paint('bold', visible(place(finding.location)))}  ${level}  ${finding.message}  ${paint('dim', `[${finding.rule}]`)}`,
    ...excerpt.map((line) => INDENT + paint('dim', line)),
    ...detail(phrases.labels.because, finding.causes.map((cause) => causeLine(cause, paint)), phrases, paint),
    ...(newRule ? detail(phrases.labels.why, [finding.why], phrases, paint) : []),
    ...detail(phrases.labels.fix, [finding.fix], phrases, paint),
  ];
}

/** As compilers write: a line a finding, its causes with their places under it, why it matters (once a rule) and how to mend it; then what was read. */
export function text(report: Report, look: Look): string {
  const told = new Set<string>();
  const blocks = report.findings.map((finding) => {
    const newRule = !told.has(finding.rule);
    told.add(finding.rule);
    return `${findingLines(finding, newRule, report, look).join('\n')}\n`;
  });
  if (!look.quiet) blocks.push(`${summaryLines(report, look.verbose, painter(look.colours)).join('\n')}\n`);
  return blocks.join('\n');
}
