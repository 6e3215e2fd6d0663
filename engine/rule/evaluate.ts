import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { CelError } from '#engine/cel/cel-error.js';
import { celContext, type CelContext } from '#engine/cel/context.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Column, Fact, Place } from '#engine/fact/fact.js';
import type { CompiledRule } from '#engine/rule/compile.js';
import type { Finding } from '#engine/rule/finding.js';
import { fingerprint } from '#engine/rule/fingerprint.js';
import { eachRule, indexRules } from '#engine/rule/rule-index.js';
import { RuleError } from '#engine/rule/rule-error.js';
import { SEVERITIES } from '#engine/rule/rule.js';

/** What the rules say of the facts. */
export interface Evaluation {
  readonly findings: Finding[];
  /** How many conditions could not be decided from the input. */
  readonly undecided: number;
}

/** `schemas/world.yaml` says how far a missing target may go: no rule promises more than that, unless the user chose so. */
function severityFor({ severity, isChosen }: CompiledRule, { because }: Fact): Finding['severity'] {
  if (severity !== 'error' || isChosen) return severity;
  const cause = because.find(({ type }) => type === 'edge');
  return cause?.type === 'edge' && cause.edge.state === 'missing' && cause.edge.world === 'warning' ? 'warning' : severity;
}

function argumentsOf({ columns }: CompiledRule, fact: Fact): { readonly [name: string]: Column } {
  const named: { [name: string]: Column } = {};
  for (const column of columns) {
    const value = fact.columns[column];
    if (value !== undefined) named[column] = value;
  }
  return named;
}

function toFinding(rule: CompiledRule, fact: Fact): Finding {
  const { source, place } = rule;
  const at = fact.places[place];
  if (at === undefined) throw new RuleError(source.id, `fact ${fact.fact} has no place ${place}`);
  return {
    rule: source, fact, at,
    severity: severityFor(rule, fact),
    arguments: argumentsOf(rule, fact),
    fingerprint: fingerprint(source.id, at, fact.resource, source.identity.map((column) => fact.columns[column])),
  };
}

function holds(rule: CompiledRule, fact: Fact, columns: CelContext): boolean | typeof UNDECIDED {
  const { source } = rule;
  const result = rule.condition().holds({ fact: columns, params: celContext(source.params ?? {}) });
  if (result instanceof CelError) throw new RuleError(source.id, `when: ${result.message} (in a row of fact ${fact.fact})`);
  return result;
}

/** Where a finding stands, as a text: two sets that hold the same file have the same place. */
const placeKey = (at: Place): string =>
  'span' in at
    ? `${at.document.file.path} ${at.span.start}`
    : `${at.resource.document.file.path} ${at.resource.node.start} ${formatFieldPath(at.path)} ${at.on}`;

/**
 * Asks every rule that a fact concerns. One cause is one finding: what has the same fingerprint at the same place, in another
 * set, is not repeated. Only *true* reports. Throws RuleError where a rule's author made a mistake.
 */
export function evaluateRules(rules: readonly CompiledRule[], facts: readonly Fact[]): Evaluation {
  const index = indexRules(rules);
  const findings = new Map<string, Finding>();
  let undecided = 0;
  for (const fact of facts) {
    let columns: CelContext | undefined;
    eachRule(index, fact, (rule, isCertain) => {
      const result = holds(rule, fact, (columns ??= celContext(fact.columns)));
      if (result === UNDECIDED || (result && !isCertain)) undecided += 1;
      else if (result) {
        const finding = toFinding(rule, fact);
        const key = `${finding.fingerprint} ${placeKey(finding.at)}`;
        const known = findings.get(key);
        if (known === undefined || SEVERITIES.indexOf(finding.severity) < SEVERITIES.indexOf(known.severity)) findings.set(key, finding);
      }
    });
  }
  return { findings: [...findings.values()], undecided };
}
