import { resolveAmong } from '#engine/graph/among.js';
import { cluesOf } from '#engine/graph/clues.js';
import { doubtsOf } from '#engine/graph/doubts.js';
import type { Edge, Graph } from '#engine/graph/edge.js';
import { edgeIndex } from '#engine/graph/edge-index.js';
import { influenceOf } from '#engine/graph/kustomize-influence.js';
import { kustomizeTree } from '#engine/graph/kustomize-tree.js';
import { madeOf } from '#engine/graph/made.js';
import { resolveNames } from '#engine/graph/names.js';
import { occurrenceFinder, type Occurrence, type Occurrences } from '#engine/graph/occurrence.js';
import { resolveOwnTemplate } from '#engine/graph/own-template.js';
import { readProducers } from '#engine/graph/producer-table.js';
import { providedBy } from '#engine/graph/provided.js';
import { readReferences } from '#engine/graph/reference-table.js';
import { clusterScope, heldBy, locate, type Scene } from '#engine/graph/scene.js';
import { selectorResolver } from '#engine/graph/selectors.js';
import { layOut } from '#engine/graph/sets.js';
import { memoized } from '#engine/graph/memoized.js';
import { storeOf } from '#engine/graph/store.js';
import { resolveTargetPorts } from '#engine/graph/target-ports.js';
import { readWorld } from '#engine/graph/world-table.js';
import type { Library } from '#engine/library.js';
import type { Resource } from '#engine/resource/resource.js';
import type { Scheme } from '#engine/resource/scheme.js';
import type { Document } from '#engine/source/document.js';

/** What references are resolved in, and by which tables. */
export interface ResolveInput {
  readonly documents: readonly Document[];
  readonly resources: readonly Resource[];
  readonly scheme: Scheme;
  readonly library: Pick<Library, 'references' | 'producers' | 'world'>;
  /** What the unnamed namespace is called; empty: it has no name. */
  readonly namespace: string;
  /** Globs of `KIND/NAMESPACE/NAME` that come from elsewhere. */
  readonly provided: readonly string[];
}

const startOf = ({ document, node }: Resource): number => (node.start === undefined ? document.start : node.start);

/** In the order of the files' names, whatever the order in which they were given. */
function byPlace(left: Resource, right: Resource): number {
  const [one, other] = [left.document.file.path, right.document.file.path];
  return one < other ? -1 : one > other ? 1 : left.document.index - right.document.index || startOf(left) - startOf(right);
}

const byPath = (left: Document, right: Document): number => (left.file.path < right.file.path ? -1 : left.file.path > right.file.path ? 1 : left.index - right.index);

interface Found {
  readonly scene: Scene;
  readonly resources: readonly Resource[];
  readonly occurrencesOf: (resource: Resource) => Occurrences;
}

/** Everything that resolving a single reference needs, indexed. */
function setScene({ documents: unsorted, resources: given, scheme, library, namespace, provided }: ResolveInput): Found {
  const resources = [...given].sort(byPlace);
  const documents = [...unsorted].sort(byPath);
  const { references } = readReferences(library.references);
  const world = readWorld(library.world);
  const isClusterScoped = clusterScope(world, scheme);
  const namespaceOf = (resource: Resource): string =>
    resource.namespace !== '' || resource.scope === 'Cluster' || isClusterScoped(resource.groupKind) ? resource.namespace : namespace;
  const made = madeOf(readProducers(library.producers), () => store, namespaceOf);
  const definitionOf = (name: string) => (name.startsWith('io.k8s.') ? scheme.definition(name) : undefined);
  const occurrencesOf = memoized(occurrenceFinder(references, definitionOf, made.embedded));
  const tree = kustomizeTree(documents);
  const layout = layOut(resources, tree, namespaceOf);
  const store = storeOf(resources, { namespaceOf, templatesOf: (resource) => occurrencesOf(resource).templates, scopesIn: layout.scopesIn });
  const influence = influenceOf(tree);
  const mismatches = memoized((_once: true) => mismatchedWorkloads(scene, resources, occurrencesOf));
  const scene: Scene = {
    scheme, store, layout, tree, influence, made, world, namespaceOf, isClusterScoped,
    clues: cluesOf(documents, resources, made, namespaceOf),
    provided: providedBy(provided),
    held: heldBy(layout, store),
    doubts: doubtsOf(store, influence, () => mismatches(true), namespaceOf),
  };
  return { scene, resources, occurrencesOf };
}

function mismatchedWorkloads(scene: Scene, resources: readonly Resource[], occurrencesOf: (resource: Resource) => Occurrences): Edge[] {
  return resources.flatMap((resource) =>
    occurrencesOf(resource).references
      .filter(({ reference }) => reference.own !== undefined)
      .flatMap((occurrence) => resolveOwnTemplate(scene, occurrence, resource))
      .filter(({ state }) => state === 'missing'));
}

/** Whether the row's conditions on the value itself hold; those on a sibling of a name are held against each name. */
const applies = ({ reference, path, value }: Occurrence, from: Resource): boolean =>
  reference.conditions.every(({ at, equals, negated }) => {
    if (at.from === 'parent') return true;
    const found = locate(at, { path, value }, from)[0]?.value;
    return (equals === null ? found === undefined : found === equals) !== negated;
  });

/** All edges of one resource, in the order of its fields. */
function edgesOf({ scene, occurrencesOf }: Found, resolveSelectors: ReturnType<typeof selectorResolver>, resource: Resource): Edge[] {
  const edges: Edge[] = [];
  for (const occurrence of occurrencesOf(resource).references) {
    const { reference } = occurrence;
    if (!applies(occurrence, resource)) continue;
    if (reference.through !== undefined) edges.push(...resolveTargetPorts(scene, occurrence, edges.find((edge) => edge.reference === reference.through)));
    else if (reference.own !== undefined) edges.push(...resolveOwnTemplate(scene, occurrence, resource));
    else if (reference.among !== undefined) edges.push(...resolveAmong(scene, occurrence, resource));
    else if (reference.selectors.length > 0) edges.push(...resolveSelectors(occurrence, resource));
    else edges.push(...resolveNames(scene, occurrence, resource));
  }
  return edges;
}

/** Resolves every reference of the resources once, whatever the number of sets that hold them. Time grows with documents. */
export function resolveReferences(input: ResolveInput): Graph {
  const found = setScene(input);
  const { scene, resources } = found;
  const resolveSelectors = selectorResolver(scene);
  const edges = resources.flatMap((resource) => edgesOf(found, resolveSelectors, resource));
  return { resources, sets: scene.layout.sets, edges, ...edgeIndex(edges), isPatched: scene.influence.isPatched };
}
