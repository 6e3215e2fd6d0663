import { child, key } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { localDescendingPath } from '#engine/apimachinery/validation/local-path.js';
import { validateTolerationsInPodAnnotations } from '#engine/resource/validation/core/pods/tolerations-annotation.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** Annotations of an object, as its metadata holds them. */
export interface Annotations {
  readonly [name: string]: string;
}

/** Marks a Pod that only mirrors one that the kubelet runs by itself. */
export const MIRROR_POD = 'kubernetes.io/config.mirror';
/** The AppArmor profile of the container that the rest of the name names. */
export const APP_ARMOR_PREFIX = 'container.apparmor.security.beta.kubernetes.io/';
/** The seccomp profile of a Pod. */
export const SECCOMP_POD = 'seccomp.security.alpha.kubernetes.io/pod';
/** The seccomp profile of the container that the rest of the name names. */
export const SECCOMP_CONTAINER_PREFIX = 'container.seccomp.security.alpha.kubernetes.io/';
const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';
const SECCOMP_PROFILES: ReadonlySet<string> = new Set(['runtime/default', 'docker/default', 'unconfined']);
const LOCALHOST = 'localhost/';
const MAX_INT32 = 2 ** 31;

/** An int32 as the server reads it: neither `+1` nor `08`. Follows pkg/apis/core/helper.GetDeletionCostFromPodAnnotations. */
function isDeletionCost(value: string): boolean {
  if (!/^(0|[1-9][0-9]*|-[0-9]+)$/.test(value)) return false;
  const cost = Number(value);
  return cost >= -MAX_INT32 && cost < MAX_INT32;
}

/** Follows pkg/apis/core/validation.ValidateSeccompProfile. */
function validateSeccompProfile(profile: string, at: Field, errors: FieldError[]): void {
  if (SECCOMP_PROFILES.has(profile)) return;
  if (!profile.startsWith(LOCALHOST)) return void errors.push(invalid(at, profile, 'must be a valid seccomp profile'));
  const path = profile.slice(LOCALHOST.length);
  for (const message of localDescendingPath(path)) errors.push(invalid(at, path, message));
}

const hasContainer = ({ initContainers = [], containers = [], ephemeralContainers = [] }: PodSpec, wanted: string): boolean =>
  [...initContainers, ...containers, ...ephemeralContainers].some(({ name = '' }) => name === wanted);

/** Follows pkg/apis/core/validation.ValidateAppArmorPodAnnotations. */
function validateAppArmorAnnotation(name: string, profile: string, spec: PodSpec, at: Field, errors: FieldError[]): void {
  const container = name.slice(APP_ARMOR_PREFIX.length);
  if (!hasContainer(spec, container)) errors.push(invalid(at, container, 'container not found'));
  if (profile !== '' && profile !== 'runtime/default' && profile !== 'unconfined' && !profile.startsWith(LOCALHOST))
    errors.push(invalid(at, profile, `invalid AppArmor profile name: "${profile}"`));
}

/**
 * Annotations that mean something to the server. `old`: the ones before, where an update has such.
 * Follows pkg/apis/core/validation.ValidatePodSpecificAnnotations.
 */
export function validatePodSpecificAnnotations(annotations: Annotations, spec: PodSpec, at: Field, context: ValidationContext, old?: Annotations): void {
  const { errors } = context;
  for (const name of Object.keys(annotations)) {
    const value = annotations[name] ?? '';
    if (name.startsWith(APP_ARMOR_PREFIX)) validateAppArmorAnnotation(name, value, spec, key(at, name), errors);
    else if (name === SECCOMP_POD || name.startsWith(SECCOMP_CONTAINER_PREFIX)) validateSeccompProfile(value, child(at, name), errors);
    else if (name === MIRROR_POD) {
      if ((spec.nodeName ?? '') === '') errors.push(invalid(key(at, name), value, 'must set spec.nodeName if mirror pod annotation is set'));
    } else if (name === TOLERATIONS) validateTolerationsInPodAnnotations(value, TOLERATIONS, at, context);
    else if (name === DELETION_COST && context.isOn('PodDeletionCost') && !isDeletionCost(value) && isDeletionCost(old?.[name] ?? '0'))
      errors.push(invalid(key(at, name), value, 'must be a 32bit integer'));
  }
}
