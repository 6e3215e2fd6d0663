import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { JobSchedulingConfiguration, JobSpec } from '#engine/generated/kubernetes.js';

const RULE = { rule: 'immutable-field' } as const;

/** A field that is there from the beginning or never. */
function validateIsSetOnce(value: object | undefined, old: object | undefined, at: Field, errors: FieldError[]): void {
  if (value !== undefined && old === undefined) errors.push(invalid(at, undefined, 'field cannot be set once created', RULE));
  if (value === undefined && old !== undefined) errors.push(invalid(at, undefined, 'field cannot be cleared once set', RULE));
}

/** Follows pkg/apis/batch/validation.validateJobSchedulingUpdate. */
function validateJobSchedulingUpdate(scheduling: JobSchedulingConfiguration, old: JobSchedulingConfiguration, at: Field, errors: FieldError[]): void {
  const place = child(at, 'schedulingPolicy');
  validateIsSetOnce(scheduling.schedulingPolicy, old.schedulingPolicy, place, errors);
  if (scheduling.schedulingPolicy === undefined || old.schedulingPolicy === undefined) return;
  if ((scheduling.schedulingPolicy.basic === undefined) !== (old.schedulingPolicy.basic === undefined))
    errors.push(invalid(place, scheduling.schedulingPolicy, 'the basic/gang policy variant is immutable after creation; only schedulingPolicy.gang.minCount may be updated', RULE));
}

/** How Pods of a Job are scheduled together; `old`: of an update. Follows pkg/apis/batch/validation.validateGangMinCount and validateJobScheduling. */
export function validateJobScheduling({ scheduling, parallelism = 1 }: JobSpec, at: Field, errors: FieldError[], old: JobSpec | undefined): void {
  const place = child(at, 'scheduling');
  if (old !== undefined) validateIsSetOnce(scheduling, old.scheduling, place, errors);
  if (scheduling === undefined) return;
  const { schedulingPolicy, disruptionMode } = scheduling;
  const { gang } = schedulingPolicy ?? {};
  if (gang?.minCount !== undefined && gang.minCount > parallelism)
    errors.push(invalid(child(child(child(place, 'schedulingPolicy'), 'gang'), 'minCount'), gang.minCount, `must not be greater than parallelism (${parallelism})`));
  if (disruptionMode?.all !== undefined && disruptionMode.single === undefined && gang === undefined)
    errors.push(invalid(child(place, 'disruptionMode'), disruptionMode, 'the disruptionMode `all` is not supported with the Basic scheduling policy'));
  if (old?.scheduling !== undefined) validateJobSchedulingUpdate(scheduling, old.scheduling, place, errors);
}
