import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { warnOfPodNames } from '#engine/resource/validation/apps/pod-name-warning.js';
import { scheduleError } from '#engine/resource/validation/batch/cron-schedule.js';
import { locationError, validateTimeZone } from '#engine/resource/validation/batch/time-zone.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { CronJob, CronJobSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const RULE = { rule: 'cron-schedule-invalid' } as const;
/** What is generated at the end of a name, and how much of a prefix is kept. */
const RANDOM_LENGTH = 5;
const PREFIX_LENGTH = 58;
const MAX_NAME_LENGTH = 52;

/** A name that the server makes must leave room for the Jobs' too. Follows pkg/apis/batch/validation.ValidateCronJobCreate; given names are a row. */
export function validateCronJob({ metadata }: CronJob, at: Field, context: ValidationContext): void {
  const { name = '', generateName = '' } = metadata ?? {};
  const place = child(child(at, 'metadata'), 'name');
  if (context.old === undefined && name === '' && generateName !== '' && Math.min(generateName.length, PREFIX_LENGTH) + RANDOM_LENGTH > MAX_NAME_LENGTH)
    context.errors.push(invalid(place, generateName, 'must be no more than 52 characters', { place: [...pathOf(place).slice(0, -1), 'generateName'], rule: 'name-invalid' }));
  warnOfPodNames(metadata, context);
}

/** Follows pkg/apis/batch/validation.validateScheduleFormat. */
function validateScheduleFormat({ schedule = '', timeZone }: CronJobSpec, allowsZone: boolean, at: Field, context: ValidationContext): void {
  const { errors } = context;
  const message = scheduleError(schedule, (zone) => locationError(zone, context));
  if (message !== undefined) errors.push(invalid(at, schedule, message, RULE));
  if (!schedule.includes('TZ')) return;
  if (!allowsZone) errors.push(invalid(at, schedule, 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead', RULE));
  else if (timeZone !== undefined) errors.push(invalid(at, schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule', RULE));
}

/** Follows pkg/apis/batch/validation.validateCronJobSpec; what is said of single fields are rows. */
export function validateCronJobSpec(spec: CronJobSpec, at: Field, context: ValidationContext, old: CronJobSpec | undefined): void {
  const { schedule = '', timeZone } = spec;
  const place = child(at, 'schedule');
  if (schedule !== '') validateScheduleFormat(spec, old?.schedule?.includes('TZ') === true, place, context);
  if (timeZone !== undefined && (old === undefined || timeZone !== old.timeZone)) validateTimeZone(timeZone, child(at, 'timeZone'), context);
  if (old !== undefined && schedule.includes('TZ'))
    context.warnings.push({
      field: place,
      message: 'cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details',
    });
}
