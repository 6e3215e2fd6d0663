import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { containerField, visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { PodSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const WITHOUT_HOST_USERS = 'when `hostUsers` is false';

function usesVolumeDevices(spec: PodSpec): boolean {
  let uses = false;
  visitContainers(spec, ({ volumeDevices = [] }) => (uses ||= volumeDevices.length > 0));
  return uses;
}

/** What a Pod with users of its own may not share with the host. Follows pkg/apis/core/validation.validateHostUsers. */
export function validateHostUsers(spec: PodSpec, at: Field, context: ValidationContext, old: PodSpec | undefined): void {
  if (spec.hostUsers !== false) return;
  const { errors } = context;
  const had = old?.hostUsers === false ? old : undefined;
  if (spec.hostNetwork === true && had?.hostNetwork !== true && !context.isOn('UserNamespacesHostNetworkSupport'))
    errors.push(forbidden(child(at, 'hostNetwork'), WITHOUT_HOST_USERS));
  if (spec.hostPID === true) errors.push(forbidden(child(at, 'HostPID'), WITHOUT_HOST_USERS, { place: [...pathOf(at), 'hostPID'] }));
  if (spec.hostIPC === true) errors.push(forbidden(child(at, 'HostIPC'), WITHOUT_HOST_USERS, { place: [...pathOf(at), 'hostIPC'] }));
  if (had !== undefined && usesVolumeDevices(had)) return;
  visitContainers(spec, ({ volumeDevices = [] }, list, index) => {
    if (volumeDevices.length > 0) errors.push(forbidden(child(containerField(at, list, index), 'volumeDevices'), WITHOUT_HOST_USERS));
  });
}

/**
 * Ports of a Pod in the host's network are the host's ports. Templates may leave `hostPort` out.
 * Follows pkg/apis/core/validation.validatePodHostNetworkDeps.
 */
export function validatePodHostNetworkDeps({ hostNetwork, containers = [] }: PodSpec, at: Field, errors: FieldError[], isPod: boolean): void {
  if (hostNetwork !== true) return;
  for (const [index, { ports = [] }] of containers.entries())
    for (const [number, { hostPort = 0, containerPort = 0 }] of ports.entries()) {
      if (hostPort === containerPort || (hostPort === 0 && !isPod)) continue;
      const place = child(item(child(item(child(at, 'containers'), index), 'ports'), number), 'hostPort');
      errors.push(invalid(place, hostPort, 'must match `containerPort` when `hostNetwork` is true', { rule: 'host-network-port-mismatch' }));
    }
}

/** Follows pkg/apis/core/validation.validateShareProcessNamespace. */
export function validateShareProcessNamespace({ hostPID, shareProcessNamespace }: PodSpec, at: Field, errors: FieldError[]): void {
  if (hostPID === true && shareProcessNamespace === true)
    errors.push(invalid(child(at, 'shareProcessNamespace'), true, 'ShareProcessNamespace and HostPID cannot both be enabled'));
}
