import type { JsonObject } from '#engine/apimachinery/json.js';
import { checkCondition, vocabularyOf } from '#engine/cel/check.js';
import { readText } from '#engine/rule/field-reader.js';
import type { ProblemLog } from '#engine/rule/problem.js';
import { factVariable } from '#engine/rule/rule-vocabulary.js';
import type { FactColumns } from '#engine/rule/rule-vocabulary.js';
import { schemaOfValues } from '#engine/rule/schema-of-values.js';
import { offsetInScalar } from '#engine/rule/scalar-offset.js';
import type { YamlNode } from '#engine/source/node.js';

/** Reads `when` and checks its names and types against the fact; whatever is wrong is told with its place in the file. */
export function readCondition(node: YamlNode, fact: FactColumns | undefined, params: JsonObject | undefined, log: ProblemLog): string | undefined {
  const text = readText(node, 'when', log);
  if (text === undefined) return undefined;
  const condition = String(text.value);
  if (fact === undefined) return condition;
  const vocabulary = params === undefined
    ? fact.conditions()
    : vocabularyOf({ fact: factVariable(fact.schema), params: { typeName: 'Params', schema: schemaOfValues(params) } });
  const error = checkCondition(condition, vocabulary);
  if (error !== undefined) log.add('when', offsetInScalar(log.file, text, error.start ?? 0), error.message);
  return condition;
}
