import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';
import type { Container, ContainerResizePolicy, PodSpec } from '#engine/generated/kubernetes.js';

const RESOURCES = ['cpu', 'memory'] as const;
const POLICIES = ['NotRequired', 'RestartContainer'] as const;

function validateWord(word: string, allowed: readonly string[], at: Field, errors: FieldError[], extras: FieldErrorExtras): void {
  if (word === '') errors.push(required(at, '', extras));
  else if (!allowed.includes(word)) errors.push(notSupported(at, word, allowed, extras));
}

/** What a change of resources does to a container; reported at the list. Follows pkg/apis/core/validation.validateResizePolicy. */
export function validateResizePolicy(policies: readonly ContainerResizePolicy[], at: Field, errors: FieldError[], { restartPolicy: ofPod }: PodSpec): void {
  for (const [index, { resourceName = '', restartPolicy = '' }] of policies.entries()) {
    const extrasOf = (field: string): FieldErrorExtras => ({ place: [...pathOf(at), index, field] });
    const first = policies.findIndex((policy) => (policy.resourceName ?? '') === resourceName);
    if (first < index) errors.push(duplicate(item(at, index), resourceName, { other: item(at, first) }));
    validateWord(resourceName, RESOURCES, at, errors, extrasOf('resourceName'));
    validateWord(restartPolicy, POLICIES, at, errors, extrasOf('restartPolicy'));
    if (ofPod === 'Never' && restartPolicy !== 'NotRequired')
      errors.push(invalid(at, restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'", extrasOf('restartPolicy')));
  }
}

const isRestarted = ({ restartPolicy, resizePolicy = [] }: Container): boolean =>
  restartPolicy !== 'Always' && resizePolicy.some((policy) => policy.restartPolicy === 'RestartContainer');

/** Init containers that end are not restarted to be resized; those of a stored Pod may say so. Follows a part of pkg/apis/core/validation.validateInitContainers. */
export function validateInitContainerResizePolicy(container: Container, at: Field, errors: FieldError[], old: PodSpec | undefined): void {
  if (!isRestarted(container) || old?.initContainers?.some(isRestarted) === true) return;
  for (const [index, { restartPolicy }] of (container.resizePolicy ?? []).entries())
    if (restartPolicy === 'RestartContainer')
      errors.push(invalid(child(item(child(at, 'resizePolicy'), index), 'restartPolicy'), restartPolicy, "must not be set to 'RestartContainer' for non-sidecar initContainers"));
}
