import type { JsonObject } from '#engine/apimachinery/json.js';
import { CelError } from '#engine/cel/cel-error.js';
import { compileExpression } from '#engine/cel/expression.js';
import type { Expression } from '#engine/cel/expression.js';
import { placeholderNames } from '#engine/rule/placeholder.js';
import { RuleError } from '#engine/rule/rule-error.js';
import type { RuleSource, Severity } from '#engine/rule/rule.js';

/** A rule that is on, ready to be asked. */
export interface CompiledRule {
  readonly source: RuleSource;
  readonly severity: Exclude<Severity, 'off'>;
  /** Whether a user chose the severity: then nothing lowers it. */
  readonly isChosen: boolean;
  /** The place of the fact that a finding stands at. */
  readonly place: string;
  /** The columns that the rule's words name. */
  readonly columns: readonly string[];
  /** The condition, compiled when a fact first needs it. */
  condition(): Expression;
}

function compileCondition(rule: RuleSource): Expression {
  const expression = compileExpression(rule.when, ['fact', 'params']);
  if (expression instanceof CelError) throw new RuleError(rule.id, `when: ${expression.message}`);
  return expression;
}

const severityOf = (rule: RuleSource, severities: { readonly [rule: string]: Severity }): Severity =>
  (Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined) ?? rule.default ?? rule.severity;

/**
 * The rules that are on, with the severities that the user chose by id. Conditions were checked when the rules were loaded
 * (`loadRules`); here they are only parsed, and only once a fact of theirs occurs. Facts that no schema describes have no rules.
 */
export function compileRules(
  rules: readonly RuleSource[], factSchemas: { readonly [fact: string]: JsonObject }, severities: { readonly [rule: string]: Severity },
): CompiledRule[] {
  return rules.flatMap((source) => {
    const severity = severityOf(source, severities);
    if (severity === 'off' || !Object.hasOwn(factSchemas, source.match.fact)) return [];
    let expression: Expression | undefined;
    return [{
      source, severity,
      isChosen: Object.hasOwn(severities, source.id),
      place: source.at.slice(source.at.indexOf('.') + 1),
      columns: placeholderNames([source.message, source.why, source.fix].flatMap(({ en, ja }) => [en, ja])),
      condition: () => (expression ??= compileCondition(source)),
    }];
  });
}
