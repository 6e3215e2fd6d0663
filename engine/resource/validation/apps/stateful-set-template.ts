import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { validatePodSpecificAnnotations } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { validateAnnotations, validateLabels } from '#engine/resource/validation/meta/object-meta.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { PodTemplateSpec, StatefulSetSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const TEMPLATE = 'io.k8s.api.core.v1.PodTemplateSpec';
const SPEC = 'io.k8s.api.apps.v1.StatefulSetSpec';
const NO_TEMPLATE: PodTemplateSpec = {};

/** The template as Pods are made of it: the controller sets their names. */
const adjusted = (template: PodTemplateSpec): PodTemplateSpec =>
  template.spec?.hostname === undefined && template.spec?.subdomain === undefined ? template : { ...template, spec: { ...template.spec, hostname: '', subdomain: '' } };

/** Whether the stored specification would be refused today: then templates are not judged. */
function isOldSpecInvalid(old: StatefulSetSpec, at: Field, context: ValidationContext): boolean {
  if (context.old === undefined || context.object === context.old) return false;
  const judged: ValidationContext = { ...context, object: context.old, errors: [], warnings: [], volumes: [] };
  context.walk(SPEC, old, at, judged, old);
  return judged.errors.length > 0;
}

/** Labels and annotations are judged even where the template is not. */
function validateTemplateMetadata({ metadata = {}, spec = {} }: PodTemplateSpec, at: Field, context: ValidationContext, old: PodTemplateSpec | undefined): void {
  const { errors } = context;
  const known = errors.length;
  const annotations = metadata.annotations ?? {};
  validateLabels(metadata.labels, child(at, 'labels'), errors);
  validateAnnotations(annotations, child(at, 'annotations'), errors);
  validatePodSpecificAnnotations(annotations, spec, child(at, 'annotations'), context, old?.metadata?.annotations);
  const depth = pathOf(at).length;
  const inMetadata = (path: FieldPath): FieldPath => [...path.slice(0, depth), 'metadata', ...path.slice(depth)];
  if (errors.length > known) for (const error of errors.splice(known)) errors.push({ ...error, place: inMetadata(error.place ?? pathOf(error.field)) });
}

/** The template by itself. Follows pkg/apis/apps/validation.ValidatePodTemplateSpecForStatefulSet. */
export function validatePodTemplateSpecForStatefulSet({ template = NO_TEMPLATE }: StatefulSetSpec, at: Field, context: ValidationContext, old: StatefulSetSpec | undefined): void {
  const place = child(at, 'template');
  const { errors } = context;
  const known = errors.length;
  context.walk(TEMPLATE, adjusted(template), place, context, old?.template);
  if (errors.length > known && old !== undefined && isOldSpecInvalid(old, at, context)) errors.splice(known);
  validateTemplateMetadata(template, place, context, old?.template);
}
