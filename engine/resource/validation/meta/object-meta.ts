import { asList, asObject, asString, isObject } from '#engine/apimachinery/json.js';
import { ROOT, child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isDns1123Label, isPathSegmentName, isQualifiedName, isValidLabelValue, maskTrailingDash } from '#engine/apimachinery/validation/names.js';
import { parseApiVersion } from '#engine/apimachinery/group-version-kind.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** The most that annotations hold, in bytes. */
export const TOTAL_ANNOTATION_SIZE = 262144;

/** Labels of an object or a selector: keys and values. Both are reported at the map. */
export function validateLabels(labels: Json | undefined, at: Field, errors: FieldError[]): void {
  if (!isObject(labels)) return;
  for (const name of Object.keys(labels)) {
    for (const message of isQualifiedName(name)) errors.push(invalid(at, name, message, { place: [...pathOf(at), name], on: 'key', rule: 'label-invalid' }));
    const value = labels[name];
    if (typeof value === 'string') for (const message of isValidLabelValue(value)) errors.push(invalid(at, value, message, { place: [...pathOf(at), name], rule: 'label-invalid' }));
  }
}

/** Annotations: keys without regard to case, and the size of all together. */
export function validateAnnotations(annotations: Json | undefined, at: Field, errors: FieldError[]): void {
  if (!isObject(annotations)) return;
  let size = 0;
  for (const name of Object.keys(annotations)) {
    for (const message of isQualifiedName(name.toLowerCase())) errors.push(invalid(at, name, message, { place: [...pathOf(at), name], on: 'key', rule: 'label-invalid' }));
    size += byteLength(name) + byteLength(asString(annotations[name]) ?? '');
  }
  if (size > TOTAL_ANNOTATION_SIZE) errors.push(tooLong(at, TOTAL_ANNOTATION_SIZE));
}

function validateOwnerReference(reference: JsonObject, at: Field, errors: FieldError[]): void {
  const apiVersion = asString(reference['apiVersion']) ?? '';
  const { group, version } = parseApiVersion(apiVersion);
  if (apiVersion === '') errors.push(required(child(at, 'apiVersion'), 'must not be empty'));
  else if (version === '' || apiVersion.split('/').length > 2) errors.push(invalid(child(at, 'apiVersion'), apiVersion, 'must be <group>/<version> or <version>'));
  for (const field of ['kind', 'name', 'uid'])
    if ((asString(reference[field]) ?? '') === '') errors.push(required(child(at, field), 'must not be empty'));
  if (group === '' && version === 'v1' && reference['kind'] === 'Event') errors.push(invalid(at, reference, '/v1, Kind=Event is disallowed from being an owner'));
}

function validateOwnerReferences(references: readonly Json[], at: Field, errors: FieldError[]): void {
  let controller: JsonObject | undefined;
  for (const [index, value] of references.entries()) {
    const reference = asObject(value) ?? {};
    validateOwnerReference(reference, item(at, index), errors);
    if (reference['controller'] !== true) continue;
    if (controller === undefined) controller = reference;
    else errors.push(invalid(at, references, `Only one reference can have Controller set to true. Found "true" in references for ${asString(controller['kind']) ?? ''}/${asString(controller['name']) ?? ''} and ${asString(reference['kind']) ?? ''}/${asString(reference['name']) ?? ''}`, { place: [...pathOf(at), index] }));
  }
}

/** Names of finalizers that need no domain. */
export const STANDARD_FINALIZERS: ReadonlySet<string> = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

function validateFinalizers(finalizers: readonly Json[], at: Field, errors: FieldError[], isQualifiedOnly: boolean): void {
  const names = finalizers.flatMap((finalizer) => asString(finalizer) ?? []);
  for (const [index, name] of names.entries()) {
    const messages = isQualifiedName(name);
    for (const message of messages) errors.push(invalid(at, name, message, { place: [...pathOf(at), index] }));
    if (isQualifiedOnly && !name.includes('/') && !STANDARD_FINALIZERS.has(name))
      errors.push(invalid(item(at, index), name, 'name is neither a standard finalizer name nor is it fully qualified'));
  }
  if (names.includes('orphan') && names.includes('foregroundDeletion')) errors.push(invalid(at, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'));
}

const NAME_INVALID = { rule: 'name-invalid' } as const;

function validateNameOnCreate(metadata: JsonObject, at: Field, context: ValidationContext, { nameMessages, isNameOptional, isGenerateNameJudged }: ObjectMetaRules): void {
  const name = asString(metadata['name']) ?? '';
  const generateName = asString(metadata['generateName']) ?? '';
  if (generateName !== '' && isGenerateNameJudged !== false) for (const message of nameMessages(maskTrailingDash(generateName))) context.errors.push(invalid(child(at, 'generateName'), generateName, message, NAME_INVALID));
  if (name !== '') for (const message of nameMessages(name)) context.errors.push(invalid(child(at, 'name'), name, message, NAME_INVALID));
  else if (generateName === '') {
    if (isNameOptional !== true) context.errors.push(required(child(at, 'name'), 'name or generateName is required'));
  } else for (const message of nameMessages(`${generateName.slice(0, 58)}x2x4x`)) context.errors.push(invalid(child(at, 'name'), generateName, message, { place: [...pathOf(at), 'generateName'], ...NAME_INVALID }));
}

const IMMUTABLE = ['name', 'namespace', 'uid', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'] as const;

/** Names can stand in the path of a request; what a name begins with may be dots alone. */
function validatePathSegment(metadata: JsonObject, field: 'name' | 'generateName', at: Field, errors: FieldError[]): void {
  const name = asString(metadata[field]) ?? '';
  if (field === 'generateName' && (name === '.' || name === '..')) return;
  for (const message of isPathSegmentName(name)) errors.push(invalid(child(at, field), name, message, NAME_INVALID));
}

function validateNamespace(metadata: JsonObject, at: Field, errors: FieldError[]): void {
  const namespace = asString(metadata['namespace']) ?? '';
  if (namespace !== '') for (const message of isDns1123Label(namespace)) errors.push(invalid(child(at, 'namespace'), namespace, message));
}

function validateMetadataUpdate(metadata: JsonObject, old: JsonObject, at: Field, context: ValidationContext): void {
  for (const field of IMMUTABLE) {
    // An object that is in no namespace loses what it says of one.
    if (field === 'namespace' && context.scope === 'Cluster') continue;
    if ((metadata[field] ?? null) !== (old[field] ?? null)) context.errors.push(invalid(child(at, field), metadata[field] ?? null, 'field is immutable'));
  }
  validatePathSegment(metadata, 'generateName', at, context.errors);
  if (old['deletionTimestamp'] === undefined) return;
  const known = new Set(asList(old['finalizers']));
  const added = asList(metadata['finalizers']).filter((finalizer) => !known.has(finalizer));
  if (added.length > 0) context.errors.push(forbidden(child(at, 'finalizers'), `no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((name) => `"${String(name)}"`).join(', ')}}`));
}

/** How the metadata of a kind is judged. */
export interface ObjectMetaRules {
  /** What is wrong with a name of this kind. */
  readonly nameMessages: (name: string) => Messages;
  /** Kinds of core's own registry demand that a finalizer without a domain is one of the three known ones. */
  readonly hasStandardFinalizers: boolean;
  /** Whether what names are made of is judged beside the name. */
  readonly isGenerateNameJudged?: boolean;
  /** Objects get a name where none is given. */
  readonly isNameOptional?: boolean;
  /** Whether an update need not say which resourceVersion it is based on. Follows the strategies' AllowUnconditionalUpdate. */
  readonly allowsUnconditionalUpdate: boolean;
}

/** What holds for all metadata, also that of objects inside of others. Follows validateObjectMetaAccessorWithOptsCommon. */
function validateMetadata(metadata: JsonObject, at: Field, errors: FieldError[], hasStandardFinalizers: boolean): void {
  const generation = metadata['generation'];
  if (typeof generation === 'number' && generation < 0) errors.push(invalid(child(at, 'generation'), generation, 'must be greater than or equal to 0'));
  validateLabels(metadata['labels'], child(at, 'labels'), errors);
  validateAnnotations(metadata['annotations'], child(at, 'annotations'), errors);
  validateOwnerReferences(asList(metadata['ownerReferences']), child(at, 'ownerReferences'), errors);
  validateFinalizers(asList(metadata['finalizers']), child(at, 'finalizers'), errors, hasStandardFinalizers);
}

/** The metadata of an object inside of another: any name that can stand in a path, or none. Follows apiextensions' objectmeta.validateEmbeddedResource. */
export function validateEmbeddedMetadata(metadata: JsonObject, at: Field, errors: FieldError[]): void {
  validatePathSegment(metadata, 'generateName', at, errors);
  validatePathSegment(metadata, 'name', at, errors);
  validateNamespace(metadata, at, errors);
  validateMetadata(metadata, at, errors, false);
}

/** The metadata of a whole object. Follows k8s.io/apimachinery/pkg/api/validation.ValidateObjectMeta and ValidateObjectMetaUpdate. */
export function validateObjectMeta(context: ValidationContext, rules: ObjectMetaRules, at: Field = child(ROOT, 'metadata')): void {
  const { errors, object, old } = context;
  const metadata = asObject(object['metadata']) ?? {};
  if (old === undefined) validateNameOnCreate(metadata, at, context, rules);
  else validateMetadataUpdate(metadata, asObject(old['metadata']) ?? {}, at, context);
  if (context.scope === 'Namespaced' && old === undefined) validateNamespace(metadata, at, errors);
  validateMetadata(metadata, at, errors, rules.hasStandardFinalizers);
}
