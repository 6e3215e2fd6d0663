import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { inclusiveRangeError } from '#engine/apimachinery/validation/names.js';
import { localNonReservedPath } from '#engine/apimachinery/validation/local-path.js';
import { validateContainerResourceFieldSelector, validateObjectFieldSelector } from '#engine/resource/validation/core/containers/field-selectors.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { DownwardAPIVolumeFile, DownwardAPIVolumeSource } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const FIELD_PATHS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];
const MAX_FILE_MODE = 0o777;

/** Follows pkg/apis/core/validation.validateDownwardAPIVolumeFile; `at`: the source, as the API server leaves out the item. */
function validateDownwardAPIVolumeFile(file: DownwardAPIVolumeFile, at: Field, { errors, isOn }: ValidationContext): void {
  const { path = '', fieldRef, resourceFieldRef, mode, user } = file;
  if (path === '') errors.push(required(child(at, 'path')));
  for (const message of localNonReservedPath(path)) errors.push(invalid(child(at, 'path'), path, message));
  if (fieldRef !== undefined) validateObjectFieldSelector(fieldRef, child(at, 'fieldRef'), errors, FIELD_PATHS);
  if (fieldRef !== undefined && resourceFieldRef !== undefined) errors.push(invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
  else if (resourceFieldRef !== undefined) validateContainerResourceFieldSelector(resourceFieldRef, child(at, 'resourceFieldRef'), errors, true);
  else if (fieldRef === undefined) errors.push(required(at, 'one of fieldRef and resourceFieldRef is required'));
  if (mode !== undefined && (mode < 0 || mode > MAX_FILE_MODE)) errors.push(invalid(child(at, 'mode'), mode, 'must be a number between 0 and 0777 (octal), both inclusive'));
  if (user !== undefined && (user < 0 || user > 2147483647) && isOn('AtomicWriteVolumeUserFields')) errors.push(invalid(child(at, 'user'), user, inclusiveRangeError(0, 2147483647)));
}

/** Where an error is in the source: the API server reports it as if the list were the item. */
const placed = (error: FieldError, at: Field, index: number): FieldError =>
  ({ ...error, place: [...pathOf(at), 'items', index, ...pathOf(error.field).slice(pathOf(at).length)] });

/** Files from fields of the Pod; `at`: the source that lists them. */
export function validateDownwardAPIVolumeFiles(files: readonly DownwardAPIVolumeFile[], at: Field, context: ValidationContext): void {
  const { errors } = context;
  for (let index = 0; index < files.length; index++) {
    const file = files[index];
    const known = errors.length;
    if (file !== undefined) validateDownwardAPIVolumeFile(file, at, context);
    if (errors.length > known) for (const error of errors.splice(known)) errors.push(placed(error, at, index));
  }
}

/** Follows pkg/apis/core/validation.validateDownwardAPIVolumeSource. */
export function validateDownwardAPIVolumeSource({ items }: DownwardAPIVolumeSource, at: Field, context: ValidationContext): void {
  if (items !== undefined) validateDownwardAPIVolumeFiles(items, at, context);
}
