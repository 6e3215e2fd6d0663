import { child, key } from '#engine/apimachinery/validation/field.js';
import type { ServiceAccount } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const ANNOTATION = 'kubernetes.io/enforce-mountable-secrets';
const MESSAGE = `metadata.annotations[${ANNOTATION}]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets`;

/** Nothing of it is refused. Follows pkg/registry/core/serviceaccount.warnIfHasEnforceMountableSecretsAnnotation. */
export const validateServiceAccount: Validator<ServiceAccount> = ({ metadata }, at, { warnings, minor }, old) => {
  if (minor < 32 || metadata?.annotations?.[ANNOTATION] === undefined || old?.metadata?.annotations?.[ANNOTATION] !== undefined) return;
  warnings.push({ field: key(child(child(at, 'metadata'), 'annotations'), ANNOTATION), message: MESSAGE });
};
