import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid } from '#engine/apimachinery/validation/field-error.js';
import { isValidPortName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Container, ContainerPort } from '#engine/generated/kubernetes.js';

const NO_PORTS: readonly ContainerPort[] = [];

const portField = (containers: Field, index: number, number: number): Field => item(child(item(containers, index), 'ports'), number);

/** Names of the ports of one container: each once. Follows pkg/apis/core/validation.validateContainerPorts. */
export function validateContainerPorts(ports: readonly ContainerPort[], at: Field, errors: FieldError[]): void {
  for (const [index, { name = '' }] of ports.entries()) {
    if (name === '') continue;
    const place = child(item(at, index), 'name');
    const messages = isValidPortName(name);
    for (const message of messages) errors.push(invalid(place, name, message, { rule: 'port-name-invalid' }));
    const first = ports.findIndex((port) => port.name === name);
    if (messages.length === 0 && first < index) errors.push(duplicate(place, name, { rule: 'container-port-conflict', other: item(at, first) }));
  }
}

const isSameHostPort = (left: ContainerPort, right: ContainerPort): boolean =>
  left.hostPort === right.hostPort && left.protocol === right.protocol && (left.hostIP ?? '') === (right.hostIP ?? '');

/**
 * A port of the host belongs to one container's port. Those of an init container need only differ among themselves, and are reported as the
 * first one's. `containers`: those that share the host, of the list at `at`. Follows pkg/apis/core/validation.checkHostPortConflicts.
 */
export function checkHostPortConflicts(containers: readonly Container[], at: Field, errors: FieldError[], from = 0): void {
  let taken: { readonly port: ContainerPort; readonly place: Field }[] | undefined;
  for (const [index, { ports = NO_PORTS }] of containers.entries())
    for (const [number, port] of ports.entries()) {
      if ((port.hostPort ?? 0) === 0) continue;
      const place = portField(at, from + index, number);
      const other = taken?.find((known) => isSameHostPort(known.port, port))?.place;
      if (other === undefined) (taken ??= []).push({ port, place });
      else errors.push(duplicate(child(portField(at, index, number), 'hostPort'), `${port.protocol ?? ''}/${port.hostIP ?? ''}/${port.hostPort}`,
        { rule: 'container-port-conflict', other, place: [...pathOf(place), 'hostPort'] }));
    }
}
