import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { asObject, asString, isObject, type JsonObject } from '#engine/apimachinery/json.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { EACH, type PathPattern } from '#engine/graph/path-pattern.js';
import type { Reference } from '#engine/graph/reference.js';
import { readReferences, type RowProblem } from '#engine/graph/reference-table.js';

/** The OpenAPI definitions of one Kubernetes version. */
export interface Definitions {
  /** The schema of a definition by its full name, or undefined. */
  definition(name: string): JsonObject | undefined;
  /** The names of the definitions of a package (`io.k8s.api.core.v1`), for suggestions; empty for one that is not there. */
  namesIn(packageName: string): readonly string[];
}

interface Wrong {
  readonly found: string;
  readonly allowed: readonly string[];
}

/** Follows steps from a schema; what is wrong is the first step that no schema has. */
function follow(schema: JsonObject, steps: readonly string[], definitions: Definitions): Wrong | undefined {
  const name = asString(schema['$ref']);
  if (name !== undefined) return follow(definitions.definition(name) ?? {}, steps, definitions);
  const [step, ...rest] = steps;
  if (step === undefined) return undefined;
  if (step === EACH) return isObject(schema['items']) ? follow(schema['items'], rest, definitions) : { found: EACH, allowed: [] };
  if (isObject(schema['additionalProperties'])) return follow(schema['additionalProperties'], rest, definitions);
  const properties = asObject(schema['properties']) ?? {};
  const next = Object.hasOwn(properties, step) ? properties[step] : undefined;
  return isObject(next) ? follow(next, rest, definitions) : { found: step, allowed: Object.keys(properties) };
}

/** The fields of a row that hold paths, each with its paths. */
function fieldsOf({ names, selectors, ports, namespace, optional, own, among, protocol, keys, namespaces, conditions, to }: Reference): readonly (readonly [FieldPath, PathPattern])[] {
  const single: readonly (readonly [FieldPath, PathPattern | true | undefined])[] = [
    [['namespace'], namespace], [['optional'], optional], [['own'], own], [['among'], among], [['protocol'], protocol], [['keys', 'of'], keys?.of],
    [['namespaces', 'any'], namespaces?.any], [['namespaces', 'names'], namespaces?.names], [['namespaces', 'selector'], namespaces?.selector],
    ...('kind' in to ? [] : ([[['to', 'kind'], to.kindAt], [['to', 'group'], to.groupAt], [['to', 'apiVersion'], to.apiVersionAt]] as const)),
    ...conditions.map(({ at, negated }) => [[negated ? 'unless' : 'when'], at] as const),
  ];
  const many: readonly (readonly [FieldPath, readonly PathPattern[]])[] = [[['name'], names], [['selector'], selectors], [['port'], ports]];
  return [
    ...many.flatMap(([field, patterns]) => patterns.map((pattern) => [field, pattern] as const)),
    ...single.flatMap(([field, pattern]) => (pattern === undefined || pattern === true ? [] : [[field, pattern] as const])),
  ];
}

/** The steps of a path from the value of the row's type: siblings stand beside each name, selector or port. */
function stepsFrom(pattern: PathPattern, { names, selectors, ports }: Reference): readonly (readonly string[])[] {
  if (pattern.from === 'object') return [];
  if (pattern.from === 'value') return [pattern.steps];
  const places = [...names, ...selectors, ...ports].filter(({ from }) => from === 'value');
  return places.map(({ steps }) => [...steps.slice(0, -1), ...pattern.steps]);
}

function problemsOf(row: number, reference: Reference, type: string, definitions: Definitions): RowProblem[] {
  const schema = definitions.definition(type);
  if (schema === undefined) {
    const dot = type.lastIndexOf('.');
    const allowed = definitions.namesIn(type.slice(0, dot)).map((name) => `${type.slice(0, dot)}.${name}`);
    return [{ row, path: ['type'], code: 'not-supported', found: type, allowed, nearest: nearestWord(type, allowed) }];
  }
  return fieldsOf(reference).flatMap(([field, pattern]) =>
    stepsFrom(pattern, reference).flatMap((steps): RowProblem[] => {
      const wrong = follow(schema, steps, definitions);
      return wrong === undefined ? [] : [{ row, path: field, code: 'not-supported', ...wrong, nearest: nearestWord(wrong.found, wrong.allowed) }];
    }));
}

/** Types and fields of the rows that a Kubernetes version does not have, each said once for a row. Rows that cannot be read, and rows for a later version, are left out. */
export function checkReferenceFields(rows: readonly JsonObject[], version: string, definitions: Definitions): readonly RowProblem[] {
  const minor = (text: string): number => Number(text.split('.')[1]);
  const byId = new Map(readReferences(rows).references.map((reference) => [reference.id, reference]));
  return rows.flatMap((row, index) => {
    const reference = byId.get(asString(row['id']) ?? '');
    const since = asString(row['since']);
    if (reference === undefined || (since !== undefined && minor(version) < minor(since))) return [];
    const found = reference.types.flatMap((type) => problemsOf(index, reference, type, definitions));
    return [...new Map(found.map((problem) => [[...problem.path, problem.found].join(' '), problem])).values()];
  });
}
