import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden } from '#engine/apimachinery/validation/field-error.js';
import { APP_ARMOR_PREFIX, SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from '#engine/resource/validation/core/pods/pod-annotations.js';
import { containerField, visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { AppArmorProfile, PodSpec, SeccompProfile } from '#engine/generated/kubernetes.js';
import type { Annotations } from '#engine/resource/validation/core/pods/pod-annotations.js';

const LOCALHOST = 'localhost/';

interface Kind {
  readonly name: 'seccomp' | 'apparmor';
  /** What annotations say for the runtime's own profile. */
  readonly runtimeDefault: readonly string[];
}

const SECCOMP: Kind = { name: 'seccomp', runtimeDefault: ['runtime/default', 'docker/default'] };
const APP_ARMOR: Kind = { name: 'apparmor', runtimeDefault: ['runtime/default'] };

/** Whether an annotation says the type of a profile; unknown types are refused elsewhere. */
function isOfType(annotation: string, type: string, { runtimeDefault }: Kind): boolean {
  switch (type) {
    case 'Localhost': return annotation.startsWith(LOCALHOST);
    case 'RuntimeDefault': return runtimeDefault.includes(annotation);
    case 'Unconfined': return annotation === 'unconfined';
    default: return true;
  }
}

/** Follows pkg/apis/core/validation.validateSeccompAnnotationsAndFieldsMatch. */
function validateMatch(annotation: string, profile: SeccompProfile | AppArmorProfile, at: Field, errors: FieldError[], kind: Kind): void {
  const { type = '', localhostProfile } = profile;
  if (!isOfType(annotation, type, kind)) errors.push(forbidden(child(at, 'type'), `${kind.name} type in annotation and field must match`));
  else if (type === 'Localhost' && localhostProfile !== annotation.slice(LOCALHOST.length))
    errors.push(forbidden(child(at, 'localhostProfile'), `${kind.name} profile in annotation and field must match`));
}

/** Follows pkg/apis/core/validation.validateSeccompAnnotationsAndFields. */
function validateSeccompAnnotationsAndFields(annotations: Annotations, spec: PodSpec, at: Field, errors: FieldError[]): void {
  const ofPod = spec.securityContext?.seccompProfile;
  const annotation = annotations[SECCOMP_POD];
  if (ofPod !== undefined && annotation !== undefined) validateMatch(annotation, ofPod, child(child(at, 'securityContext'), 'seccompProfile'), errors, SECCOMP);
  visitContainers(spec, ({ name = '', securityContext }, list, index) => {
    const profile = securityContext?.seccompProfile;
    const own = annotations[`${SECCOMP_CONTAINER_PREFIX}${name}`];
    if (profile !== undefined && own !== undefined) validateMatch(own, profile, child(child(containerField(at, list, index), 'securityContext'), 'seccompProfile'), errors, SECCOMP);
  });
}

/** Follows pkg/apis/core/validation.validateAppArmorAnnotationsAndFieldsMatchOnCreate. */
function validateAppArmorAnnotationsAndFields(annotations: Annotations, spec: PodSpec, at: Field, errors: FieldError[]): void {
  if (spec.os?.name === 'windows') return;
  const ofPod = spec.securityContext?.appArmorProfile;
  visitContainers(spec, ({ name = '', securityContext }, list, index) => {
    const profile = securityContext?.appArmorProfile ?? ofPod;
    const annotation = annotations[`${APP_ARMOR_PREFIX}${name}`];
    if (profile !== undefined && annotation !== undefined)
      validateMatch(annotation, profile, child(child(containerField(at, list, index), 'securityContext'), 'appArmorProfile'), errors, APP_ARMOR);
  });
}

const isProfile = (name: string): boolean => name === SECCOMP_POD || name.startsWith(SECCOMP_CONTAINER_PREFIX) || name.startsWith(APP_ARMOR_PREFIX);

/** Profiles in annotations, the older form, say what the fields say; `at`: the specification. */
export function validateProfileAnnotations(annotations: Annotations, spec: PodSpec, at: Field, errors: FieldError[]): void {
  if (!Object.keys(annotations).some(isProfile)) return;
  validateSeccompAnnotationsAndFields(annotations, spec, at, errors);
  validateAppArmorAnnotationsAndFields(annotations, spec, at, errors);
}
