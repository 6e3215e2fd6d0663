import { validateDomainPrefixedPath } from '#engine/apimachinery/validation/domain-prefixed-path.js';
import { child, fieldText } from '#engine/apimachinery/validation/field.js';
import { invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { validateJobScheduling } from '#engine/resource/validation/batch/job-scheduling.js';
import { validatePodFailurePolicy } from '#engine/resource/validation/batch/pod-failure-policy.js';
import { validateSuccessPolicy } from '#engine/resource/validation/batch/success-policy.js';
import { semanticallyEqual } from '#engine/resource/validation/semantic-equality.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JobSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** From so many completions on, a Job cannot have as many Pods and failures. */
const MANY_COMPLETIONS = 100000;
const MOST_WITH_MANY_COMPLETIONS = 10000;
const RESTART_POLICIES = ['OnFailure', 'Never'] as const;
const RULE = { rule: 'restart-policy-unsupported' } as const;
const UNTRACKABLE = 'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';

function validateManyCompletions({ parallelism = 0, maxFailedIndexes }: JobSpec, at: Field, errors: FieldError[]): void {
  const detail = 'must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index';
  if (maxFailedIndexes === undefined) errors.push(required(child(at, 'maxFailedIndexes'), 'must be specified when completions is above 100000'));
  if (parallelism > MOST_WITH_MANY_COMPLETIONS) errors.push(invalid(child(at, 'parallelism'), parallelism, detail));
  if (maxFailedIndexes !== undefined && maxFailedIndexes > MOST_WITH_MANY_COMPLETIONS) errors.push(invalid(child(at, 'maxFailedIndexes'), maxFailedIndexes, detail));
}

function validateIndexedJob(spec: JobSpec, at: Field, errors: FieldError[]): void {
  const { completions, maxFailedIndexes, backoffLimitPerIndex } = spec;
  if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions)
    errors.push(invalid(child(at, 'maxFailedIndexes'), maxFailedIndexes, 'must be less than or equal to completions'));
  if (completions !== undefined && completions > MANY_COMPLETIONS && backoffLimitPerIndex !== undefined) validateManyCompletions(spec, at, errors);
}

/** Pods of a Job end. */
function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, at: Field, errors: FieldError[]): void {
  const { restartPolicy = '' } = template?.spec ?? {};
  const place = child(child(child(at, 'template'), 'spec'), 'restartPolicy');
  if (restartPolicy === '' || restartPolicy === 'Always') errors.push(required(place, 'valid values: "OnFailure", "Never"', RULE));
  else if (restartPolicy !== 'OnFailure' && restartPolicy !== 'Never') errors.push(notSupported(place, restartPolicy, RESTART_POLICIES, RULE));
  else if (podFailurePolicy !== undefined && restartPolicy === 'OnFailure')
    errors.push(invalid(place, restartPolicy, 'only "Never" is supported when podFailurePolicy is specified', RULE));
}

/** Follows pkg/registry/batch/job.WarningsForJobSpec. */
function warnOfJobSpec(spec: JobSpec, at: Field, context: ValidationContext): void {
  const { completionMode, completions = 0, parallelism = 0 } = spec;
  if (completionMode !== 'Indexed' || completions <= MANY_COMPLETIONS || parallelism <= MOST_WITH_MANY_COMPLETIONS) return;
  if (context.old === undefined || !semanticallyEqual(context.old['spec'], context.object['spec'])) context.warnings.push({ field: child(at, 'parallelism'), message: `${fieldText(at)}: ${UNTRACKABLE}` });
}

/** The specification of a Job, also in a CronJob. Follows pkg/apis/batch/validation.validateJobSpec; what is said of single fields are rows. */
export function validateJobSpec(spec: JobSpec, at: Field, context: ValidationContext, old: JobSpec | undefined): void {
  const { errors } = context;
  const { managedBy, completionMode, completions, podFailurePolicy, successPolicy } = spec;
  if (managedBy !== undefined) validateDomainPrefixedPath(managedBy, child(at, 'managedBy'), errors);
  if (completionMode === 'Indexed') validateIndexedJob(spec, at, errors);
  if (podFailurePolicy !== undefined) validatePodFailurePolicy(podFailurePolicy, spec, child(at, 'podFailurePolicy'), errors);
  if (successPolicy !== undefined) {
    if (completionMode !== 'Indexed') errors.push(invalid(child(at, 'successPolicy'), successPolicy, 'requires indexed completion mode'));
    else validateSuccessPolicy(successPolicy, completions, child(at, 'successPolicy'), errors);
  }
  validateRestartPolicy(spec, at, errors);
  if (context.isOn('WorkloadWithJob')) validateJobScheduling(spec, at, errors, context.old === undefined ? undefined : old ?? {});
  warnOfJobSpec(spec, at, context);
}
