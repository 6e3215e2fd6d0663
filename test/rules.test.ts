import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSourceLibrary } from '#cli/build/source-library.js';
import { lint } from '#engine/lint.js';
import type { Report } from '#engine/generated/report.js';
import { exampleMarks } from '#engine/rule/example-mark.js';
import type { ExampleMark } from '#engine/rule/example-mark.js';
import { formatProblem } from '#engine/rule/problem.js';
import type { Example, RuleSource, Severity } from '#engine/rule/rule.js';

// Every example of every rule, or of one: KUBELORE_RULE=service-selects-no-pods npm test -- rules

const { library, problems } = readSourceLibrary('.');
const only = process.env['KUBELORE_RULE'] ?? '';

const NEWEST = library.kubernetes.versions.at(-1) ?? '';

type Findings = Report['findings'];

function findingsOf(example: Example, rule: RuleSource, severity: Severity): Findings {
  const isOff = rule.severity === 'off' || rule.default === 'off';
  return lint([{ path: 'example.yaml', text: example.manifests }], library, {
    kubernetesVersion: NEWEST, namespace: '', provided: [], severities: isOff ? { [rule.id]: severity } : {}, language: 'en', version: '0.0.0', notes: [],
  }).findings;
}

/** What a rule that is off is switched on at: its own severity, or what its example says where it has none. */
const severityOn = (rule: RuleSource, marks: readonly ExampleMark[]): Severity => (rule.severity === 'off' ? (marks[0]?.severity ?? 'info') : rule.severity);

const told = ({ severity, location, message, rule }: Findings[number]): string => `${location.line}: ${severity}: ${message} [${rule}]`;

/** ast-grep's verdicts on a bad example: each mark is Reported, Missing or Wrong; what no mark announces is Noisy. */
function verdictsOnBad(marks: readonly ExampleMark[], findings: Findings): readonly string[] {
  const open = [...findings];
  const onMarks = marks.flatMap((mark) => {
    const index = open.findIndex(({ location }) => location.line === mark.line);
    const [finding] = index < 0 ? [] : open.splice(index, 1);
    if (finding === undefined) return [`Missing: line ${mark.line} is marked ${mark.severity}, and nothing is said there`];
    const isRight = finding.severity === mark.severity && finding.message.includes(mark.message ?? '');
    return isRight ? [] : [`Wrong: line ${mark.line} is marked ${mark.severity}${mark.message === undefined ? '' : ` "${mark.message}"`}, and reports ${told(finding)}`];
  });
  return [...onMarks, ...open.map((finding) => `Noisy: ${told(finding)}`)];
}

function verdicts(rule: RuleSource, example: Example, kind: 'bad' | 'good'): readonly string[] {
  const marks = exampleMarks(example, rule.severity);
  const findings = findingsOf(example, rule, severityOn(rule, marks));
  const own = findings.filter((finding) => finding.rule === rule.id);
  const others = findings.filter((finding) => finding.rule !== rule.id && finding.severity === 'error');
  return [...(kind === 'bad' ? verdictsOnBad(marks, own) : own.map((finding) => `Noisy: ${told(finding)}`)), ...others.map((finding) => `Noisy: ${told(finding)}`)];
}

test('rules/ and schemas/ have no problems', () => assert.equal(problems.map(formatProblem), []));

test('there is such a rule', () => assert.ok(only === '' || library.rules.some(({ id }) => id === only), `no rule is named ${only}`));

for (const rule of library.rules.filter(({ id }) => only === '' || id === only)) {
  for (const kind of ['bad', 'good'] as const) {
    for (const [index, example] of rule[kind].entries())
      test(`${rule.subject}/${rule.id}.yaml ${kind}[${index}]`, () => assert.equal(verdicts(rule, example, kind), []));
  }
}

test.run();
