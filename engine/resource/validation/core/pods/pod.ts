import { ROOT, child, item } from '#engine/apimachinery/validation/field.js';
import { forbidden } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label } from '#engine/apimachinery/validation/names.js';
import { MIRROR_POD, validatePodSpecificAnnotations } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { validatePodUpdate } from '#engine/resource/validation/core/pods/pod-update.js';
import { warningsForAppArmor, warningsForPodSpecAndMeta } from '#engine/resource/validation/core/pods/pod-warnings.js';
import { validateProfileAnnotations } from '#engine/resource/validation/core/pods/profile-annotations.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Pod } from '#engine/generated/kubernetes.js';
import type { ApiServerOptions, ValidationContext, Validator } from '#engine/resource/validation/validation-context.js';

const SPEC = child(ROOT, 'spec');
const NAME = child(child(ROOT, 'metadata'), 'name');
const ANNOTATIONS = child(child(ROOT, 'metadata'), 'annotations');

/** Whether the Pod is of a ServiceAccount: the admission plugin gives `default` to those that name none, but not to mirror Pods. */
const hasServiceAccount = ({ metadata, spec }: Pod, { disabledAdmissionPlugins }: ApiServerOptions): boolean =>
  (spec?.serviceAccountName ?? '') !== '' || (!disabledAdmissionPlugins.includes('ServiceAccount') && metadata?.annotations?.[MIRROR_POD] === undefined);

/** A token for a ServiceAccount needs one. */
function validateTokensHaveAccount(pod: Pod, { errors, options }: ValidationContext): void {
  if (hasServiceAccount(pod, options)) return;
  for (const [index, { projected }] of (pod.spec?.volumes ?? []).entries())
    for (const [number, { serviceAccountToken }] of (projected?.sources ?? []).entries()) {
      if (serviceAccountToken === undefined) continue;
      const source = item(child(child(item(child(SPEC, 'volumes'), index), 'projected'), 'sources'), number);
      errors.push(forbidden(child(source, 'serviceAccountToken'), 'must not be specified when serviceAccountName is not set'));
    }
}

/** Follows pkg/apis/core/validation.validatePodMetadataAndSpec; what is inside of the specification is judged by its type, containers too. */
function validatePodMetadataAndSpec(pod: Pod, context: ValidationContext, old: Pod | undefined): void {
  const { metadata, spec = {} } = pod;
  if (metadata?.annotations !== undefined) validatePodSpecificAnnotations(metadata.annotations, spec, ANNOTATIONS, context, old?.metadata?.annotations);
  validateTokensHaveAccount(pod, context);
}

/** Follows pkg/registry/core/pod.podStrategy.WarningsOnCreate. */
function warningsOnCreate(pod: Pod, given: Pod, context: ValidationContext): void {
  if (given.metadata?.annotations !== undefined) warningsForAppArmor(given.spec ?? {}, given.metadata.annotations, ANNOTATIONS, context);
  const { name = '', generateName = '' } = pod.metadata ?? {};
  const messages = isDns1123Label(name === '' ? `${generateName}x2x4x` : name);
  if (messages.length > 0)
    context.warnings.push({ field: NAME, message: `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]` });
  warningsForPodSpecAndMeta(pod, ROOT, context);
}

/** Follows pkg/apis/core/validation.ValidatePodCreate. */
function validatePodCreate({ metadata, spec = {} }: Pod, errors: FieldError[]): void {
  const { schedulingGates = [], nodeName = '' } = spec;
  if (nodeName !== '' && schedulingGates.length > 0) errors.push(forbidden(child(SPEC, 'nodeName'), 'cannot be set until all schedulingGates have been cleared'));
  if (metadata?.annotations !== undefined) validateProfileAnnotations(metadata.annotations, spec, SPEC, errors);
}

/** A Pod itself. Follows pkg/apis/core/validation.ValidatePodCreate and ValidatePodUpdate. */
export const validatePod: Validator<Pod> = (pod, _at, context, old) => {
  validatePodMetadataAndSpec(pod, context, old);
  if (old !== undefined) return validatePodUpdate(pod, old, context.errors);
  validatePodCreate(pod, context.errors);
  warningsOnCreate(pod, context.given, context);
};
