import { asList, asObject } from '#engine/apimachinery/json.js';
import { ownItems } from '#engine/resource/defaulting/strategy.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { MutableObject } from '#engine/resource/structural-type.js';

const needsClusterIp = (spec: JsonObject): boolean => spec['type'] !== 'ExternalName';

const needsNodePort = (spec: JsonObject): boolean =>
  spec['type'] === 'NodePort' || (spec['type'] === 'LoadBalancer' && spec['allocateLoadBalancerNodePorts'] !== false);

const needsHealthCheckPort = (spec: JsonObject): boolean => spec['type'] === 'LoadBalancer' && spec['externalTrafficPolicy'] === 'Local';

const isExternal = (spec: JsonObject): boolean =>
  spec['type'] === 'LoadBalancer' || spec['type'] === 'NodePort' || (spec['type'] === 'ClusterIP' && asList(spec['externalIPs']).length > 0);

const nodePortsOf = (spec: JsonObject): Set<Json> =>
  new Set(asList(spec['ports']).map((port) => asObject(port)?.['nodePort'] ?? 0).filter((port) => port !== 0));

function patchNodePorts(spec: MutableObject, stored: JsonObject): void {
  const before = nodePortsOf(stored);
  const used = new Set([...nodePortsOf(spec)].filter((port) => before.has(port)));
  const known = new Map(asList(stored['ports']).map((port) => [asObject(port)?.['name'] ?? '', asObject(port)?.['nodePort'] ?? 0]));
  for (const port of ownItems(spec, 'ports')) {
    const own = known.get(port['name'] ?? '') ?? 0;
    if ((port['nodePort'] ?? 0) !== 0 || own === 0 || used.has(own)) continue;
    port['nodePort'] = own;
    used.add(own);
  }
}

/** What the server had picked stays where the update leaves it out. Follows patchAllocatedValues. */
export function patchAllocatedValues(spec: MutableObject, stored: JsonObject): void {
  if (needsClusterIp(spec) && needsClusterIp(stored)) {
    if ((spec['clusterIP'] ?? '') === '' && stored['clusterIP'] !== undefined) spec['clusterIP'] = stored['clusterIP'];
    if (asList(spec['clusterIPs']).length === 0 && stored['clusterIPs'] !== undefined) spec['clusterIPs'] = stored['clusterIPs'];
  }
  if (needsNodePort(spec) && needsNodePort(stored)) patchNodePorts(spec, stored);
  if (needsHealthCheckPort(spec) && needsHealthCheckPort(stored) && (spec['healthCheckNodePort'] ?? 0) === 0 && stored['healthCheckNodePort'] !== undefined)
    spec['healthCheckNodePort'] = stored['healthCheckNodePort'];
}

function isSame(left: Json | undefined, right: Json | undefined): boolean {
  return left === right || (asList(left).length > 0 && asList(left).length === asList(right).length && asList(left).every((item, index) => item === asList(right)[index]));
}

/** Takes fields away that are as they were stored. */
function dropIfSame(spec: MutableObject, stored: JsonObject, ...fields: readonly string[]): void {
  if (fields.every((field) => isSame(spec[field], stored[field]))) for (const field of fields) delete spec[field];
}

/** Fields of the type that a Service had are cleared with it, unless the update changes them. Follows dropTypeDependentFields. */
export function dropTypeDependentFields(spec: MutableObject, stored: JsonObject): void {
  if (needsClusterIp(stored) && !needsClusterIp(spec)) {
    dropIfSame(spec, stored, 'clusterIP', 'clusterIPs');
    dropIfSame(spec, stored, 'ipFamilies');
    dropIfSame(spec, stored, 'ipFamilyPolicy');
  }
  if (needsNodePort(stored) && !needsNodePort(spec) && spec['type'] !== 'LoadBalancer') {
    const before = nodePortsOf(stored);
    if ([...nodePortsOf(spec)].every((port) => before.has(port))) for (const port of ownItems(spec, 'ports')) delete port['nodePort'];
  }
  if (needsHealthCheckPort(stored) && !needsHealthCheckPort(spec)) dropIfSame(spec, stored, 'healthCheckNodePort');
  if (stored['type'] === 'LoadBalancer' && spec['type'] !== 'LoadBalancer') {
    dropIfSame(spec, stored, 'allocateLoadBalancerNodePorts');
    dropIfSame(spec, stored, 'loadBalancerClass');
  }
  if (isExternal(stored) && !isExternal(spec)) dropIfSame(spec, stored, 'externalTrafficPolicy');
}
