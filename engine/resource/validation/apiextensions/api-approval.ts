import { ROOT, child, key } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { CustomResourceDefinition } from '#engine/generated/kubernetes.js';

const ANNOTATION = 'api-approved.kubernetes.io';
const PROTECTED = /(^|\.)(k8s|kubernetes)\.io$/;
const ABSOLUTE_URL = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#\s]+([/?#]\S*)?$/;
const SEE = ', see https://github.com/kubernetes/enhancements/pull/1111';

/** Whether the owners of a protected group agree. Follows apihelpers.GetAPIApprovalState. */
function approvalState({ metadata }: CustomResourceDefinition): 'missing' | 'bypassed' | 'approved' | 'invalid' {
  const annotation = metadata?.annotations?.[ANNOTATION] ?? '';
  if (annotation === '') return 'missing';
  if (annotation.startsWith('unapproved')) return 'bypassed';
  return ABSOLUTE_URL.test(annotation) ? 'approved' : 'invalid';
}

/** Groups of Kubernetes itself need an approval. Follows apiextensions validation.validateAPIApproval. */
export function validateApiApproval(definition: CustomResourceDefinition, old: CustomResourceDefinition | undefined, errors: FieldError[]): void {
  if (!PROTECTED.test(definition.spec?.group ?? '')) return;
  const state = approvalState(definition);
  if (old !== undefined && approvalState(old) === state) return;
  const place = key(child(child(ROOT, 'metadata'), 'annotations'), ANNOTATION);
  if (state === 'missing') errors.push(required(place, `protected groups must have approval annotation "${ANNOTATION}"${SEE}`));
  if (state === 'invalid')
    errors.push(invalid(place, definition.metadata?.annotations?.[ANNOTATION], `protected groups must have approval annotation "${ANNOTATION}" with either a URL or a reason starting with "unapproved"${SEE}`));
}
