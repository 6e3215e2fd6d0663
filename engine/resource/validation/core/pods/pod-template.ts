import { asObject } from '#engine/apimachinery/json.js';
import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { validatePodSpecificAnnotations } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { warningsForAppArmor, warningsForPodSpecAndMeta } from '#engine/resource/validation/core/pods/pod-warnings.js';
import { validateProfileAnnotations } from '#engine/resource/validation/core/pods/profile-annotations.js';
import { validateAnnotations, validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
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

const isSame = (field: string, { object, old }: ValidationContext): boolean => semanticallyEqual(object[field], old?.[field]);

const annotationsOf = (object: JsonObject | undefined): Json | undefined => asObject(object?.['metadata'])?.['annotations'];

/** Whether an update makes a new generation of what holds the template; of a DaemonSet it is the template's own that counts. */
function isNewGeneration(template: PodTemplateSpec, context: ValidationContext, old: PodTemplateSpec | undefined): boolean {
  if (context.groupKind === 'DaemonSet.apps') return !semanticallyEqual(template, old);
  if (!isSame('spec', context) || !isSame('template', context)) return true;
  return context.groupKind === 'Deployment.apps' && !semanticallyEqual(annotationsOf(context.object), annotationsOf(context.old));
}

/** What the server warns of: at an update the new template, but for a ReplicationController the one that it replaces. Follows WarningsOnCreate and WarningsOnUpdate of the strategies. */
function warnedOf(template: PodTemplateSpec, context: ValidationContext, old: PodTemplateSpec | undefined): PodTemplateSpec | undefined {
  if (context.old === undefined) return template;
  if (!isNewGeneration(template, context, old)) return undefined;
  return context.groupKind === 'ReplicationController' ? old : template;
}

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
  const warned = warnedOf(template, context, old);
  if (warned !== undefined) warningsForTemplate(warned, at, context);
  if (metadata === undefined) return;
  validateTemplateMetadata(template, metadata, at, context, old);
  if (metadata.annotations !== undefined && spec !== undefined) validateProfileAnnotations(metadata.annotations, spec, child(at, 'spec'), context.errors);
}
