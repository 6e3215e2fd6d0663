import { asList, asObject, asString, type JsonObject } from '#engine/apimachinery/json.js';
import { unreadable } from '#engine/resource/schema-violation.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { undecided } from '#engine/graph/absence.js';
import { nearNames } from '#engine/graph/near-names.js';
import type { Candidate, Edge } from '#engine/graph/edge.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import { valueAt, type Located } from '#engine/graph/path-pattern.js';
import { locate, type Scene } from '#engine/graph/scene.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';

interface ContainerPort {
  readonly resource: Resource;
  readonly path: FieldPath;
  readonly port: JsonObject;
}

/** Pods of one Service that are looked at: they hold the same containers nearly always. */
const LOOKED_AT = 50;

/** Ports of the containers of the Pods whose labels the anchors point at; sidecars count, other init containers do not serve. */
function portsOf(templates: readonly Anchor[]): ContainerPort[] {
  return templates.slice(0, LOOKED_AT).flatMap(({ resource, path }) => {
    const specPath = [...path.slice(0, -2), 'spec'];
    const spec = asObject(valueAt(resource.object, specPath));
    return ['containers', 'initContainers'].flatMap((list) =>
      asList(spec?.[list]).flatMap((container, index) => {
        if (list === 'initContainers' && asObject(container)?.['restartPolicy'] !== 'Always') return [];
        return asList(asObject(container)?.['ports']).map((port, place) => ({ resource, path: [...specPath, list, index, 'ports', place], port: asObject(port) ?? {} }));
      }));
  });
}

const isNamed = (value: string | number): value is string => typeof value === 'string';

const fieldOf = (value: string | number): string => (isNamed(value) ? 'name' : 'containerPort');

function closestPorts(ports: readonly ContainerPort[], value: string | number, protocol: string): readonly Candidate[] {
  const other = ports.find(({ port }) => port[fieldOf(value)] === value);
  if (other !== undefined)
    return [{ anchor: { resource: other.resource, path: [...other.path, 'protocol'], on: 'value' }, differs: 'protocol', has: asString(other.port['protocol']) ?? 'TCP', wanted: protocol }];
  const field = isNamed(value) && ports.some(({ port }) => port['name'] !== undefined) ? 'name' : 'containerPort';
  const texts = ports.map(({ port }) => (port[field] === undefined ? '' : String(port[field])));
  return nearNames(texts.filter((text) => text !== '')).ordered(String(value)).slice(0, 3).flatMap((has): Candidate[] => {
    const found = ports[texts.indexOf(has)];
    return found === undefined ? [] : [{ anchor: { resource: found.resource, path: [...found.path, field], on: 'value' }, differs: 'port', has, wanted: String(value) }];
  });
}

function targetPortEdge(scene: Scene, occurrence: Occurrence, selection: Edge, place: Located, ports: readonly ContainerPort[]): Edge {
  const { from } = selection;
  const value = typeof place.value === 'string' ? place.value : Number(place.value);
  const [written] = occurrence.reference.protocol === undefined ? [] : locate(occurrence.reference.protocol, occurrence, from, place.path);
  const protocol = asString(written?.value) ?? 'TCP';
  const edge: Edge = {
    reference: occurrence.reference.id, from, path: place.path, wanted: { kinds: ['ContainerPort'], namespace: selection.wanted.namespace, port: value },
    state: 'resolved', targets: [], missing: undefined, closest: [], reason: undefined, optional: false, world: isNamed(value) ? 'error' : 'warning',
  };
  const found = ports.filter(({ port }) => port[fieldOf(value)] === value && (asString(port['protocol']) ?? 'TCP') === protocol);
  if (found.length > 0) return { ...edge, targets: found.map(({ resource, path }) => ({ resource, path: [...path, fieldOf(value)], on: 'value' })) };
  const missing: Edge = { ...edge, missing: 'port' };
  const doubtful = selection.targets.slice(0, LOOKED_AT).find(({ resource, path }) => {
    const containers = [...path.slice(0, -2), 'spec', 'containers'];
    return scene.influence.isPatched(resource, containers) || unreadable(resource.violations).some((violation) => containers.every((step, index) => violation.path[index] === step) && violation.path.includes('ports'));
  });
  if (doubtful !== undefined) return { ...missing, ...undecided('patched', doubtful.resource.document.file.path) };
  if (scene.influence.isPatched(from, place.path)) return { ...missing, ...undecided('patched', from.document.file.path) };
  const isUndeclared = !isNamed(value) && ports.length === 0;
  if (isUndeclared) return { ...missing, ...undecided('world', 'ContainerPort') };
  return { ...missing, state: 'missing', closest: closestPorts(ports, value, protocol) };
}

/** Target ports of a Service among the containers of the Pods that it selects; none where it selects nothing: one cause is one finding. */
export function resolveTargetPorts(scene: Scene, occurrence: Occurrence, selection: Edge | undefined): Edge[] {
  if (selection?.state !== 'resolved' || selection.targets.length === 0) return [];
  const ports = portsOf(selection.targets);
  const isHeadless = asObject(occurrence.value)?.['clusterIP'] === 'None';
  return occurrence.reference.ports
    .flatMap((pattern) => locate(pattern, occurrence, selection.from))
    .filter(({ value }) => !(isHeadless && typeof value !== 'string'))
    .map((place) => targetPortEdge(scene, occurrence, selection, place, ports));
}
