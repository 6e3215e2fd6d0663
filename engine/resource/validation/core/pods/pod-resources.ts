import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, notSupported } from '#engine/apimachinery/validation/field-error.js';
import { validateContainerResourceName, validateResourceName } from '#engine/resource/validation/core/configuration/resource-names.js';
import { resourceRulesOf, validateResourceRequirements } from '#engine/resource/validation/core/containers/resources.js';
import { validatePodResourceConsistency } from '#engine/resource/validation/core/pods/pod-resource-consistency.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What a Pod as a whole may have; of huge pages every size. */
const POD_RESOURCES = ['cpu', 'hugepages-', 'memory'] as const;

/** Follows pkg/apis/core/validation.validatePodResourceName. */
function validatePodResourceName(name: string, at: Field, errors: FieldError[]): void {
  const known = errors.length;
  validateResourceName(name, at, errors);
  if (errors.length === known && name !== 'cpu' && name !== 'memory' && !name.startsWith('hugepages-'))
    errors.push(notSupported(at, name, POD_RESOURCES, { on: 'key', rule: 'resource-name-unknown' }));
}

/** Amounts for a Pod as a whole. Follows pkg/apis/core/validation.validatePodResources. */
export function validatePodResources(spec: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): void {
  const { resources, os } = spec;
  if (resources === undefined || !context.isOn('PodLevelResources')) return;
  const { errors } = context;
  if (os?.name === 'windows') return void errors.push(forbidden(at, 'may not be set for a windows pod'));
  if (resources.claims !== undefined) errors.push(forbidden(child(at, 'claims'), 'claims may not be set for Resources at pod-level'));
  validateResourceRequirements(resources, at, resourceRulesOf(validatePodResourceName, spec, old), errors);
  validatePodResourceConsistency(spec, at, errors);
}

/** What running the Pod takes besides its containers: judged, and reported, as limits of a container. Follows pkg/apis/core/validation.validateOverhead. */
export function validateOverhead(overhead: NonNullable<PodSpec['overhead']>, at: Field, errors: FieldError[], old: PodSpec | undefined): void {
  const known = errors.length;
  validateResourceRequirements({ limits: overhead }, at, resourceRulesOf(validateContainerResourceName, {}, old), errors);
  if (errors.length === known) return;
  const path = pathOf(at);
  for (const error of errors.splice(known)) errors.push({ ...error, place: [...path, ...pathOf(error.field).slice(path.length + 1)] });
}
