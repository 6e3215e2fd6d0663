import { validateCronJob, validateCronJobSpec } from '#engine/resource/validation/batch/cron-job.js';
import { validateJobSpec } from '#engine/resource/validation/batch/job-spec.js';
import { validateJob } from '#engine/resource/validation/batch/job.js';
import type { Validators } from '#engine/resource/validation/validation-context.js';

/** What rows cannot say of the types of batch. */
export const batchValidators: Validators = {
  'io.k8s.api.batch.CronJob': validateCronJob,
  'io.k8s.api.batch.CronJobSpec': validateCronJobSpec,
  'io.k8s.api.batch.Job': validateJob,
  'io.k8s.api.batch.JobSpec': validateJobSpec,
};
