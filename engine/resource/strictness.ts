import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { ANY } from '#engine/resource/structural-type.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { KubernetesSource } from '#engine/library.js';
import type { ObjectShape, StructuralType } from '#engine/resource/structural-type.js';

/** How strict the server is where OpenAPI does not say it: `schemas/kubernetes/strictness.json`. */
export interface Strictness {
  /** The shape of a definition with the rows of the table applied to it. */
  applied(definition: string, shape: ObjectShape): ObjectShape;
  /** The type of a definition that reads JSON in its own way, whatever its schema says. */
  plain(definition: string): StructuralType | undefined;
  /** Whether objects of a definition may go without a name. */
  isNameless(definition: string): boolean;
}

const stringsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);

function withUnique(fields: ReadonlyMap<string, StructuralType>, unique: JsonObject): ReadonlyMap<string, StructuralType> {
  const made = new Map(fields);
  for (const field of Object.keys(unique)) {
    const type = made.get(field);
    if (type?.is === 'list') made.set(field, { ...type, unique: asList(unique[field]).map(stringsOf) });
  }
  return made;
}

/** Reads the table; definitions that it does not name stay as OpenAPI has them. */
export function strictness(kubernetes: KubernetesSource): Strictness {
  const table = asObject(kubernetes.load('strictness')) ?? {};
  const [plain, optional, required, unique] = ['plain', 'optional', 'required', 'unique'].map((name) => asObject(table[name]) ?? {});
  const nameless = new Set(stringsOf(table['nameless']));
  return {
    isNameless: (definition) => nameless.has(definition),
    plain: (definition) => {
      const is = asString(plain?.[definition]);
      return is === 'int-or-string' || is === 'quantity' ? { is, null: 'zero' } : is === undefined ? undefined : ANY;
    },
    applied: (definition, shape) => {
      const notRequired = new Set(stringsOf(optional?.[definition]));
      const more = stringsOf(required?.[definition]).filter((field) => shape.fields.has(field) && !shape.required.includes(field));
      const rows = asObject(unique?.[definition]);
      return {
        ...shape,
        required: [...shape.required.filter((field) => !notRequired.has(field)), ...more],
        fields: rows === undefined ? shape.fields : withUnique(shape.fields, rows),
      };
    },
  };
}
