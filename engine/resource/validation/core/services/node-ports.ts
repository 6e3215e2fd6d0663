import { child, item, ROOT } from '#engine/apimachinery/validation/field.js';
import { internalError, invalid } from '#engine/apimachinery/validation/field-error.js';
import { needsHealthCheck, wantsNodePorts } from '#engine/resource/validation/core/services/service-types.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ServicePort, ServiceSpec } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** The node port of each port: 0 for none, a text for one that is given out, of which the number is not known. */
export type NodePorts = readonly (number | string)[];

const RULE = { rule: 'node-port-out-of-range' } as const;
const NO_PORTS: readonly ServicePort[] = [];

/** Asks for a node port; yields why it is not given. Follows pkg/registry/core/service/portallocator.PortAllocationOperation.Allocate. */
function allocate(port: number, taken: Set<number>, { options, isDryRun }: ValidationContext): string | undefined {
  const [first, last] = options.nodePorts;
  if (!isDryRun && (port < first || port > last)) return `provided port is not in the valid range. The range of valid ports is ${first}-${last}`;
  if (taken.has(port)) return 'provided port is already allocated';
  taken.add(port);
  return undefined;
}

const nodePortAt = (at: Field, index: number): Field => child(item(child(at, 'ports'), index), 'nodePort');

/** Ports of the same number share a node port. Follows pkg/registry/core/service/storage.initNodePorts. */
function initNodePorts(spec: ServiceSpec, at: Field, context: ValidationContext, taken: Set<number>): NodePorts {
  const { ports = NO_PORTS } = spec;
  const byPort = new Map<number, number | string>();
  const given: (number | string)[] = [];
  for (const [index, { port = 0, nodePort = 0 }] of ports.entries()) {
    if (nodePort === 0 && !wantsNodePorts(spec)) {
      given.push(0);
      continue;
    }
    const shared = byPort.get(port);
    const asked = shared === undefined ? ports.find((other) => (other.port ?? 0) === port && (other.nodePort ?? 0) !== 0)?.nodePort ?? 0 : nodePort;
    const isNew = asked !== 0 && asked !== shared;
    const reason = isNew ? allocate(asked, taken, context) : undefined;
    if (reason !== undefined) {
      context.errors.push(invalid(nodePortAt(at, index), asked, reason, RULE));
      break;
    }
    const got = asked === 0 ? shared ?? `for port ${port}` : asked;
    if (shared === undefined) byPort.set(port, got);
    given.push(got);
  }
  return given;
}

/** Follows pkg/registry/core/service/storage.Allocators.updateNodePorts. */
function updateNodePorts(spec: ServiceSpec, at: Field, context: ValidationContext, old: ServiceSpec, taken: Set<number>): NodePorts {
  const { ports = NO_PORTS } = spec;
  const before = new Set((old.ports ?? NO_PORTS).map(({ nodePort }) => nodePort));
  const known = new Set<string>();
  const given: (number | string)[] = [];
  for (const [index, { protocol = '', nodePort = 0 }] of ports.entries()) {
    const reason = nodePort !== 0 && !before.has(nodePort) && !taken.has(nodePort) ? allocate(nodePort, taken, context) : undefined;
    const identity = `${protocol} ${nodePort}`;
    if (reason !== undefined) context.errors.push(invalid(nodePortAt(at, index), nodePort, reason, RULE));
    else if (nodePort !== 0 && known.has(identity)) context.errors.push(internalError(ROOT, `duplicate nodePort: {${identity}}`));
    else {
      known.add(identity);
      given.push(nodePort === 0 && wantsNodePorts(spec) ? `for port ${index}` : nodePort);
      continue;
    }
    break;
  }
  return given;
}

/** Follows pkg/registry/core/service/storage.Allocators.allocHealthCheckNodePort. */
function allocHealthCheckNodePort({ healthCheckNodePort = 0 }: ServiceSpec, context: ValidationContext, taken: Set<number>): void {
  const reason = healthCheckNodePort === 0 ? undefined : allocate(healthCheckNodePort, taken, context);
  if (reason !== undefined)
    context.errors.push(internalError(ROOT, `failed to allocate requested HealthCheck NodePort ${healthCheckNodePort}: ${reason}`, { place: ['spec', 'healthCheckNodePort'], ...RULE }));
}

/** Ports on every node that a Service asks for. Yields those that it gets. */
export function allocateNodePorts(spec: ServiceSpec, at: Field, context: ValidationContext, old: ServiceSpec | undefined): NodePorts {
  if (spec.type !== 'NodePort' && spec.type !== 'LoadBalancer') return (spec.ports ?? NO_PORTS).map(({ nodePort = 0 }) => nodePort);
  const taken = new Set<number>();
  const known = context.errors.length;
  const given = old === undefined ? initNodePorts(spec, at, context, taken) : updateNodePorts(spec, at, context, old, taken);
  if (context.errors.length === known && needsHealthCheck(spec) && !(old !== undefined && needsHealthCheck(old))) allocHealthCheckNodePort(spec, context, taken);
  return given;
}
