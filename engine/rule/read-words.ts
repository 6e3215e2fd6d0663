import { readMapping, readText, suggestion } from '#engine/rule/field-reader.js';
import { placeholderNames, placeholdersOf } from '#engine/rule/placeholder.js';
import type { ProblemLog } from '#engine/rule/problem.js';
import type { FactColumns } from '#engine/rule/rule-vocabulary.js';
import type { Words } from '#engine/rule/rule.js';
import { offsetInScalar } from '#engine/rule/scalar-offset.js';
import type { ScalarNode, Span, YamlNode } from '#engine/source/node.js';

const LANGUAGES = ['en', 'ja'] as const;

function checkPlaceholders(node: ScalarNode, field: string, fact: FactColumns, log: ProblemLog): void {
  for (const { name, offset } of placeholdersOf(String(node.value))) {
    if (Object.hasOwn(fact.columns, name)) continue;
    log.add(field, offsetInScalar(log.file, node, offset), `placeholder {${name}} is no column of fact ${fact.fact}${suggestion(name, Object.keys(fact.columns))}`);
  }
}

/** Both languages must name the same columns. */
function compareLanguages(en: ScalarNode, ja: ScalarNode, field: string, log: ProblemLog): void {
  const english = placeholderNames([String(en.value)]);
  const japanese = placeholderNames([String(ja.value)]);
  for (const name of english) if (!japanese.includes(name)) log.add(`${field}.ja`, ja, `placeholder {${name}} is in en and not in ja`);
  for (const name of japanese) if (!english.includes(name)) log.add(`${field}.en`, en, `placeholder {${name}} is in ja and not in en`);
}

/** Reads `{en: ..., ja: ...}`; whatever is wrong is told. */
export function readWords(node: YamlNode | undefined, field: string, at: Span, fact: FactColumns | undefined, log: ProblemLog): Words | undefined {
  const entries = readMapping(node, field, at, log, { required: LANGUAGES });
  if (entries === undefined) return undefined;
  const [en, ja] = LANGUAGES.map((language) => {
    const entry = entries.get(language);
    const text = entry === undefined ? undefined : readText(entry.value, `${field}.${language}`, log);
    if (text !== undefined && fact !== undefined) checkPlaceholders(text, `${field}.${language}`, fact, log);
    return text;
  });
  if (en === undefined || ja === undefined) return undefined;
  compareLanguages(en, ja, field, log);
  return { en: String(en.value), ja: String(ja.value) };
}
