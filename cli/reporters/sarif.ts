import { phrasesOf, type Location, type Report, type ReportedFinding, type RuleSource } from '#engine/index.js';
import type { Look } from '#cli/reporters/reporter.js';
import { sarifRule } from '#cli/reporters/sarif-rule.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** A path as a URI reference: relative ones stay relative to the folder that was linted from. */
function uriOf(path: string): string {
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}

const physical = ({ file, line, column, endLine, endColumn }: Location): object => ({
  artifactLocation: { uri: uriOf(file), ...(file.startsWith('/') || file.startsWith('..') ? {} : { uriBaseId: '%SRCROOT%' }) },
  region: { startLine: line, startColumn: column, endLine, endColumn },
});

/** In a message `[text](id)` is a link: brackets that a value brings along are none. */
const messageText = (text: string): string => text.replaceAll('[', '\\[').replaceAll(']', '\\]');

function logical({ object, field }: ReportedFinding): readonly object[] {
  if (object === undefined) return [];
  const fullyQualifiedName = [object.kind, object.namespace, object.name, field].filter((part) => part !== undefined && part !== '').join('/');
  return [{ name: object.name, fullyQualifiedName, kind: 'object' }];
}

function result(finding: ReportedFinding, ruleIndex: number, fix: string): object {
  const related = finding.causes.filter((cause) => cause.location !== undefined);
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: messageText(`${finding.message}\n${finding.why}\n${fix}: ${finding.fix}`) },
    locations: [{ physicalLocation: physical(finding.location), ...(finding.object === undefined ? {} : { logicalLocations: logical(finding) }) }],
    ...(related.length === 0 ? {} : {
      relatedLocations: related.map(({ text, location }, id) => ({
        id, message: { text: messageText(text) }, ...(location === undefined ? {} : { physicalLocation: physical(location) }),
      })),
    }),
    partialFingerprints: { 'kubelore/v1': finding.fingerprint },
  };
}

const described = (report: Report, rules: readonly RuleSource[]): readonly RuleSource[] => {
  const reported = new Set(report.findings.map(({ rule }) => rule));
  return rules.filter(({ id }) => reported.has(id));
};

/** SARIF 2.1.0 with exact regions, related locations and the help of each rule that reported. */
export function sarif(report: Report, look: Look): string {
  const rules = described(report, look.rules);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const { fix } = phrasesOf(report.language).labels;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'kubelore', semanticVersion: report.kubelore, language: report.language, rules: rules.map((rule) => sarifRule(rule, report.language)) } },
      columnKind: 'utf16CodeUnits',
      language: report.language,
      invocations: [{
        executionSuccessful: true,
        toolExecutionNotifications: report.summary.notes.map((note) => ({ level: 'note', message: { text: messageText(note) } })),
      }],
      results: report.findings.map((finding) => result(finding, indexOf.get(finding.rule) ?? -1, fix)),
    }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
