import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import { vocabularyOf } from '#engine/cel/check.js';
import type { Vocabulary } from '#engine/cel/check.js';

/** What rule files may name. */
export interface RuleVocabulary {
  /** `schemas/facts/<fact>.schema.json` by fact. */
  readonly facts: { readonly [fact: string]: JsonObject };
  /** Ids of the glossary; undefined: terms are not looked up. */
  readonly terms: readonly string[] | undefined;
}

/** A fact as a rule's author sees it. */
export interface FactColumns {
  readonly fact: string;
  readonly schema: JsonObject;
  readonly columns: { readonly [column: string]: JsonObject };
  readonly places: readonly string[];
  /** What a condition over it may name; made when it is first asked for. */
  conditions(): Vocabulary;
}

/** The columns, places and types of a fact, or undefined where there is no such fact. */
export function factColumns({ facts }: RuleVocabulary, fact: string): FactColumns | undefined {
  const schema = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (schema === undefined) return undefined;
  const properties = Object.entries(asObject(schema['properties']) ?? {});
  let vocabulary: Vocabulary | undefined;
  return {
    fact,
    schema,
    columns: Object.fromEntries(properties.flatMap(([name, one]) => { const column = asObject(one); return column === undefined ? [] : [[name, column] as const]; })),
    places: Object.keys(asObject(schema['x-places']) ?? {}),
    conditions: () => (vocabulary ??= vocabularyOf({ fact: factVariable(schema) })),
  };
}

/** The type of the variable `fact` in a condition. */
export const factVariable = (schema: JsonObject): { readonly typeName: string; readonly schema: JsonObject } =>
  ({ typeName: asString(schema['title']) ?? 'Fact', schema });

/** The values that a column may have, where its schema lists them. */
export const columnValues = (column: JsonObject): readonly string[] =>
  asList(column['enum']).filter((value) => typeof value === 'string');
