import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, forbidden, required } from '#engine/apimachinery/validation/field-error.js';
import { isHeadless } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { ServicePort, ServiceSpec } from '#engine/generated/kubernetes.js';
import type { NodePorts } from '#engine/resource/validation/core/services/node-ports.js';

const DUPLICATE_NAME = { rule: 'duplicate-name' } as const;

/** Of two or more ports each has a name of its own. */
function validateNames(ports: readonly ServicePort[], at: Field, errors: FieldError[]): void {
  if (ports.length < 2) return;
  const first = new Map<string, number>();
  for (const [index, { name = '' }] of ports.entries()) {
    const place = child(item(at, index), 'name');
    const other = first.get(name);
    if (name === '') errors.push(required(place));
    else if (other === undefined) first.set(name, index);
    else errors.push(duplicate(place, name, { ...DUPLICATE_NAME, other: child(item(at, other), 'name') }));
  }
}

/** No two ports are the same one of the same protocol. */
function validateNumbers(ports: readonly ServicePort[], at: Field, errors: FieldError[]): void {
  if (ports.length < 2) return;
  const first = new Map<string, number>();
  for (const [index, { protocol = '', port = 0 }] of ports.entries()) {
    const identity = `${protocol} ${port}`;
    const other = first.get(identity);
    if (other === undefined) first.set(identity, index);
    else errors.push(duplicate(item(at, index), { protocol, port }, { other: item(at, other) }));
  }
}

function validateNodePorts(ports: readonly ServicePort[], nodePorts: NodePorts, at: Field, errors: FieldError[]): void {
  const first = new Map<string, number>();
  for (const [index, nodePort] of nodePorts.entries()) {
    if (nodePort === 0) continue;
    const identity = `${ports[index]?.protocol ?? ''} ${nodePort}`;
    const other = first.get(identity);
    const place = child(item(at, index), 'nodePort');
    if (other === undefined) first.set(identity, index);
    else errors.push(duplicate(place, nodePort, { other: child(item(at, other), 'nodePort') }));
  }
}

/** What ports of a Service say of each other. Follows pkg/apis/core/validation.validateService and validateServicePort. */
export function validateServicePorts(spec: ServiceSpec, nodePorts: NodePorts, at: Field, errors: FieldError[]): void {
  const { ports = [], type } = spec;
  if (ports.length === 0) {
    if (!isHeadless(spec) && type !== 'ExternalName') errors.push(required(at, '', { rule: 'service-ports-missing' }));
    return;
  }
  validateNames(ports, at, errors);
  if (type === 'ClusterIP')
    for (const [index, { nodePort = 0 }] of ports.entries())
      if (nodePort !== 0) errors.push(forbidden(child(item(at, index), 'nodePort'), "may not be used when `type` is 'ClusterIP'"));
  validateNodePorts(ports, nodePorts, at, errors);
  validateNumbers(ports, at, errors);
}
