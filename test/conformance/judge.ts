import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { FieldErrorType } from '#engine/apimachinery/validation/field-error.js';
import { fieldText } from '#engine/apimachinery/validation/field.js';
import { decodeResources } from '#engine/resource/decode.js';
import { schemeOf } from '#engine/resource/scheme.js';
import { compileValidation, DEFAULT_OPTIONS } from '#engine/resource/validation/validate.js';
import type { Resource } from '#engine/resource/resource.js';
import type { ApiServerOptions } from '#engine/resource/validation/validation-context.js';
import type { Document } from '#engine/source/document.js';
import { kubernetes } from '#test/kubernetes-source.js';
import { nodeOf } from '#test/conformance/recordings.js';

/** The version that the recordings were made with. */
export const VERSION = '1.37';

/** Our verdict, in the recordings' form. */
export interface Ours {
  readonly id: string;
  readonly accepted: boolean;
  readonly causes: readonly { readonly reason: string; readonly field: string }[];
  readonly warnings: readonly string[];
}

const reasonOf = (type: FieldErrorType): string => (type === 'InternalError' ? type : `FieldValue${type}`);

/** A document without text that holds just the object. */
export const documentOf = (object: Json): Document => ({ file: { path: 'a.yaml', text: '' }, index: 0, start: 0, end: 0, root: nodeOf(object), problems: [], role: 'manifest' });

/** How the API server was started that was recorded. */
export const RECORDED_OPTIONS: ApiServerOptions = { ...DEFAULT_OPTIONS, disabledAdmissionPlugins: ['ServiceAccount'] };

const scheme = schemeOf(kubernetes, VERSION, []);
const validate = compileValidation(kubernetes, scheme, RECORDED_OPTIONS);

/** A request's URL says what it is about: what the object leaves out is filled in, what contradicts it is refused. */
function addressed(object: JsonObject, seed: JsonObject): JsonObject | undefined {
  const made = { ...object, apiVersion: object['apiVersion'] || seed['apiVersion'], kind: object['kind'] || seed['kind'] };
  return made.apiVersion === seed['apiVersion'] && made.kind === seed['kind'] ? made : undefined;
}

/** Judges what a mutant of a seed is, sent to where the seed was sent to. */
export function judgeMutant(id: string, object: JsonObject, seed: JsonObject, old?: JsonObject): Ours {
  const made = addressed(object, seed);
  return made === undefined ? refusedOutright(id) : judge(id, made, old);
}

/** What the API server does not even read; it names no causes then. */
export const refusedOutright = (id: string): Ours => ({ id, accepted: false, causes: [], warnings: [] });

/** Judges a decoded object by itself, as in a dry run, in which all was recorded. */
export function verdictOf(id: string, resource: Resource, validation: ReturnType<typeof compileValidation>, old?: JsonObject): Ours {
  if (resource.violations.length > 0) return refusedOutright(id);
  const { errors, warnings } = validation({ resource, object: resource.object, isDryRun: true, ...(old === undefined ? {} : { old }) });
  return {
    id,
    accepted: errors.length === 0,
    causes: errors.map(({ type, field }) => ({ reason: reasonOf(type), field: fieldText(field) || '<nil>' })),
    warnings: warnings.map(({ message }) => message),
  };
}

/** Judges the creation of an object, or its update where `old` is what is stored. */
export function judge(id: string, object: JsonObject, old?: JsonObject): Ours {
  const [resource] = decodeResources([documentOf(object)], scheme);
  return resource === undefined ? refusedOutright(id) : verdictOf(id, resource, validate, old);
}
