import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { validatePodSpecificAnnotations } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { warningsForAppArmor, warningsForPodSpecAndMeta } from '#engine/resource/validation/core/pods/pod-warnings.js';
import { validateProfileAnnotations } from '#engine/resource/validation/core/pods/profile-annotations.js';
import { validateAnnotations, validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ObjectMeta, PodTemplateSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** The server leaves `metadata` out when it says where labels and annotations of a template are. */
const withPlace = (error: FieldError, at: Field): FieldError => {
  const template = pathOf(at);
  return { ...error, place: [...template, 'metadata', ...(error.place ?? pathOf(error.field)).slice(template.length)] };
};

function validateTemplateMetadata(template: PodTemplateSpec, metadata: ObjectMeta, at: Field, context: ValidationContext, old: PodTemplateSpec | undefined): void {
  const { labels, annotations } = metadata;
  const { errors } = context;
  const known = errors.length;
  if (labels !== undefined) validateLabels(labels, child(at, 'labels'), errors);
  if (annotations !== undefined) {
    validateAnnotations(annotations, child(at, 'annotations'), errors);
    validatePodSpecificAnnotations(annotations, template.spec ?? {}, child(at, 'annotations'), context, old?.metadata?.annotations);
  }
  if (errors.length > known) for (const error of errors.splice(known)) errors.push(withPlace(error, at));
}

/** The server warns of the template that an update of a ReplicationController replaces, of the new one elsewhere. */
const warnedOf = (template: PodTemplateSpec, { groupKind }: ValidationContext, old: PodTemplateSpec | undefined): PodTemplateSpec =>
  groupKind === 'ReplicationController' && old !== undefined ? old : template;

/** Follows pkg/api/pod.GetWarningsForPodTemplate. */
function warningsForTemplate(template: PodTemplateSpec, at: Field, context: ValidationContext): void {
  const { metadata, spec = {} } = template;
  warningsForPodSpecAndMeta(template, at, context);
  if (metadata?.annotations !== undefined) warningsForAppArmor(spec, metadata.annotations, child(child(at, 'metadata'), 'annotations'), context);
}

/**
 * A template of Pods: its labels and annotations; all else of its metadata is not judged. Registered for `io.k8s.api.core.PodTemplateSpec`, so
 * that the walk judges every template and the specification in it: workloads need only judge what is theirs. Volumes that a StatefulSet's
 * `volumeClaimTemplates` add count for the mounts of its template: who judges mounts looks for them in `context.object`.
 * Follows pkg/apis/core/validation.ValidatePodTemplateSpec.
 */
export function validatePodTemplateSpec(template: PodTemplateSpec, at: Field, context: ValidationContext, old?: PodTemplateSpec): void {
  const { metadata, spec } = template;
  if (old === undefined || !semanticallyEqual(old, template)) warningsForTemplate(warnedOf(template, context, old), at, context);
  if (metadata === undefined) return;
  validateTemplateMetadata(template, metadata, at, context, old);
  if (metadata.annotations !== undefined && spec !== undefined) validateProfileAnnotations(metadata.annotations, spec, child(at, 'spec'), context.errors);
}
