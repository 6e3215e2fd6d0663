import { asObject, asString, isList } from '#engine/apimachinery/json.js';
import { ANY } from '#engine/resource/structural-type.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { StructuralType } from '#engine/resource/structural-type.js';

/** How strict the server is where OpenAPI does not say it: `schemas/kubernetes/strictness.json`. */
export interface Strictness {
  /** The type of a definition that reads JSON in its own way, whatever its schema says. */
  plain(definition: string, typeOf: (name: string) => StructuralType): StructuralType | undefined;
  /** Whether objects of a definition may go without a name. */
  isNameless(definition: string): boolean;
}

const stringsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

/** The types of definitions that read JSON in their own way: a word, or `[definition, what else it may be]`. */
function plainType(row: Json | undefined, typeOf: (name: string) => StructuralType): StructuralType | undefined {
  if (row === 'int-or-string' || row === 'quantity') return { is: row, null: 'zero' };
  if (row === 'micro-time') return { is: 'string', null: 'zero', format: row };
  if (!isList(row)) return row === undefined ? undefined : ANY;
  const [definition, other] = row;
  const mapping = typeOf(asString(definition) ?? '');
  if (other === 'boolean') return { is: 'choice', null: 'zero', mapping, other: { is: 'boolean', null: 'zero', bits: 64 } };
  const items: StructuralType = other === 'strings' ? { is: 'string', null: 'zero', format: undefined } : mapping;
  return { is: 'choice', null: 'zero', mapping, other: { is: 'list', null: 'zero', items } };
}

/** Reads the table; definitions that it does not name stay as OpenAPI has them. */
export function strictness(kubernetes: KubernetesSource): Strictness {
  const table = asObject(kubernetes.load('strictness')) ?? {};
  const plain = asObject(table['plain']) ?? {};
  const nameless = new Set(stringsOf(table['nameless']));
  return {
    isNameless: (definition) => nameless.has(definition),
    plain: (definition, typeOf) => plainType(plain[definition], typeOf),
  };
}
