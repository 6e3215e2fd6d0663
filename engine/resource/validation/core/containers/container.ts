import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { validateContainerResourceName } from '#engine/resource/validation/core/configuration/resource-names.js';
import { validateEnvFrom } from '#engine/resource/validation/core/containers/env.js';
import { validateContainerPorts } from '#engine/resource/validation/core/containers/ports.js';
import { validateResizePolicy } from '#engine/resource/validation/core/containers/resize-policy.js';
import { CONTAINER_RESOURCE_RULES, resourceRulesOf, validateResourceRequirements } from '#engine/resource/validation/core/containers/resources.js';
import { validateSecurityContext } from '#engine/resource/validation/core/containers/security-context.js';
import { validateVolumeDevices, validateVolumeMounts } from '#engine/resource/validation/core/containers/volume-mounts.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Container, EphemeralContainer, PodSpec, ResourceRequirements } from '#engine/generated/kubernetes.js';
import type { Judged, ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What a container's validation knows of its Pod. */
export interface Surroundings {
  readonly spec: PodSpec;
  /** The stored specification that an update replaces. */
  readonly old: PodSpec | undefined;
  readonly context: ValidationContext;
}

/** Follows pkg/apis/core/validation.ValidateContainerResourceRequirements. */
function validateContainerResourceRequirements(resources: ResourceRequirements, at: Field, { spec, old, context }: Surroundings): void {
  const rules = spec.resourceClaims === undefined && old === undefined ? CONTAINER_RESOURCE_RULES : resourceRulesOf(validateContainerResourceName, spec, old);
  validateResourceRequirements(resources, at, rules, context.errors);
}

/** What every kind of container must be, beyond what rows say. Follows pkg/apis/core/validation.validateContainerCommon. */
export function validateContainerCommon(container: Container | EphemeralContainer, at: Field, surroundings: Surroundings): void {
  const { ports, envFrom, volumeMounts, volumeDevices, resources, resizePolicy, securityContext } = container;
  const { spec, old, context } = surroundings;
  const { errors } = context;
  if (ports !== undefined) validateContainerPorts(ports, child(at, 'ports'), errors);
  if (envFrom !== undefined) validateEnvFrom(envFrom, child(at, 'envFrom'), context);
  if (volumeMounts !== undefined) validateVolumeMounts(container, child(at, 'volumeMounts'), context);
  if (volumeDevices !== undefined) validateVolumeDevices(container, child(at, 'volumeDevices'), context);
  if (resources !== undefined) validateContainerResourceRequirements(resources, child(at, 'resources'), surroundings);
  if (resizePolicy !== undefined) validateResizePolicy(resizePolicy, child(at, 'resizePolicy'), errors, spec);
  if (securityContext !== undefined) validateSecurityContext(securityContext, child(at, 'securityContext'), errors, spec, old);
}

/** What Pods themselves may not have, but templates may. Follows pkg/apis/core/validation.validateContainerOnlyForPod. */
export function validateContainerOnlyForPod({ image = '' }: Container | EphemeralContainer, at: Field, { errors }: ValidationContext): void {
  if (image.trim() !== image) errors.push(invalid(child(at, 'image'), image, 'must not have leading or trailing whitespace'));
}

/** Whether a container has the name. */
export const isNamed = (name: string) => (container: Container | EphemeralContainer): boolean => (container.name ?? '') === name;

/** What only containers have that stay: not judged where it is refused. */
export const FIELDS_OF_STAYING = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** Leaves out what an init container may not have anyway. `validatePodContainers` judges the rest. */
export const judgedOfContainer = ({ restartPolicy }: Container, at: Field): Judged =>
  at.above?.step === 'initContainers' && restartPolicy !== 'Always' ? FIELDS_OF_STAYING : undefined;
