import type { GroupKind } from '#engine/apimachinery/group-version-kind.js';
import { asString, type JsonObject } from '#engine/apimachinery/json.js';
import { isEmptySelector, meetsRequirement, requirementsOf, type Requirement } from '#engine/apimachinery/label-selector.js';
import { explainAbsence, undecided, type Absence } from '#engine/graph/absence.js';
import { closestByLabels } from '#engine/graph/closest.js';
import type { Edge } from '#engine/graph/edge.js';
import type { LabelIndex } from '#engine/graph/label-index.js';
import { fillTemplate, fitsPattern } from '#engine/graph/name-template.js';
import type { Occurrence } from '#engine/graph/occurrence.js';
import { readSelector } from '#engine/graph/own-template.js';
import type { Located } from '#engine/graph/path-pattern.js';
import { locate, storesOf, type Scene } from '#engine/graph/scene.js';
import { selectorNamespaces, type SelectorNamespaces } from '#engine/graph/selector-namespaces.js';
import { readLabels, type Labelled, type ScopedStore } from '#engine/graph/store.js';
import type { Anchor, Resource } from '#engine/resource/resource.js';

/** Resolves the selectors of an occurrence. Equal selectors of resources that see the same are worked out once. */
export type SelectorResolver = (occurrence: Occurrence, from: Resource) => Edge[];

const POD_TEMPLATE = 'PodTemplate';

/** Things that are looked at where they are alternatives, or where one is enough. */
const FEW = 64;

const indexOf = (store: ScopedStore, kind: GroupKind, namespace: string | undefined): LabelIndex<Labelled> =>
  kind === POD_TEMPLATE ? store.podTemplates(namespace) : store.byLabels(kind, namespace);

const indexesOf = (stores: readonly ScopedStore[], kind: GroupKind, namespaces: SelectorNamespaces): readonly LabelIndex<Labelled>[] => {
  if (namespaces === 'unknown') return [];
  return stores.flatMap((store) => (namespaces === 'all' ? [indexOf(store, kind, undefined)] : namespaces.map((namespace) => indexOf(store, kind, namespace))));
};

/** Whether a controller gives the Pods of the template a label that meets the requirement. */
function isAddedLabel(scene: Scene, resource: Resource, requirement: Requirement): boolean {
  const template = asString(scene.made.podLabels(resource)[requirement.key]);
  if (template === undefined) return false;
  const patterns = fillTemplate(template, resource.object);
  return requirement.operator !== 'In' || requirement.values.some((value) => patterns.some((pattern) => fitsPattern(pattern, value)));
}

const toExpressions = (requirements: readonly Requirement[]): JsonObject => ({
  matchExpressions: requirements.map(({ key, operator, values }) => (values.length === 0 ? { key, operator } : { key, operator, values })),
});

/** What the selector matches, `most` in each index; labels that controllers set are looked up by the kind that makes the Pods. */
function select(scene: Scene, indexes: readonly LabelIndex<Labelled>[], selector: JsonObject, most?: number): readonly Labelled[] {
  const requirements = requirementsOf(selector) ?? [];
  const added = requirements.filter(({ key }) => scene.made.podLabelKeys.has(key));
  const wanted = added.length === 0 ? selector : toExpressions(requirements.filter((requirement) => !added.includes(requirement)));
  const [only] = indexes;
  const limit = added.length === 0 ? most : undefined;
  const found = indexes.length === 1 ? (only?.select(wanted, limit) ?? []) : indexes.flatMap((index) => index.select(wanted, limit) ?? []);
  if (added.length === 0) return found;
  return found.filter((item) => added.every((requirement) => isAddedLabel(scene, item.resource, requirement) || meetsRequirement(requirement, readLabels(item))));
}

interface Selection {
  readonly anchors: readonly Anchor[];
  /** Something matches, but is not applied together with what selects. */
  readonly outside: Labelled | undefined;
}

/** What is selected from one place of the layout. */
function selectionFrom(scene: Scene, from: Resource, kind: GroupKind, namespaces: SelectorNamespaces, selector: JsonObject): Selection {
  const stores = storesOf(scene, from);
  const found = select(scene, indexesOf(stores, kind, namespaces), selector);
  const visible = stores.length === 1 ? found : [...new Map(found.map((item) => [item.resource, item])).values()];
  const outside = visible.length > 0 ? undefined : select(scene, indexesOf([scene.store], kind, namespaces), selector, 1)[0];
  return { anchors: visible.map(({ resource, labelsAt }) => ({ resource, path: labelsAt, on: 'key' })), outside };
}

/** Labelled things in the namespaces whose labels would match, were it not for a namespace that one side does not name. */
function acrossUnnamed(scene: Scene, kind: GroupKind, namespaces: SelectorNamespaces, selector: JsonObject): Absence | undefined {
  if (typeof namespaces === 'string' || scene.isClusterScoped(kind)) return undefined;
  const others = namespaces.includes('') ? undefined : '';
  const [found] = select(scene, [indexOf(scene.store, kind, others)], selector, 1);
  return found === undefined ? undefined : undecided('unnamed-namespace', found.resource.document.file.path);
}

/** Why nothing is selected, where that may not be so in the cluster. */
function uncertain(scene: Scene, edge: Edge, namespaces: SelectorNamespaces, selector: JsonObject): Absence | undefined {
  const [kind = ''] = edge.wanted.kinds;
  const requirements = requirementsOf(selector);
  if (requirements === undefined) return undecided('refused-target', edge.from.name);
  if (namespaces === 'unknown') return undecided('world', 'Namespace');
  if (kind !== POD_TEMPLATE) return undefined;
  const isVisible = (source: Resource): boolean => scene.layout.isTogether(edge.from, source);
  for (const namespace of namespaces === 'all' ? [undefined] : namespaces) {
    const made = scene.made.pods(namespace, requirements, isVisible);
    if (made !== undefined) return { ...undecided(made.producer.by === 'cluster' ? 'made-by-cluster' : 'made-by-operator', made.source === undefined ? made.producer.id : `${made.source.kind} ${made.source.name}`), state: 'provided' };
    const glob = scene.provided('Pod', namespace ?? '*', '*');
    if (glob !== undefined) return { ...undecided('provided-by-config', glob), state: 'provided' };
    const refused = scene.doubts.matching(selector, namespace, isVisible);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Values that nothing here has: what a maker of the Pods would have to name. */
function wordsNobodyHas(indexes: readonly LabelIndex<Labelled>[], selector: JsonObject): readonly string[] {
  const requirements = (requirementsOf(selector) ?? []).filter(({ operator }) => operator === 'In');
  const isHeld = (requirement: Requirement): boolean => indexes.some((index) => (index.select(toExpressions([requirement]), 1) ?? []).length > 0);
  return requirements.filter((requirement) => !isHeld(requirement)).flatMap(({ values }) => values);
}

function unmatched(scene: Scene, edge: Edge, reference: Occurrence['reference'], namespaces: SelectorNamespaces, outside: Labelled | undefined): Edge {
  const selector = edge.wanted.selector ?? {};
  const [kind = ''] = edge.wanted.kinds;
  const indexes = indexesOf(storesOf(scene, edge.from), kind, namespaces).slice(0, FEW);
  const absence = uncertain(scene, edge, namespaces, selector)
    ?? (outside === undefined ? undefined : undecided('other-set', outside.resource.document.file.path))
    ?? acrossUnnamed(scene, kind, namespaces, selector)
    ?? explainAbsence(scene, { reference, from: edge.from, path: edge.path, wanted: edge.wanted, part: 'object' }, wordsNobodyHas(indexes, selector));
  const closest = absence.state === 'provided' ? [] : indexes.flatMap((index) => closestByLabels(index, selector)).slice(0, 3);
  return { ...edge, ...absence, missing: 'object', closest };
}

/** The resolver of a scene. */
export function selectorResolver(scene: Scene): SelectorResolver {
  const known = new Map<string, Selection>();
  const selectionOf = (from: Resource, kind: GroupKind, namespaces: SelectorNamespaces, selector: JsonObject): Selection => {
    const requirements = (requirementsOf(selector) ?? []).map(({ key, operator, values }) => [key, operator, ...values].join(' '));
    const key = JSON.stringify([scene.layout.placeOf(from), kind, namespaces, requirements]);
    const selection = known.get(key) ?? selectionFrom(scene, from, kind, namespaces, selector);
    known.set(key, selection);
    return selection;
  };
  const selectorEdge = (occurrence: Occurrence, from: Resource, place: Located): Edge[] => {
    const { reference } = occurrence;
    const selector = readSelector(place.value, occurrence);
    const kind = 'kind' in reference.to ? reference.to.kind : '';
    if (selector === undefined || (reference.form === 'map' && isEmptySelector(selector))) return [];
    const namespaces = selectorNamespaces(scene, occurrence, from, place);
    const edge: Edge = {
      reference: reference.id, from, path: place.path, state: 'resolved', targets: [], missing: undefined, closest: [], reason: undefined, optional: false,
      wanted: { kinds: [kind], namespace: typeof namespaces === 'string' || namespaces.length > 1 ? undefined : namespaces[0], selector },
      world: reference.atMost,
    };
    const selection = requirementsOf(selector) === undefined ? { anchors: [], outside: undefined } : selectionOf(from, kind, namespaces, selector);
    if (selection.anchors.length > 0 || isEmptySelector(selector)) return [{ ...edge, targets: selection.anchors }];
    return [unmatched(scene, edge, reference, namespaces, selection.outside)];
  };
  return (occurrence, from) => occurrence.reference.selectors.flatMap((pattern) => locate(pattern, occurrence, from)).flatMap((place) => selectorEdge(occurrence, from, place));
}
