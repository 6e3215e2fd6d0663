import { isList } from '#engine/apimachinery/json.js';
import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden } from '#engine/apimachinery/validation/field-error.js';
import { isEmpty } from '#engine/resource/condition.js';
import { validateAnnotations, validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ObjectMeta, PersistentVolumeClaimTemplate } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const FIELDS = [
  'name', 'generateName', 'namespace', 'selfLink', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp',
  'deletionGracePeriodSeconds', 'ownerReferences', 'finalizers', 'managedFields',
] as const satisfies readonly (keyof ObjectMeta)[];

/** Fields that are pointers in Go: zero is a value there. */
const POINTERS: readonly string[] = ['deletionTimestamp', 'deletionGracePeriodSeconds'];

/** Labels and annotations of what a template makes, and nothing else. Follows pkg/apis/core/validation.ValidateTemplateObjectMeta. */
export function validateTemplateObjectMeta(metadata: ObjectMeta, at: Field, errors: FieldError[]): void {
  validateAnnotations(metadata.annotations, child(at, 'annotations'), errors);
  validateLabels(metadata.labels, child(at, 'labels'), errors);
  for (const field of FIELDS) {
    const value = metadata[field];
    if (value === undefined || (isEmpty(value) && !isList(value) && !POINTERS.includes(field))) continue;
    errors.push(forbidden(child(at, field === 'uid' ? 'uID' : field), 'cannot be set', { place: [...pathOf(at), field] }));
  }
}

/** The template of an ephemeral volume's claim; its specification is judged by its type. Follows pkg/apis/core/validation.ValidatePersistentVolumeClaimTemplate. */
export function validatePersistentVolumeClaimTemplate({ metadata = {} }: PersistentVolumeClaimTemplate, at: Field, context: ValidationContext): void {
  validateTemplateObjectMeta(metadata, child(at, 'metadata'), context.errors);
}
