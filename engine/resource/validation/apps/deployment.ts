import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { intOrPercentValue } from '#engine/resource/validation/apps/int-or-percent.js';
import { parseInt64 } from '#engine/resource/validation/apps/int64.js';
import { warnOfPodNames } from '#engine/resource/validation/apps/pod-name-warning.js';
import { validateSelectorAndTemplate } from '#engine/resource/validation/apps/replica-set.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Deployment, DeploymentSpec, DeploymentStrategy } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

const ROLLBACK = 'deprecated.deployment.rollback.to';
const STRATEGY_TYPES = ['Recreate', 'RollingUpdate'] as const;

/** The revision that an annotation of older versions asks for. Follows pkg/apis/apps/v1.Convert_v1_Deployment_To_apps_Deployment and ValidateRollback. */
function validateRollback({ metadata }: Deployment, at: Field, errors: FieldError[]): void {
  const text = metadata?.annotations?.[ROLLBACK];
  if (text === undefined || text === '') return;
  const place = pathOf(child(child(child(at, 'metadata'), 'annotations'), ROLLBACK));
  const revision = parseInt64(text);
  if (revision === undefined) errors.push(invalid(child(child(at, 'metadata'), 'annotations'), text, `failed to parse annotation[${ROLLBACK}]=${text} as int64`, { place }));
  else if (revision < 0n) errors.push(invalid(child(child(child(at, 'spec'), 'rollback'), 'version'), text, 'must be greater than or equal to 0', { place }));
}

/** Follows pkg/apis/apps/validation.ValidateDeployment. */
export function validateDeployment(deployment: Deployment, at: Field, context: ValidationContext): void {
  validateRollback(deployment, at, context.errors);
  warnOfPodNames(deployment.metadata, context);
}

/** Follows pkg/apis/apps/validation.ValidateDeploymentSpec. */
export function validateDeploymentSpec(spec: DeploymentSpec, at: Field, context: ValidationContext): Judged {
  const { minReadySeconds = 0, progressDeadlineSeconds } = spec;
  if (progressDeadlineSeconds !== undefined && progressDeadlineSeconds <= minReadySeconds)
    context.errors.push(invalid(child(at, 'progressDeadlineSeconds'), progressDeadlineSeconds, 'must be greater than minReadySeconds', { rule: 'deadline-conflict' }));
  return validateSelectorAndTemplate(spec, at, context);
}

/** Follows pkg/apis/apps/validation.ValidateDeploymentStrategy and ValidateRollingUpdateDeployment. */
export function validateDeploymentStrategy(strategy: DeploymentStrategy, at: Field, { errors }: ValidationContext): void {
  const { type, rollingUpdate } = strategy;
  if (type === 'Recreate') return;
  if (type !== 'RollingUpdate') return void errors.push(notSupported(at, type ?? '', STRATEGY_TYPES, { place: [...pathOf(at), 'type'] }));
  if (intOrPercentValue(rollingUpdate?.maxUnavailable) === 0 && intOrPercentValue(rollingUpdate?.maxSurge) === 0)
    errors.push(invalid(child(child(at, 'rollingUpdate'), 'maxUnavailable'), rollingUpdate?.maxUnavailable ?? 0, 'may not be 0 when `maxSurge` is 0', { rule: 'rolling-update-conflict' }));
}
