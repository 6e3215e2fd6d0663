import { formatFieldPath } from '#engine/apimachinery/field-path.js';
import { isObject, jsonText } from '#engine/apimachinery/json.js';
import { nearestWord } from '#engine/apimachinery/nearest-word.js';
import { pathOf } from '#engine/apimachinery/validation/field.js';
import { nodeAt } from '#engine/resource/place.js';
import { firstLine, shortened } from '#engine/resource/walk.js';
import { withValueAt } from '#engine/resource/set-field.js';
import { compileValidation } from '#engine/resource/validation/validate.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { DroppedField } from '#engine/resource/defaulting/canonical.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { FieldError, FieldErrorType } from '#engine/apimachinery/validation/field-error.js';
import type { KubernetesSource } from '#engine/library.js';
import type { YamlNode } from '#engine/source/node.js';
import type { Resource, ServerWarning } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { SchemaViolation } from '#engine/resource/schema-violation.js';
import type { ApiServerOptions } from '#engine/resource/validation/validation-context.js';

const CODES: { readonly [type in FieldErrorType]: SchemaViolation['code'] } = {
  Required: 'field-required', Invalid: 'field-invalid', NotSupported: 'field-not-supported', Forbidden: 'field-forbidden',
  Duplicate: 'field-duplicate', TooLong: 'field-too-long', TooMany: 'field-too-many', TypeInvalid: 'field-type', NotFound: 'field-not-found',
  InternalError: 'field-invalid',
};

/** What two items of a list have in common: `a`, or `80/TCP`. */
const alike = (value: Json | undefined): string =>
  isObject(value) ? Object.values(value).map((part) => (typeof part === 'string' ? part : jsonText(part ?? null))).join('/') : typeof value === 'string' ? value : jsonText(value ?? null);

/** Whether a list or mapping is written over many lines: too long to be shown. */
const isOverLines = (resource: Resource, node: YamlNode): boolean => resource.document.file.text.slice(node.start, node.end).trimEnd().includes('\n');

/** The value as written, a text without its quotes; where the source has none, as it was judged. */
function foundIn(resource: Resource, path: FieldPath, error: FieldError): string {
  const node = nodeAt(resource, path);
  if (error.type === 'Duplicate') return alike(error.value);
  if (error.on === 'key') return String(path.at(-1) ?? '');
  if (node?.type === 'scalar' && typeof node.value === 'string' && node.value !== '' && error.type !== 'TypeInvalid') return shortened(node.value);
  if (node !== undefined) return isOverLines(resource, node) ? '' : firstLine(resource.document.file.text, node);
  return typeof error.value === 'string' || typeof error.value === 'number' ? String(error.value) : '';
}

function violationOf(resource: Resource, error: FieldError): SchemaViolation {
  const path = error.place ?? pathOf(error.field);
  const found = foundIn(resource, path, error);
  const nearest = error.type === 'NotSupported' && typeof error.value === 'string' ? nearestWord(error.value, error.allowed) : undefined;
  const field = path.at(-1);
  return {
    code: CODES[error.type],
    path,
    on: error.on ?? (error.type === 'Required' || error.type === 'Forbidden' ? 'key' : 'value'),
    found,
    allowed: error.type === 'Required' && typeof field === 'string' ? [field] : error.allowed,
    nearest,
    ...(error.detail === '' ? {} : { detail: error.detail }),
    ...(error.rule === undefined ? {} : { rule: error.rule }),
    ...(error.other === undefined ? {} : { other: pathOf(error.other) }),
  };
}

const startsWith = (path: FieldPath, prefix: FieldPath): boolean => prefix.every((step, index) => path[index] === step);

/** Whether the violation is in the same item of a list as a value that decoding left out: what it says may follow from that. */
function isInSameItem(violation: SchemaViolation, { code, path }: SchemaViolation): boolean {
  const item = path.slice(0, -1);
  return code === 'field-type' && typeof item.at(-1) === 'number' && startsWith(violation.path, item);
}

/** Whether what is missing stands there under a misspelt name. */
const isReadAs = (violation: SchemaViolation, { path, nearest }: SchemaViolation): boolean =>
  violation.code === 'field-required' && nearest === violation.path.at(-1) && path.length === violation.path.length && startsWith(path, violation.path.slice(0, -1));

/** Whether decoding left out what stands there, or read it under another name: what validation misses there is not missing. */
const isFollowUp = (violation: SchemaViolation, decoding: readonly SchemaViolation[]): boolean => decoding.some((left) =>
  startsWith(left.path, violation.path) || isInSameItem(violation, left) || isReadAs(violation, left));

/** A word that is right but for its case is read as the right one, so that nothing that follows from it is said again. */
function corrected(resource: Resource, violations: readonly SchemaViolation[], errors: readonly FieldError[]): Resource['object'] {
  let { object } = resource;
  for (const [index, { nearest, path }] of violations.entries()) {
    const value = errors[index]?.value;
    if (nearest !== undefined && typeof value === 'string' && nearest.toLowerCase() === value.toLowerCase()) object = withValueAt(object, path, nearest);
  }
  return object;
}

/** Whether the manifest has the field: defaults are dropped in silence, and so is the status, whatever its gates. */
const isGiven = (resource: Resource, path: FieldPath): boolean => path[0] !== 'status' && nodeAt(resource, path) !== undefined;

/** The API server drops the field without a word; we do not. */
const dropWarning = ({ path, gate }: DroppedField): ServerWarning =>
  ({ path, message: `the API server drops ${formatFieldPath(path)}, as feature gate ${gate} is off`, rule: 'field-dropped', gate });

/** The resources with what validation says of them among their violations. Resources of which nothing is said are the same as before. */
export function validateResources(resources: readonly Resource[], kubernetes: KubernetesSource, scheme: Scheme, options?: ApiServerOptions): Resource[] {
  const validate = compileValidation(kubernetes, scheme, options);
  return resources.map((resource) => {
    const { errors, warnings, dropped } = validate({ resource, object: resource.object });
    if (errors.length === 0 && warnings.length === 0 && dropped.length === 0) return resource;
    const violations = errors.map((error) => violationOf(resource, error));
    return {
      ...resource,
      object: corrected(resource, violations, errors),
      warnings: [
        ...warnings.map(({ field, message, rule }) => ({ path: pathOf(field), message, rule: rule ?? 'server-warning' })),
        ...dropped.filter(({ path }) => isGiven(resource, path)).map(dropWarning),
      ],
      violations: [...resource.violations, ...violations.filter((violation) => !isFollowUp(violation, resource.violations))],
    };
  });
}
