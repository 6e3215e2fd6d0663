import { asObject, isList, isObject } from '#engine/apimachinery/json.js';
import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { compileConstraints, judgeByConstraints } from '#engine/resource/validation/constraint.js';
import { formatCheck } from '#engine/resource/validation/formats.js';
import { validators } from '#engine/resource/validation/validators.js';
import { byDefinition } from '#engine/resource/definition-name.js';
import { minorOf } from '#engine/resource/api-version.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Constraint as ConstraintRow } from '#engine/generated/constraint.js';
import type { KubernetesSource } from '#engine/library.js';
import type { ObjectType, StructuralType } from '#engine/resource/structural-type.js';
import type { ObjectMetaRules } from '#engine/resource/validation/meta/object-meta.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

/** Judges a value and all that is in it. */
type Walk = (value: Json, at: Field, context: ValidationContext, old: Json | undefined) => void;

/** Metadata is judged by kind, not by type. */
const NOT_WALKED = new Set(['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta']);

/** Rows by type. */
type Rows = { readonly [type: string]: readonly ConstraintRow[] };

/** The rows that hold in a version with its gates, by type. */
function rowsByType(kubernetes: KubernetesSource, version: string, isOn: (gate: string) => boolean): Rows {
  const minor = minorOf(version);
  const rows: { [type: string]: ConstraintRow[] } = {};
  for (const row of kubernetes.load('constraints') as unknown as readonly ConstraintRow[]) {
    if (row.since !== undefined && minor < minorOf(row.since)) continue;
    if (row.until !== undefined && minor > minorOf(row.until)) continue;
    if (row.gate !== undefined && !isOn(row.gate)) continue;
    if (row.withoutGate !== undefined && isOn(row.withoutGate)) continue;
    (rows[row.type] ??= []).push(row);
  }
  return rows;
}

function objectMetaOf(rows: readonly ConstraintRow[]): ObjectMetaRules {
  const format = rows.find(({ objectName }) => objectName !== undefined)?.objectName ?? 'dns-subdomain';
  return {
    nameMessages: formatCheck(format),
    hasStandardFinalizers: !rows.some(({ standardFinalizers }) => standardFinalizers === false),
    isGenerateNameJudged: !rows.some(({ generateName }) => generateName === false),
    isNameOptional: rows.some(({ nameOptional }) => nameOptional === true),
    allowsUnconditionalUpdate: !rows.some(({ unconditionalUpdate }) => unconditionalUpdate === false),
  };
}

/** Whether a row says how the metadata of its kind is judged. */
const isAboutMetadata = ({ objectName, standardFinalizers, unconditionalUpdate, nameOptional, generateName }: ConstraintRow): boolean =>
  generateName !== undefined || objectName !== undefined || standardFinalizers !== undefined || unconditionalUpdate !== undefined || nameOptional !== undefined;

/** What is judged where a struct is absent. */
const NO_FIELDS: JsonObject = {};

/** How the fields of an object are walked into. */
interface Parts {
  /** Before the object's own validator, which looks at what is found there. */
  readonly first: Map<string, Walk>;
  readonly rest: Map<string, Walk>;
  /** Structs of which something is said even where they are absent. */
  readonly structs: { readonly field: string; readonly walk: Walk }[];
}

/** What is known of one version's types. */
export interface Walks {
  /** How a type is judged; undefined where nothing is said of it. */
  walkOf(type: StructuralType): Walk | undefined;
  /** How the metadata of a kind is judged. */
  objectMetaOf(type: string): ObjectMetaRules;
}

/** Whether nothing is said of an object of the type that has no fields. */
function isSilent(type: StructuralType, rows: Rows): boolean {
  if (type.is !== 'object' || type.name === undefined || NOT_WALKED.has(type.name)) return true;
  return byDefinition(rows, type.name) === undefined && byDefinition(validators, type.name) === undefined
    && [...type.shape().fields.values()].every((part) => part.isStruct !== true || isSilent(part, rows));
}

function compileParts(type: ObjectType, own: readonly ConstraintRow[], rows: Rows, walkOf: Walks['walkOf']): Parts {
  const order = new Map(own.flatMap(({ field, walk }) => (walk === undefined ? [] : [[field, walk] as const])));
  const parts: Parts = { first: new Map(), rest: new Map(), structs: [] };
  for (const [field, part] of type.shape().fields) {
    const walk = order.get(field) === false ? undefined : walkOf(part);
    if (walk === undefined) continue;
    (order.get(field) === 'first' ? parts.first : parts.rest).set(field, walk);
    if (part.isStruct === true && !isSilent(part, rows)) parts.structs.push({ field, walk });
  }
  return parts;
}

/** How an object of a type is judged: by its rows, by its validator, and by the types of its fields. */
function compileWalk(name: string, type: ObjectType, rows: Rows, walkOf: Walks['walkOf']): Walk {
  const own = byDefinition(rows, name) ?? [];
  const constraints = compileConstraints(own.filter((row) => row.walk === undefined && !isAboutMetadata(row)));
  // Decoding has made every value one of its type.
  const validator = byDefinition(validators, name) as Validator<JsonObject> | undefined;
  const { first, rest, structs } = compileParts(type, own, rows, walkOf);
  return (value, at, context, old) => {
    if (!isObject(value)) return;
    const before = asObject(old);
    judgeByConstraints(constraints, value, at, context, before);
    for (const [field, walk] of first) {
      const part = value[field];
      if (part !== undefined) walk(part, child(at, field), context, before?.[field]);
    }
    const judged = validator?.(value, at, context, before) ?? undefined;
    if (judged?.[0] === '*') return;
    for (const field in value) {
      const walk = rest.get(field);
      const part = value[field];
      if (walk !== undefined && part !== undefined && judged?.includes(field) !== true) walk(part, child(at, field), context, before?.[field]);
    }
    for (const { field, walk } of structs)
      if (value[field] === undefined && judged?.includes(field) !== true) walk(NO_FIELDS, child(at, field), context, before?.[field]);
  };
}

/** The walks of one version's types, each compiled on first use. */
export function compileWalks(kubernetes: KubernetesSource, version: string, isOn: (gate: string) => boolean): Walks {
  const rows = rowsByType(kubernetes, version, isOn);
  const walks = new Map<string, Walk>();

  function partsWalk(type: StructuralType): Walk | undefined {
    if (type.is === 'object') return type.name === undefined || NOT_WALKED.has(type.name) ? undefined : objectWalk(type.name, type);
    if (type.is === 'list') {
      const walk = partsWalk(type.items);
      return walk && ((value, at, context) => {
        if (isList(value)) for (let index = 0; index < value.length; index++) walk(value[index] ?? null, item(at, index), context, undefined);
      });
    }
    if (type.is !== 'map') return undefined;
    const walk = partsWalk(type.values);
    return walk && ((value, at, context) => {
      if (isObject(value)) for (const name of Object.keys(value)) walk(value[name] ?? null, key(at, name), context, undefined);
    });
  }

  function objectWalk(name: string, type: ObjectType): Walk {
    let walk = walks.get(name);
    if (walk === undefined) {
      let compiled: Walk | undefined;
      walk = (value, at, context, old) => (compiled ??= compileWalk(name, type, rows, partsWalk))(value, at, context, old);
      walks.set(name, walk);
    }
    return walk;
  }

  const metadataRules = new Map<string, ObjectMetaRules>();
  const objectMetaRulesOf = (type: string): ObjectMetaRules => {
    const known = metadataRules.get(type) ?? objectMetaOf(byDefinition(rows, type) ?? []);
    metadataRules.set(type, known);
    return known;
  };

  return { walkOf: partsWalk, objectMetaOf: objectMetaRulesOf };
}
