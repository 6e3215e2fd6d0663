import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceColumnDefinition, CustomResourceSubresources } from '#engine/generated/kubernetes.js';

/** Follows apiextensions validation.validateSimpleJSONPath: only the first character is looked at. */
function validateSimpleJsonPath(path: string, at: Field, errors: FieldError[]): boolean {
  if (path.startsWith('.')) return true;
  errors.push(invalid(at, path, 'must be a simple json path starting with .'));
  return false;
}

function validateReplicasPath(path: string, prefix: string, at: Field, errors: FieldError[]): void {
  if (path === '') errors.push(required(at));
  else if (validateSimpleJsonPath(path, at, errors) && !path.startsWith(`${prefix}.`)) errors.push(invalid(at, path, `should be a json path under ${prefix}`));
}

/** Where the scale of a custom resource is. Follows apiextensions validation.ValidateCustomResourceDefinitionSubresources. */
export function validateSubresources({ scale }: CustomResourceSubresources, at: Field, errors: FieldError[]): void {
  if (scale === undefined) return;
  const place = child(at, 'scale');
  const { specReplicasPath = '', statusReplicasPath = '', labelSelectorPath = '' } = scale;
  validateReplicasPath(specReplicasPath, '.spec', child(place, 'specReplicasPath'), errors);
  validateReplicasPath(statusReplicasPath, '.status', child(place, 'statusReplicasPath'), errors);
  const selectorAt = child(place, 'labelSelectorPath');
  if (labelSelectorPath !== '' && validateSimpleJsonPath(labelSelectorPath, selectorAt, errors) && !/^\.(spec|status)\./.test(labelSelectorPath))
    errors.push(invalid(selectorAt, labelSelectorPath, 'should be a json path under either .spec or .status'));
}

const TYPES = new Set(['boolean', 'date', 'integer', 'number', 'string']);
const FORMATS = new Set(['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']);

/** A column that is printed. Follows apiextensions validation.ValidateCustomResourceColumnDefinition. */
export function validateColumn({ name = '', type = '', format = '', jsonPath = '' }: CustomResourceColumnDefinition, at: Field, errors: FieldError[]): void {
  const types = `must be one of ${[...TYPES].join(',')}`;
  if (name === '') errors.push(required(child(at, 'name')));
  if (type === '') errors.push(required(child(at, 'type'), types));
  else if (!TYPES.has(type)) errors.push(invalid(child(at, 'type'), type, types));
  if (format !== '' && !FORMATS.has(format)) errors.push(invalid(child(at, 'format'), format, `must be one of ${[...FORMATS].join(',')}`));
  if (jsonPath === '') errors.push(required(child(at, 'JSONPath')));
  else validateSimpleJsonPath(jsonPath, child(at, 'JSONPath'), errors);
}
