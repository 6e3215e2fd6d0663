import type { ResourceSet } from '#engine/graph/edge.js';
import { folderParts, type Part } from '#engine/graph/folder-tree.js';
import { contentNumbers, identityOf } from '#engine/graph/identity.js';
import type { KustomizeRoot, KustomizeTree } from '#engine/graph/kustomize-tree.js';
import { groupBy } from '#engine/graph/group-by.js';
import { memoized } from '#engine/graph/memoized.js';
import type { Resource } from '#engine/resource/resource.js';

/** The sets of the input, and which resources are applied together. */
export interface SetLayout {
  readonly sets: readonly ResourceSet[];
  /** The sets that the resource is in, its copies' included. */
  setsOf(resource: Resource): readonly ResourceSet[];
  /** A number for each different list of sets: resources with the same number see the same. */
  placeOf(resource: Resource): number;
  /** Scopes that the resource is found in: of each of its sets, and below each base of these. */
  scopesIn(resource: Resource): readonly string[];
  /** Scopes that hold what is applied together with the resource: its sets, their bases, and what is based on its sets. */
  scopesOf(resource: Resource): readonly string[];
  /** Whether some set holds both, its base counted. */
  isTogether(left: Resource, right: Resource): boolean;
}

/** A set, its base, the base of that ... */
function chainOf(set: ResourceSet): ResourceSet[] {
  const chain: ResourceSet[] = [];
  for (let at: ResourceSet | undefined = set; at !== undefined; at = at.base) chain.push(at);
  return chain;
}

/** Whether one set is the other or its base, at any distance. */
const isBaseOf = (base: ResourceSet, set: ResourceSet): boolean => chainOf(set).includes(base);

/** The sets of a part and its alternatives. A part without anything common is no set: its alternatives stand by themselves. */
function setsOfPart(part: Part, base: ResourceSet | undefined, isAlternative: boolean): ResourceSet[] {
  const name = part.name === '' ? '.' : part.name;
  const set: ResourceSet | undefined = part.own.length === 0 ? base : { name, because: isAlternative ? 'alternative' : 'folder', base, own: part.own };
  const below = part.alternatives.flatMap((alternative) => setsOfPart(alternative, set, true));
  return set === undefined || set === base ? below : [set, ...below];
}

/** A set's own resources without identical copies in other files; in sets that rename, whatever looks alike is no duplicate either. */
function withoutCopies(sets: readonly ResourceSet[], renaming: ReadonlySet<string>, namespaceOf: (resource: Resource) => string): ResourceSet[] {
  const contentOf = contentNumbers();
  const kept = memoized((set: ResourceSet): ResourceSet => {
    const base = set.base === undefined ? undefined : kept(set.base);
    const groups = groupBy(set.own, (resource) => identityOf(resource, namespaceOf(resource)) ?? '');
    const isCopy = (resource: Resource): boolean => {
      const identity = identityOf(resource, namespaceOf(resource));
      const first = identity === undefined ? undefined : groups.get(identity)?.[0];
      if (first === undefined || first === resource) return false;
      return renaming.has(set.name) || (first.document.file !== resource.document.file && contentOf(first) === contentOf(resource));
    };
    return { ...set, base, own: set.own.filter((resource) => !isCopy(resource)) };
  });
  return sets.map(kept);
}

function kustomizeSet({ kustomization, members }: KustomizeRoot, resourcesOf: (path: string) => readonly Resource[]): ResourceSet {
  const files = [...new Set(members.flatMap(({ names }) => names))];
  return { name: kustomization.path, because: 'kustomization', base: undefined, own: files.flatMap(resourcesOf) };
}

/** Whether prefixes, suffixes or namespaces of its parts may tell objects apart that look alike. */
const isRenaming = ({ members }: KustomizeRoot): boolean => members.some(({ prefix, suffix, namespace }) => prefix !== '' || suffix !== '' || namespace !== undefined);

interface Scopes {
  inPlace(place: number): readonly string[];
  fromPlace(place: number): readonly string[];
}

/** Names of scopes by place: `=3` is the third set's own, `<3` all that is based on it. */
function scopesOfPlaces(full: readonly ResourceSet[], places: readonly (readonly number[])[]): Scopes {
  const numbers = new Map(full.map((set, index) => [set, index]));
  const isBase = new Set(full.map(({ base }) => base));
  const setsAt = (place: number): ResourceSet[] => (places[place] ?? []).map((index) => full[index]).filter((set) => set !== undefined);
  const own = (set: ResourceSet): string => `=${numbers.get(set) ?? ''}`;
  const below = (set: ResourceSet): string => `<${numbers.get(set) ?? ''}`;
  return {
    inPlace: memoized((place: number) => [...new Set(setsAt(place).flatMap((set) => [own(set), ...chainOf(set).slice(1).map(below)]))]),
    fromPlace: memoized((place: number) => [...new Set(setsAt(place).flatMap((set) => [...chainOf(set).map(own), ...(isBase.has(set) ? [below(set)] : [])]))]),
  };
}

const byName = (left: ResourceSet, right: ResourceSet): number => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);

/** Lays the resources out: each kustomization that no other includes is a set, plain manifests are sets by folder. */
export function layOut(resources: readonly Resource[], tree: KustomizeTree, namespaceOf: (resource: Resource) => string): SetLayout {
  const byFile = groupBy(resources, ({ document }) => document.file.path);
  const plain = resources.filter(({ document }) => !tree.isNamed(document.file.path));
  const folders = setsOfPart(folderParts(plain, namespaceOf), undefined, false);
  const kustomized = tree.roots.map((root) => kustomizeSet(root, (path) => byFile.get(path) ?? [])).filter(({ own }) => own.length > 0);
  const full = [...folders, ...kustomized.sort(byName)];
  const membership = new Map<Resource, number[]>();
  for (const [index, { own }] of full.entries())
    for (const resource of own) {
      const places = membership.get(resource);
      if (places === undefined) membership.set(resource, [index]);
      else places.push(index);
    }
  const renaming = new Set(tree.roots.filter(isRenaming).map(({ kustomization }) => kustomization.path));
  const sets = withoutCopies(full, renaming, namespaceOf);
  const numbers = new Map<string, number>();
  const places: (readonly number[])[] = [];
  const placeOf = memoized((resource: Resource): number => {
    const indexes = membership.get(resource) ?? [];
    const key = indexes.join(' ');
    const number = numbers.get(key) ?? places.push(indexes) - 1;
    numbers.set(key, number);
    return number;
  });
  const isMet = memoized((pair: string): boolean => {
    const [left = [], right = []] = pair.split(' ').map((number) => (places[Number(number)] ?? []).map((index) => full[index]).filter((set) => set !== undefined));
    return left.some((one) => right.some((other) => isBaseOf(one, other) || isBaseOf(other, one)));
  });
  const scopes = scopesOfPlaces(full, places);
  return {
    sets,
    placeOf,
    scopesIn: (resource) => scopes.inPlace(placeOf(resource)),
    scopesOf: (resource) => scopes.fromPlace(placeOf(resource)),
    setsOf: (resource) => (places[placeOf(resource)] ?? []).map((index) => sets[index]).filter((set) => set !== undefined),
    isTogether: (left, right) => {
      const [one, other] = [placeOf(left), placeOf(right)];
      return one === other ? (places[one] ?? []).length > 0 : isMet(one < other ? `${one} ${other}` : `${other} ${one}`);
    },
  };
}
