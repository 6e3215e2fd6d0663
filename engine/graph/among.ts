import { nearNames } from '#engine/graph/near-names.js';
import { explainAbsence, undecided } from '#engine/graph/absence.js';
import { unreadable } from '#engine/resource/schema-violation.js';
import type { Candidate, Edge, Wanted } from '#engine/graph/edge.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import { locate, type Scene } from '#engine/graph/scene.js';
import { valuesAt, type Located } from '#engine/graph/path-pattern.js';
import type { Resource } from '#engine/resource/resource.js';

/** Names that point at something within the same object: a mount at a volume, a probe at a port of its container. */
export function resolveAmong(scene: Scene, occurrence: Occurrence, from: Resource): Edge[] {
  const { reference } = occurrence;
  const places = reference.names.flatMap((pattern) => locate(pattern, occurrence, from)).filter(({ value }) => typeof value === 'string' && value !== '');
  if (places.length === 0) return [];
  const entries: readonly Located[] = [
    ...(reference.among === undefined ? [] : locate(reference.among, occurrence, from)),
    ...(reference.amongObject === undefined ? [] : valuesAt(from.object, reference.amongObject.steps)),
  ];
  const byName = new Map(entries.filter(({ value }) => typeof value === 'string').map(({ path, value }) => [String(value), path]));
  return places.map((place) => amongEdge(scene, occurrence, from, place, byName));
}

function amongEdge(scene: Scene, { reference, path: scope }: Occurrence, from: Resource, place: Located, byName: ReadonlyMap<string, readonly (string | number)[]>): Edge {
  const name = String(place.value);
  const kind = 'kind' in reference.to ? reference.to.kind : '';
  const wanted: Wanted = { kinds: [kind], namespace: scene.namespaceOf(from), ...(kind === 'ContainerPort' ? { port: name } : { name }) };
  const edge: Edge = {
    reference: reference.id, from, path: place.path, wanted, state: 'resolved', targets: [], missing: undefined, closest: [], reason: undefined, optional: false,
    world: reference.atMost,
  };
  const found = byName.get(name);
  if (found !== undefined) return { ...edge, targets: [{ resource: from, path: found, on: 'value' }] };
  const part = kind === 'ContainerPort' ? 'port' : 'object';
  const list = reference.among?.steps[0] ?? '';
  const isFaulty = unreadable(from.violations).some(({ path }) => path.length > scope.length && path[scope.length] === list && scope.every((step, index) => path[index] === step));
  if (isFaulty) return { ...edge, missing: part, ...undecided('refused-target', from.name) };
  if (scene.influence.isPatched(from, [...scope, list])) return { ...edge, missing: part, ...undecided('patched', from.document.file.path) };
  const closest = nearNames(byName.keys()).ordered(name).slice(0, 3).map((has): Candidate => ({
    anchor: { resource: from, path: byName.get(has) ?? [], on: 'value' }, differs: part === 'port' ? 'port' : 'name', has, wanted: name,
  }));
  return { ...edge, missing: part, ...explainAbsence(scene, { reference, from, path: place.path, wanted, part: 'key' }), closest };
}
