import { child } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { containerField, visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';

const SYSTEMS = ['linux', 'windows'] as const;
const FOR_LINUX = 'windows options cannot be set for a linux pod';
const FOR_WINDOWS = 'cannot be set for a windows pod';

/** Fields of a Pod's security context that Windows does not have. */
const OF_POD = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'fsGroup', 'fsGroupChangePolicy', 'runAsUser', 'runAsGroup', 'supplementalGroups',
  'supplementalGroupsPolicy', 'seLinuxChangePolicy'] as const;

/** Fields of a container's security context that Windows does not have. */
const OF_CONTAINER = ['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged', 'allowPrivilegeEscalation',
  'procMount', 'runAsUser', 'runAsGroup'] as const;

/** Follows pkg/apis/core/validation.validateLinux. */
function validateLinux(spec: PodSpec, at: Field, errors: FieldError[]): void {
  if (spec.securityContext?.windowsOptions !== undefined) errors.push(forbidden(child(child(at, 'securityContext'), 'windowsOptions'), FOR_LINUX));
  visitContainers(spec, ({ securityContext }, list, index) => {
    if (securityContext?.windowsOptions !== undefined)
      errors.push(forbidden(child(child(containerField(at, list, index), 'securityContext'), 'windowsOptions'), FOR_LINUX));
  });
}

function validateWindowsPodSecurity({ securityContext }: PodSpec, at: Field, errors: FieldError[]): void {
  if (securityContext === undefined) return;
  const place = child(at, 'securityContext');
  for (const field of OF_POD) if (securityContext[field] !== undefined) errors.push(forbidden(child(place, field), FOR_WINDOWS));
  if ((securityContext.sysctls ?? []).length > 0) errors.push(forbidden(child(place, 'sysctls'), FOR_WINDOWS));
}

/** Follows pkg/apis/core/validation.validateWindows. */
function validateWindows(spec: PodSpec, at: Field, errors: FieldError[]): void {
  validateWindowsPodSecurity(spec, at, errors);
  if (spec.hostUsers !== undefined) errors.push(forbidden(child(at, 'hostUsers'), FOR_WINDOWS));
  if (spec.hostPID === true) errors.push(forbidden(child(at, 'hostPID'), FOR_WINDOWS));
  if (spec.hostIPC === true) errors.push(forbidden(child(at, 'hostIPC'), FOR_WINDOWS));
  if (spec.shareProcessNamespace !== undefined) errors.push(forbidden(child(at, 'shareProcessNamespace'), FOR_WINDOWS));
  visitContainers(spec, ({ securityContext }, list, index) => {
    if (securityContext === undefined) return;
    const place = child(containerField(at, list, index), 'securityContext');
    for (const field of OF_CONTAINER) if (securityContext[field] !== undefined) errors.push(forbidden(child(place, field), FOR_WINDOWS));
  });
}

/** What a Pod for one operating system may not have. Follows pkg/apis/core/validation.validateOS. */
export function validateOs(spec: PodSpec, at: Field, errors: FieldError[]): void {
  if (spec.os === undefined) return;
  const { name = '' } = spec.os;
  if (name === '') errors.push(required(child(child(at, 'os'), 'name')));
  else if (name === 'linux') validateLinux(spec, at, errors);
  else if (name === 'windows') validateWindows(spec, at, errors);
  else errors.push(notSupported(child(at, 'os'), name, SYSTEMS));
}

/**
 * Containers that run as processes of a Windows host: all of a Pod's, or none. (The server must allow privileged containers, which is taken
 * for granted.) Follows pkg/apis/core/validation.validateWindowsHostProcessPod.
 */
export function validateWindowsHostProcessPod(spec: PodSpec, at: Field, errors: FieldError[]): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  let containers = 0;
  let onHost = 0;
  visitContainers(spec, ({ securityContext }, list, index) => {
    const own = securityContext?.windowsOptions?.hostProcess;
    containers += 1;
    if (own ?? ofPod ?? false) onHost += 1;
    if (ofPod === undefined || own === undefined || own === ofPod) return;
    const place = child(child(child(containerField(at, list, index), 'securityContext'), 'windowsOptions'), 'hostProcess');
    errors.push(invalid(place, own, `pod hostProcess value must be identical if both are specified, was ${ofPod}`));
  });
  if (onHost === 0) return;
  if (onHost !== containers) errors.push(invalid(at, '', 'If pod contains any hostProcess containers then all containers must be HostProcess containers'));
  if (spec.hostNetwork !== true) errors.push(invalid(child(at, 'hostNetwork'), false, 'hostNetwork must be true if pod contains any hostProcess containers'));
}
