import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden } from '#engine/apimachinery/validation/field-error.js';
import { FIELDS_OF_STAYING, isNamed, validateContainerCommon, validateContainerOnlyForPod } from '#engine/resource/validation/core/containers/container.js';
import { validateFileKeyRefVolumes } from '#engine/resource/validation/core/containers/env.js';
import { validateEphemeralContainers } from '#engine/resource/validation/core/containers/ephemeral-containers.js';
import { validateLifecycle, validateProbes } from '#engine/resource/validation/core/containers/lifecycle.js';
import { checkHostPortConflicts } from '#engine/resource/validation/core/containers/ports.js';
import { validateInitContainerResizePolicy } from '#engine/resource/validation/core/containers/resize-policy.js';
import { validateContainerRestartPolicy, validateInitContainerRestartPolicy } from '#engine/resource/validation/core/containers/restart-policy.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Container, PodSpec } from '#engine/generated/kubernetes.js';
import type { Surroundings } from '#engine/resource/validation/core/containers/container.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const isSidecar = ({ restartPolicy }: Container): boolean => restartPolicy === 'Always';

function duplicateName(name: string, at: Field, other: Field): FieldError {
  return duplicate(child(at, 'name'), name, { rule: 'duplicate-name', other });
}

/** Containers that stay as long as their Pod. `at`: the list. Follows pkg/apis/core/validation.validateContainers. */
function validateContainers(containers: readonly Container[], at: Field, surroundings: Surroundings): void {
  const { spec, context } = surroundings;
  for (const [index, container] of containers.entries()) {
    const place = item(at, index);
    validateContainerCommon(container, place, surroundings);
    const first = containers.findIndex(isNamed(container.name ?? ''));
    if (first < index) context.errors.push(duplicateName(container.name ?? '', place, item(at, first)));
    if (container.lifecycle !== undefined) validateLifecycle(container.lifecycle, child(place, 'lifecycle'), context, spec);
    validateProbes(container, place, context);
    validateContainerRestartPolicy(container, place, context);
    if (context.groupKind === 'Pod') validateContainerOnlyForPod(container, place, context);
  }
  checkHostPortConflicts(containers, at, context.errors);
}

/** The name of an init container; one without a name is like regular ones without, but not like other init containers. */
function validateInitContainerName(index: number, { containers = [], initContainers = [] }: PodSpec, at: Field, errors: FieldError[]): void {
  const name = initContainers[index]?.name ?? '';
  const place = child(at, 'initContainers');
  const regular = containers.findIndex(isNamed(name));
  const first = initContainers.findIndex(isNamed(name));
  if (regular >= 0) errors.push(duplicateName(name, item(place, index), item(child(at, 'containers'), regular)));
  else if (name !== '' && first < index) errors.push(duplicateName(name, item(place, index), item(place, first)));
}

/** Containers that start before the others, one by one. `at`: the specification. Follows pkg/apis/core/validation.validateInitContainers. */
function validateInitContainers(containers: readonly Container[], at: Field, surroundings: Surroundings): void {
  const { spec, old, context } = surroundings;
  for (const [index, container] of containers.entries()) {
    const place = item(child(at, 'initContainers'), index);
    validateContainerCommon(container, place, surroundings);
    validateInitContainerRestartPolicy(container, place, context);
    validateInitContainerName(index, spec, at, context.errors);
    checkHostPortConflicts([container], child(at, 'initContainers'), context.errors, index);
    if (isSidecar(container)) {
      if (container.lifecycle !== undefined) validateLifecycle(container.lifecycle, child(place, 'lifecycle'), context, spec);
      validateProbes(container, place, context);
    } else {
      for (const field of FIELDS_OF_STAYING)
        if (container[field] !== undefined) context.errors.push(forbidden(child(place, field), 'may not be set for init containers without restartPolicy=Always'));
    }
    validateInitContainerResizePolicy(container, place, context.errors, old);
    if (context.groupKind === 'Pod') validateContainerOnlyForPod(container, place, context);
  }
}

/**
 * What the containers of a Pod, all kinds of them, are to each other and to their Pod; what is inside of each is judged by its type, when the
 * walk comes to it. `at`: the Pod's specification. After `validateVolumes`, which says what there is to mount.
 * Follows the part of pkg/apis/core/validation.ValidatePodSpec that is about containers.
 */
export function validatePodContainers(spec: PodSpec, at: Field, context: ValidationContext, old?: PodSpec): void {
  const surroundings = { spec, old, context };
  const { containers, initContainers, ephemeralContainers } = spec;
  if (containers !== undefined) validateContainers(containers, child(at, 'containers'), surroundings);
  if (initContainers !== undefined) validateInitContainers(initContainers, at, surroundings);
  if (ephemeralContainers !== undefined) validateEphemeralContainers(ephemeralContainers, child(at, 'ephemeralContainers'), surroundings);
  validateFileKeyRefVolumes(spec, at, context.errors);
}
