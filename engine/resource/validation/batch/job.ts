import { matchesSelector } from '#engine/apimachinery/label-selector.js';
import { child, key } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Label } from '#engine/apimachinery/validation/names.js';
import { UNKNOWN_UID } from '#engine/resource/defaulting/batch/job.js';
import { warnOfPodNames } from '#engine/resource/validation/apps/pod-name-warning.js';
import { hasInvalidLabelValue, validateTemplateLabels } from '#engine/resource/validation/apps/template-selector.js';
import { validatePodTemplateUpdate } from '#engine/resource/validation/batch/job-template-update.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Job, JobSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const CONTROLLER_UID = 'controller-uid';
const JOB_NAME = 'job-name';
const PREFIX = 'batch.kubernetes.io/';

const NO_SPEC: JobSpec = {};

/** Labels that the server gives to Pods of the Job, and by which it finds them. */
function generatedLabels({ metadata }: Job): { readonly [name: string]: string } {
  const uid = metadata?.uid ?? UNKNOWN_UID;
  const name = metadata?.name ?? '';
  return { [CONTROLLER_UID]: uid, [JOB_NAME]: name, [`${PREFIX}${CONTROLLER_UID}`]: uid, [`${PREFIX}${JOB_NAME}`]: name };
}

/** Who lets the server generate the selector may not say another one. Follows pkg/apis/batch/validation.validateGeneratedSelector. */
function validateGeneratedSelector(job: Job, at: Field, errors: FieldError[]): void {
  const { selector, template } = job.spec ?? {};
  const labels = template?.metadata?.labels ?? {};
  const generated = generatedLabels(job);
  for (const name of Object.keys(generated)) {
    if (labels[name] !== undefined && labels[name] !== generated[name])
      errors.push(invalid(key(child(child(child(at, 'template'), 'metadata'), 'labels'), name), labels, `must be '${generated[name]}'`));
  }
  if (selector !== undefined && matchesSelector(selector, generated) === false) errors.push(invalid(child(at, 'selector'), selector, '`selector` not auto-generated'));
}

/** Pods of an indexed Job are called after their index. Follows pkg/apis/batch/validation.validateNameAllowsCompletions. */
function validateNameAllowsCompletions({ metadata, spec }: Job, at: Field, errors: FieldError[]): void {
  const { completionMode, completions = 0 } = spec ?? {};
  if (completionMode !== 'Indexed' || completions <= 0) return;
  const name = `${metadata?.name ?? ''}-${completions - 1}`;
  if (isDns1123Label(name).length > 0)
    errors.push(invalid(child(child(at, 'metadata'), 'name'), metadata?.name ?? '', `will not able to create pod with invalid DNS label: ${name}`, { rule: 'name-invalid' }));
}

/** Follows pkg/apis/batch/validation.validateCompletions. */
function validateCompletions({ completionMode, completions, parallelism }: JobSpec, old: JobSpec, at: Field, errors: FieldError[]): void {
  if (completions === old.completions) return;
  const place = child(at, 'completions');
  if (completionMode !== 'Indexed') errors.push(invalid(place, completions, 'field is immutable', { rule: 'immutable-field' }));
  else if (completions !== undefined && completions !== parallelism)
    errors.push(invalid(place, completions, 'can only be modified in tandem with spec.parallelism', { rule: 'immutable-field' }));
}

/** The selector of a Job and the labels of its template. Follows pkg/apis/batch/validation.ValidateJobSpec. */
function validateSelector(spec: JobSpec, old: JobSpec | undefined, at: Field, errors: FieldError[]): void {
  const { selector } = spec;
  if (selector === undefined) errors.push(required(child(at, 'selector')));
  else validateLabelSelector(selector, child(at, 'selector'), errors, hasInvalidLabelValue(old));
  validateTemplateLabels(spec, at, errors);
}

/** Follows pkg/apis/batch/validation.ValidateJobCreate and ValidateJobUpdate. */
export function validateJob(job: Job, at: Field, context: ValidationContext, old: Job | undefined): void {
  const { errors } = context;
  const place = child(at, 'spec');
  const { spec = NO_SPEC } = job;
  if (old === undefined && spec.manualSelector !== true) validateGeneratedSelector(job, place, errors);
  validateSelector(spec, old?.spec, place, errors);
  if (old !== undefined) {
    validateCompletions(spec, old.spec ?? {}, place, errors);
    validatePodTemplateUpdate(job, old, child(place, 'template'), context);
  }
  validateNameAllowsCompletions(job, at, errors);
  warnOfPodNames(job.metadata, context);
}
