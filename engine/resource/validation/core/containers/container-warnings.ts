import { child, fieldText, item, key } from '#engine/apimachinery/validation/field.js';
import { fractionalBytesMessage } from '#engine/resource/validation/core/fractional-bytes.js';
import { containerField, visitContainers } from '#engine/resource/validation/core/pods/visit-containers.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ContainerPort, EnvVar, PodSpec, ResourceRequirements } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const IN_BYTES = ['memory', 'ephemeral-storage'] as const;
const SIDES = ['limits', 'requests'] as const;

function warn(at: Field, text: string, { warnings }: ValidationContext, rule?: string): void {
  warnings.push({ field: at, message: `${fieldText(at)}: ${text}`, ...(rule === undefined ? {} : { rule }) });
}

/** Bytes are counted in whole numbers. */
function warnOfResources(resources: ResourceRequirements, at: Field, context: ValidationContext): void {
  for (const name of IN_BYTES)
    for (const side of SIDES) {
      const amount = resources[side]?.[name];
      const message = amount === undefined ? undefined : fractionalBytesMessage(amount);
      if (message !== undefined) warn(key(child(at, side), name), message, context);
    }
}

/** Variables that hide an earlier one of the same name, without being made of it. */
function warnOfEnv(env: readonly EnvVar[], at: Field, context: ValidationContext): void {
  for (const [index, { name = '', value = '', valueFrom }] of env.entries()) {
    if (env.findIndex((other) => (other.name ?? '') === name) === index) continue;
    const itself = `$(${name})`;
    if (valueFrom !== undefined || value === itself || !value.includes(itself))
      warn(item(at, index), `hides previous definition of "${name}", which may be dropped when using apply`, context, 'env-var-duplicate');
  }
}

/** A port of some container, and where it stands. */
interface PlacedPort {
  readonly port: ContainerPort;
  readonly at: Field;
}

function portsOf(spec: PodSpec, at: Field): readonly PlacedPort[] {
  const all: PlacedPort[] = [];
  visitContainers(spec, ({ ports }, list, index) => {
    if (ports !== undefined) for (const [number, port] of ports.entries()) all.push({ port, at: item(child(containerField(at, list, index), 'ports'), number) });
  });
  return all;
}

/** What two ports of the same number and protocol are to each other; undefined where they do not meet. */
function conflictOf(left: ContainerPort, right: ContainerPort): string | undefined {
  if (left.containerPort !== right.containerPort || left.protocol !== right.protocol) return undefined;
  const [hostPort, otherHostPort] = [left.hostPort ?? 0, right.hostPort ?? 0];
  const [hostIp, otherHostIp] = [left.hostIP ?? '', right.hostIP ?? ''];
  if (hostIp === otherHostIp && hostPort === otherHostPort) return 'duplicate port definition';
  if (hostPort === 0 || otherHostPort === 0) return 'overlapping port definition';
  return hostPort === otherHostPort && (hostIp === '') !== (otherHostIp === '') ? 'dangerously ambiguous port definition' : undefined;
}

function warnOfPort({ port, at }: PlacedPort, before: readonly PlacedPort[], context: ValidationContext): void {
  const { name = '', containerPort = 0, protocol = '', hostIP = '', hostPort = 0 } = port;
  if (hostIP !== '' && hostPort === 0)
    warn(at, `hostIP set without hostPort: {Name:${name} HostPort:0 ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`, context);
  for (const other of before) {
    const conflict = conflictOf(port, other.port);
    if (conflict !== undefined) warn(at, `${conflict} with ${fieldText(other.at)}`, context, 'container-port-conflict');
  }
}

/** Ports of all containers share the Pod's address. */
function warnOfPorts(spec: PodSpec, at: Field, context: ValidationContext): void {
  const ports = portsOf(spec, at);
  for (const [index, port] of ports.entries()) warnOfPort(port, index === 0 ? [] : ports.slice(0, index), context);
  for (const [index, { port: { name = '' }, at: place }] of ports.entries()) {
    const first = name === '' ? undefined : ports.findIndex(({ port }) => port.name === name);
    const other = first === undefined || first === index ? undefined : ports[first];
    if (other === undefined) continue;
    const text = fieldText(other.at);
    warn(place, `duplicate port name "${name}" with ${text}, services and probes that select ports by name will use ${text}`, context, 'container-port-conflict');
  }
}

/** What is likely not meant. Follows the part of pkg/api/pod.warningsForPodSpecAndMeta that is about containers. */
export function warnOfContainers(spec: PodSpec, at: Field, context: ValidationContext): void {
  visitContainers(spec, ({ resources, env }, list, index) => {
    if (resources !== undefined) warnOfResources(resources, child(containerField(at, list, index), 'resources'), context);
    if (env !== undefined && env.length > 1) warnOfEnv(env, child(containerField(at, list, index), 'env'), context);
  });
  warnOfPorts(spec, at, context);
}
