import { UNDECIDED } from '#engine/cel/undecided.js';
import type { Fact } from '#engine/fact/fact.js';
import type { CompiledRule } from '#engine/rule/compile.js';

/** Rules of one fact that match the same columns, by the values that they want there. */
interface RuleGroup {
  readonly columns: readonly string[];
  readonly byValues: Map<string, CompiledRule[]>;
}

/** Rules by fact and by what they match, so that a fact meets only those that may concern it. */
export type RuleIndex = ReadonlyMap<string, readonly RuleGroup[]>;

const matchColumns = ({ source: { match } }: CompiledRule): readonly string[] => Object.keys(match).filter((key) => key !== 'fact').sort();

const keyOf = (values: readonly unknown[]): string => values.map(String).join('\u0000');

/** Makes the index. */
export function indexRules(rules: readonly CompiledRule[]): RuleIndex {
  const index = new Map<string, RuleGroup[]>();
  for (const rule of rules) {
    const { match } = rule.source;
    const columns = matchColumns(rule);
    const groups = index.get(match.fact) ?? [];
    index.set(match.fact, groups);
    let group = groups.find((one) => keyOf(one.columns) === keyOf(columns));
    if (group === undefined) groups.push((group = { columns, byValues: new Map() }));
    const key = keyOf(columns.map((column) => match[column]));
    const same = group.byValues.get(key);
    if (same === undefined) group.byValues.set(key, [rule]);
    else same.push(rule);
  }
  return index;
}

const mayMatch = (rule: CompiledRule, columns: readonly string[], fact: Fact): boolean =>
  columns.every((column) => fact.columns[column] === UNDECIDED || fact.columns[column] === rule.source.match[column]);

/** Calls `visit` for each rule that the fact may concern; `isCertain` is false where a column that the rule matches is undecided. */
export function eachRule(index: RuleIndex, fact: Fact, visit: (rule: CompiledRule, isCertain: boolean) => void): void {
  for (const { columns, byValues } of index.get(fact.fact) ?? []) {
    const values = columns.map((column) => fact.columns[column]);
    if (!values.includes(UNDECIDED)) {
      for (const rule of byValues.get(keyOf(values)) ?? []) visit(rule, true);
      continue;
    }
    for (const rules of byValues.values()) for (const rule of rules) if (mayMatch(rule, columns, fact)) visit(rule, false);
  }
}
