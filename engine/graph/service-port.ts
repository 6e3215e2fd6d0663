import { asList, asObject, asString } from '#engine/apimachinery/json.js';
import { explainAbsence, undecided } from '#engine/graph/absence.js';
import { nearNames } from '#engine/graph/near-names.js';
import { unreadable } from '#engine/resource/schema-violation.js';
import type { Candidate, Edge, Wanted } from '#engine/graph/edge.js';
import type { Located } from '#engine/graph/path-pattern.js';
import type { Scene } from '#engine/graph/scene.js';
import type { Resource } from '#engine/resource/resource.js';

const specOf = (resource: Resource) => asObject(resource.object['spec']);

const portsOf = (service: Resource) => asList(specOf(service)?.['ports']).map((port) => asObject(port));

/** A port of a Service, by number or by name, as an Ingress, a route or a webhook names it. `found` is the edge to the Service. */
export function portEdge(scene: Scene, found: Edge, services: readonly Resource[], port: Located): Edge {
  const value = typeof port.value === 'string' || typeof port.value === 'number' ? port.value : Number(port.value);
  const wanted: Wanted = { ...found.wanted, port: value };
  for (const resource of services) {
    const index = portsOf(resource).findIndex((entry) => (typeof value === 'number' ? entry?.['port'] === value : entry?.['name'] === value));
    if (index >= 0) return { ...found, wanted, targets: [{ resource, path: ['spec', 'ports', index, typeof value === 'number' ? 'port' : 'name'], on: 'value' }] };
  }
  const [service] = services;
  if (service?.groupKind !== 'Service' || specOf(service)?.['type'] === 'ExternalName') return { ...found, wanted };
  const missing: Edge = { ...found, wanted, path: port.path, missing: 'port' };
  if (scene.influence.isPatched(service, ['spec', 'ports'])) return { ...missing, ...undecided('patched', service.document.file.path) };
  if (unreadable(service.violations).some(({ path }) => path[0] === 'spec' && (path.length === 1 || path[1] === 'ports'))) return { ...missing, ...undecided('refused-target', service.name) };
  const absence = explainAbsence(scene, { reference: { id: found.reference, atMost: found.world }, from: found.from, path: port.path, wanted, part: 'port' });
  return { ...missing, ...absence, closest: closestPorts(service, value) };
}

function closestPorts(service: Resource, value: string | number): readonly Candidate[] {
  const field = typeof value === 'number' ? 'port' : 'name';
  const texts = portsOf(service).map((port) => (port?.[field] === undefined ? String(port?.['port'] ?? '') : String(port[field] ?? '')));
  return nearNames(texts).ordered(String(value)).slice(0, 3).map((has): Candidate => {
    const index = texts.indexOf(has);
    const isNamed = asString(portsOf(service)[index]?.[field]) !== undefined || field === 'port';
    return { anchor: { resource: service, path: ['spec', 'ports', index, isNamed ? field : 'port'], on: 'value' }, differs: 'port', has, wanted: String(value) };
  });
}
