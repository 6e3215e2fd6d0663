import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, notFound } from '#engine/apimachinery/validation/field-error.js';
import { isEnvVarName, isRelaxedEnvVarName } from '#engine/apimachinery/validation/names.js';
import { ENV_FIELD_PATHS, validateContainerResourceFieldSelector, validateObjectFieldSelector } from '#engine/resource/validation/core/containers/field-selectors.js';
import { containerField, visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Messages } from '#engine/apimachinery/validation/names.js';
import type { EnvFromSource, EnvVar, PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const nameMessages = (name: string, context: ValidationContext): Messages =>
  context.isOn('RelaxedEnvironmentVariableValidation') ? isRelaxedEnvVarName(name) : isEnvVarName(name);

/** Where the value comes from: one source, and no value beside it. Follows pkg/apis/core/validation.validateEnvVarValueFrom. */
function validateEnvVarValueFrom({ value = '', valueFrom }: EnvVar, at: Field, context: ValidationContext): void {
  if (valueFrom === undefined) return;
  const { errors } = context;
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = valueFrom;
  let sources = 0;
  for (const source of [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef]) if (source !== undefined) sources += 1;
  if (fieldRef !== undefined) validateObjectFieldSelector(fieldRef, child(at, 'fieldRef'), errors, ENV_FIELD_PATHS);
  if (resourceFieldRef !== undefined) validateContainerResourceFieldSelector(resourceFieldRef, child(at, 'resourceFieldRef'), errors, false);
  if (sources === 0) errors.push(invalid(at, '', context.isOn('EnvFiles')
    ? 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'
    : 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'));
  else if (value !== '') errors.push(invalid(at, '', 'may not be specified when `value` is not empty'));
  else if (sources > 1) errors.push(invalid(at, '', 'may not have more than one field specified at a time'));
}

/** An environment variable. Follows pkg/apis/core/validation.ValidateEnv. */
export function validateEnvVar(variable: EnvVar, at: Field, context: ValidationContext): void {
  const { name = '' } = variable;
  if (name !== '') for (const message of nameMessages(name, context)) context.errors.push(invalid(child(at, 'name'), name, message));
  validateEnvVarValueFrom(variable, child(at, 'valueFrom'), context);
}

/** Objects whose keys become environment variables; that there is one source is said of the whole list. Follows pkg/apis/core/validation.ValidateEnvFrom. */
export function validateEnvFrom(sources: readonly EnvFromSource[], at: Field, context: ValidationContext): void {
  for (const [index, { prefix = '', configMapRef, secretRef }] of sources.entries()) {
    const place = item(at, index);
    if (prefix !== '') for (const message of nameMessages(prefix, context)) context.errors.push(invalid(child(place, 'prefix'), prefix, message));
    if ((configMapRef === undefined) !== (secretRef === undefined)) continue;
    const detail = secretRef === undefined ? 'must specify one of: `configMapRef` or `secretRef`' : 'may not have more than one field specified at a time';
    context.errors.push(invalid(at, '', detail, { place: pathOf(place) }));
  }
}

/** The volume of a file with variables: an `emptyDir` of the Pod, whatever else is wrong with it. */
function validateFileKeyRefVolume(volumeName: string, { volumes = [] }: PodSpec, at: Field, errors: FieldError[]): void {
  const volume = volumes.findLast(({ name = '' }) => name === volumeName);
  if (volume === undefined) errors.push(notFound(at, volumeName, { rule: 'volume-mount-without-volume' }));
  else if (volume.emptyDir === undefined) errors.push(invalid(at, volumeName, 'referenced volume must be of type emptyDir'));
}

/** Follows pkg/apis/core/validation.validateFileKeyRefVolumes. */
export function validateFileKeyRefVolumes(spec: PodSpec, at: Field, errors: FieldError[]): void {
  visitContainers(spec, ({ env }, list, index) => {
    if (env === undefined) return;
    for (const [number, { valueFrom }] of env.entries()) {
      if (valueFrom?.fileKeyRef === undefined) continue;
      const variable = item(child(containerField(at, list, index), 'env'), number);
      validateFileKeyRefVolume(valueFrom.fileKeyRef.volumeName ?? '', spec, child(child(child(variable, 'valueFrom'), 'fileKeyRef'), 'volumeName'), errors);
    }
  });
}
