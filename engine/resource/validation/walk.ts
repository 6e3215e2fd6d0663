import { asObject, isList, isObject } from '#engine/apimachinery/json.js';
import { child, item, key } from '#engine/apimachinery/validation/field.js';
import { compileConstraint } from '#engine/resource/validation/constraint.js';
import { formatCheck } from '#engine/resource/validation/formats.js';
import { validators } from '#engine/resource/validation/validators.js';
import { minorOf } from '#engine/resource/api-version.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Constraint as ConstraintRow } from '#engine/generated/constraint.js';
import type { KubernetesSource } from '#engine/library.js';
import type { StructuralType } from '#engine/resource/structural-type.js';
import type { Constraint } from '#engine/resource/validation/constraint.js';
import type { ObjectMetaRules } from '#engine/resource/validation/meta/object-meta.js';
import type { ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

/** Judges a value and all that is in it. */
type Walk = (value: Json, at: Field, context: ValidationContext, old: Json | undefined) => void;

/** Metadata is judged by kind, not by type. */
const NOT_WALKED = new Set(['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta']);

/** `io.k8s.api.batch.v1.JobSpec` -> `io.k8s.api.batch.JobSpec`. */
const withoutVersion = (type: string): string => type.replace(/\.v\d+(?:(?:alpha|beta)\d+)?(?=\.[^.]+$)/, '');

/** What is kept by a type's full name, else by its name without the version. */
const byType = <Value>(table: { readonly [type: string]: Value }, type: string): Value | undefined => table[type] ?? table[withoutVersion(type)];

/** The rows that hold in a version with its gates, by type. */
function rowsByType(kubernetes: KubernetesSource, version: string, isOn: (gate: string) => boolean): { readonly [type: string]: readonly ConstraintRow[] } {
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

const isWalk = (walk: Walk | undefined): walk is Walk => walk !== undefined;

/** What is known of one version's types. */
export interface Walks {
  /** How a type is judged; undefined where nothing is said of it. */
  walkOf(type: StructuralType): Walk | undefined;
  /** How the metadata of a kind is judged. */
  objectMetaOf(type: string): ObjectMetaRules;
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

  function objectWalk(name: string, type: StructuralType & { readonly is: 'object' }): Walk {
    let walk = walks.get(name);
    if (walk === undefined) {
      let compiled: Walk | undefined;
      walk = (value, at, context, old) => (compiled ??= compileWalk(name, type))(value, at, context, old);
      walks.set(name, walk);
    }
    return walk;
  }

  function compileWalk(name: string, type: StructuralType & { readonly is: 'object' }): Walk {
    const own = byType(rows, name) ?? [];
    const constraints: readonly Constraint[] = own.filter((row) => row.walk === undefined && !isAboutMetadata(row)).map(compileConstraint);
    const walked = new Map(own.map(({ field, walk }) => [field, walk] as const).filter(([, walk]) => walk !== undefined));
    // Decoding has made every value one of its type.
    const validator = byType(validators, name) as Validator<JsonObject> | undefined;
    const parts = [...type.shape().fields].flatMap(([field, part]) => {
      const walk = walked.get(field) === false ? undefined : partsWalk(part);
      return isWalk(walk) ? [{ field, walk, absent: part.isStruct === true ? NO_FIELDS : undefined }] : [];
    });
    const first = parts.filter(({ field }) => walked.get(field) === 'first');
    const rest = parts.filter(({ field }) => walked.get(field) !== 'first');
    return (value, at, context, old) => {
      if (!isObject(value)) return;
      const before = asObject(old);
      for (const constraint of constraints) constraint(value, at, context, before);
      for (const { field, walk } of first) {
        const part = value[field];
        if (part !== undefined) walk(part, child(at, field), context, before?.[field]);
      }
      const judged = validator?.(value, at, context, before) ?? undefined;
      if (judged?.[0] === '*') return;
      for (const { field, walk, absent } of rest) {
        const part = value[field] ?? absent;
        if (part !== undefined && judged?.includes(field) !== true) walk(part, child(at, field), context, before?.[field]);
      }
    };
  }

  return { walkOf: partsWalk, objectMetaOf: (type) => objectMetaOf(byType(rows, type) ?? []) };
}
