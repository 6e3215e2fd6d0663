import { unreadable } from '#engine/resource/schema-violation.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import { groupKind, type GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asString, isObject } from '#engine/apimachinery/json.js';
import { explainAbsence, generatedBy, undecided } from '#engine/graph/absence.js';
import { closestByName } from '#engine/graph/closest.js';
import type { Candidate, Edge, Wanted } from '#engine/graph/edge.js';
import { nearNames } from '#engine/graph/near-names.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import { valuesAt, type Located } from '#engine/graph/path-pattern.js';
import type { Reference } from '#engine/graph/reference.js';
import { locate, visibleNamed, type Scene } from '#engine/graph/scene.js';
import { portEdge } from '#engine/graph/service-port.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';

/** A name as written, read by the row's form. */
interface Named {
  readonly name: string;
  readonly namespace: string | undefined;
}

/** `web`, `web.shop`, `web.shop.svc.cluster.local`; undefined for a host outside the cluster. */
function readHost(host: string): Named | undefined {
  const [name = '', namespace, ...rest] = host.split('.');
  if (name === '' || name.includes('*')) return undefined;
  if (namespace === undefined) return { name, namespace: undefined };
  return rest[0] === 'svc' ? { name, namespace } : undefined;
}

function readName(text: string, form: Reference['form']): Named | undefined {
  if (text === '') return undefined;
  if (form === 'host') return readHost(text);
  if (form !== 'namespace/name') return { name: text, namespace: undefined };
  const slash = text.indexOf('/');
  if (text === 'mesh') return undefined;
  return slash < 0 ? { name: text, namespace: undefined } : { name: text.slice(slash + 1), namespace: text.slice(0, slash) };
}

/** The kind that a row points at, read from the object where the row says so; undefined where nothing names one. */
export function targetKind(scene: Scene, { to }: Reference, occurrence: Occurrence, from: Resource, place: FieldPath): GroupKind | undefined {
  if ('kind' in to) return to.kind;
  const read = (pattern: typeof to.groupAt): string | undefined =>
    pattern === undefined ? undefined : asString(locate(pattern, occurrence, from, place)[0]?.value);
  const kind = read(to.kindAt) ?? to.defaultKind;
  if (kind === undefined || kind === '') return undefined;
  const apiVersion = read(to.apiVersionAt);
  if (apiVersion !== undefined) return scene.scheme.find(apiVersion, kind).groupKind;
  return groupKind(kind, read(to.groupAt) ?? to.defaultGroup);
}

/** The namespace to look in; undefined where a cluster-scoped object names none for a namespaced target. */
function targetNamespace(scene: Scene, occurrence: Occurrence, from: Resource, place: FieldPath, kind: GroupKind): string | undefined {
  if (scene.isClusterScoped(kind)) return '';
  const { namespace } = occurrence.reference;
  const written = namespace === undefined ? undefined : asString(locate(namespace, occurrence, from, place)[0]?.value);
  if (written !== undefined && written !== '') return written;
  return from.scope === 'Cluster' ? undefined : scene.namespaceOf(from);
}

const objectAnchor = (resource: Resource): Anchor => ({ resource, path: ['metadata', 'name'], on: 'value' });

/** Entries of an object under the paths that a row names: keys of maps, or names in lists. */
function entriesOf(resource: Resource, paths: readonly { steps: readonly string[] }[]): Map<string, FieldPath> {
  const entries = new Map<string, FieldPath>();
  for (const { steps } of paths)
    for (const { path, value } of valuesAt(resource.object, steps)) {
      if (isObject(value)) for (const key of Object.keys(value)) entries.set(key, [...path, key]);
      else if (typeof value === 'string') entries.set(value, path);
    }
  return entries;
}

const isFaultyAt = (resource: Resource, paths: readonly { steps: readonly string[] }[]): boolean =>
  unreadable(resource.violations).some(({ path }) => paths.some(({ steps }) => steps[0] === path[0]));

/** A key of a target that the sets hold. */
function keyEdge(scene: Scene, base: Edge, targets: readonly Resource[], key: Located, paths: readonly { steps: readonly string[] }[]): Edge {
  const text = asString(key.value) ?? '';
  const wanted: Wanted = { ...base.wanted, key: text };
  for (const resource of targets) {
    const path = entriesOf(resource, paths).get(text);
    if (path !== undefined) return { ...base, path: key.path, wanted, targets: [{ resource, path, on: 'key' }] };
  }
  const [target] = targets;
  const missing = { ...base, path: key.path, wanted, missing: 'key' as const };
  if (target === undefined) return { ...missing, state: 'undecided', reason: { code: 'world', by: '' } };
  const entries = entriesOf(target, paths);
  const made = scene.made.find(target.groupKind, scene.namespaceOf(target), target.name, (source) => scene.layout.isTogether(base.from, source));
  if (made !== undefined && (made.keys === undefined || made.keys.includes(text))) return { ...missing, ...undecided('made-by-controller', made.producer.id), state: 'provided' };
  const generated = generatedBy(scene, base.from, target.groupKind, target.name);
  if (generated !== undefined) return { ...missing, ...undecided('generated', generated.path) };
  if (isFaultyAt(target, paths)) return { ...missing, ...undecided('refused-target', target.name) };
  if (entries.size === 0) return { ...missing, ...undecided('world', target.name) };
  const patched = paths.some(({ steps }) => scene.influence.isPatched(target, [...steps.slice(0, 1), text]));
  if (patched) return { ...missing, ...undecided('patched', target.document.file.path) };
  const absence = explainAbsence(scene, { reference: { id: base.reference, atMost: 'error' }, from: base.from, path: key.path, wanted, part: 'key' });
  const closest = nearNames(entries.keys()).ordered(text).slice(0, 3).map((has): Candidate => ({
    anchor: { resource: target, path: entries.get(has) ?? [], on: 'key' }, differs: 'key', has, wanted: text,
  }));
  return withoutBlame({ ...missing, ...absence, closest });
}

/** What may be absent (`optional: true`) is never an error. */
const withoutBlame = (edge: Edge): Edge => (edge.optional && edge.state === 'missing' ? { ...edge, world: 'warning' } : edge);

/** Different definitions of one object in one set: which of them is meant cannot be said. */
function isAmbiguous(targets: readonly Resource[]): boolean {
  const [first, ...rest] = targets;
  return first !== undefined && rest.some((other) => other.document.file === first.document.file);
}

/** Keys of something that a producer or a generator makes, where they are known. */
function madeKeys(scene: Scene, from: Resource, wanted: Wanted): readonly string[] | undefined {
  const [kind = ''] = wanted.kinds;
  const made = scene.made.find(kind, wanted.namespace ?? '', wanted.name ?? '', (source) => scene.layout.isTogether(from, source));
  return made?.keys ?? generatedBy(scene, from, kind, wanted.name ?? '')?.generated.keys;
}

/** The edges of one name: to the object, and to the keys or the port that stand beside it. */
function nameEdges(scene: Scene, occurrence: Occurrence, from: Resource, place: Located): Edge[] {
  const { reference } = occurrence;
  const kind = targetKind(scene, reference, occurrence, from, place.path);
  const named = readName(asString(place.value) ?? '', reference.form);
  if (kind === undefined || named === undefined) return [];
  const namespace = named.namespace ?? targetNamespace(scene, occurrence, from, place.path, kind);
  if (namespace === undefined) return [];
  const wanted: Wanted = { kinds: [kind], namespace, name: named.name };
  const optional = reference.optional !== undefined && locate(reference.optional, occurrence, from, place.path)[0]?.value === true;
  const base: Edge = {
    reference: reference.id, from, path: place.path, wanted, state: 'resolved', targets: [], missing: undefined, closest: [], reason: undefined, optional,
    world: reference.atMost,
  };
  const keys = reference.keys === undefined ? [] : locate(reference.keys.of, occurrence, from, place.path).filter(({ value }) => typeof value === 'string');
  const targets = visibleNamed(scene, from, kind, namespace, named.name);
  if (targets.length === 0) return [absentEdge(scene, reference, base, keys)];
  const found: Edge = { ...base, state: isAmbiguous(targets) ? 'ambiguous' : 'resolved', targets: targets.map(objectAnchor) };
  const ports = reference.ports.flatMap((pattern) => locate(pattern, occurrence, from, place.path));
  if (ports[0] !== undefined) return [portEdge(scene, found, targets, ports[0])];
  const isOne = reference.keys?.of.steps.includes('[*]') === false && keys.length > 0;
  return [...(isOne ? [] : [found]), ...keys.map((key) => keyEdge(scene, found, targets, key, reference.keys?.in ?? []))];
}

function absentEdge(scene: Scene, reference: Reference, base: Edge, keys: readonly Located[]): Edge {
  const absence = explainAbsence(scene, { reference, from: base.from, path: base.path, wanted: base.wanted, part: 'object' });
  const [key] = keys;
  const text = asString(key?.value);
  const edge: Edge = { ...base, ...absence, missing: 'object', wanted: { ...base.wanted, ...(text === undefined ? {} : { key: text }) } };
  if (absence.state === 'provided') {
    const known = text === undefined ? undefined : madeKeys(scene, base.from, base.wanted);
    const isLacking = known !== undefined && text !== undefined && !known.includes(text);
    return isLacking && key !== undefined ? { ...edge, path: key.path, missing: 'key', state: 'missing', world: 'warning' } : { ...edge, missing: undefined };
  }
  return withoutBlame({ ...edge, closest: closestByName(scene, base.from, base.wanted) });
}

/** Every name of an occurrence, resolved. */
export const resolveNames = (scene: Scene, occurrence: Occurrence, from: Resource): Edge[] =>
  occurrence.reference.names
    .flatMap((pattern) => locate(pattern, occurrence, from))
    .filter(({ path }) => occurrence.reference.conditions.every(({ at, equals, negated }) => {
      const found = locate(at, occurrence, from, path)[0]?.value;
      return (equals === null ? found === undefined : found === equals) !== negated;
    }))
    .flatMap((place) => nameEdges(scene, occurrence, from, place));
