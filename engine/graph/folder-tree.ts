import { contentNumbers, identityOf } from '#engine/graph/identity.js';
import { groupBy } from '#engine/graph/group-by.js';
import type { Resource } from '#engine/resource/resource.js';
import { folderOf } from '#engine/source/relative-path.js';

/** A folder or file: what is always applied of it, and the alternatives of which one is. */
export interface Part {
  readonly name: string;
  readonly own: readonly Resource[];
  readonly alternatives: readonly Part[];
}

/** The different definitions of one object below a folder: the first, and the contents where there are more. */
interface Definitions {
  readonly first: Resource;
  contents: Set<number> | undefined;
}

interface Child extends Part {
  readonly all: Map<string, Definitions>;
}

interface Folder {
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly files: Map<string, Resource[]>;
}

function plant(resources: readonly Resource[]): Folder {
  const top: Folder = { name: '', folders: new Map(), files: new Map() };
  for (const [path, group] of groupBy(resources, ({ document }) => document.file.path)) {
    let folder = top;
    const parts = folderOf(path).split('/').filter((part) => part !== '');
    for (const part of parts) {
      const next = folder.folders.get(part) ?? { name: folder.name === '' ? part : `${folder.name}/${part}`, folders: new Map(), files: new Map() };
      folder.folders.set(part, next);
      folder = next;
    }
    folder.files.set(path, group);
  }
  return top;
}

/**
 * Sorts a tree of plain manifests into what is applied together and what are alternatives: where two files of a folder, or two folders,
 * define the same object differently, each is an alternative of its own; the rest is common. Identical copies are one.
 */
export function folderParts(resources: readonly Resource[], namespaceOf: (resource: Resource) => string): Part {
  const contentOf = contentNumbers();
  const keyOf = (resource: Resource): string | undefined => identityOf(resource, namespaceOf(resource));
  const contentsOf = (definitions: Definitions): Set<number> => (definitions.contents ??= new Set([contentOf(definitions.first)]));

  const readFile = (name: string, own: readonly Resource[]): Child => {
    const all = new Map<string, Definitions>();
    for (const resource of own) {
      const key = keyOf(resource);
      const known = key === undefined ? undefined : all.get(key);
      if (known !== undefined) contentsOf(known).add(contentOf(resource));
      else if (key !== undefined) all.set(key, { first: resource, contents: undefined });
    }
    return { name, own, alternatives: [], all };
  };

  const clashing = (children: readonly Child[]): ReadonlySet<Child> => {
    const holders = new Map<string, { isSame: boolean; definitions: Definitions; children: Child[] }>();
    for (const child of children)
      for (const [key, definitions] of child.all) {
        const known = holders.get(key);
        if (known === undefined) holders.set(key, { isSame: true, definitions, children: [child] });
        else {
          known.isSame &&= isSame(contentsOf(known.definitions), contentsOf(definitions));
          known.children.push(child);
        }
      }
    return new Set([...holders.values()].flatMap((holder) => (holder.isSame ? [] : holder.children)));
  };

  const join = (name: string, children: readonly Child[]): Child => {
    const [only] = children;
    if (only !== undefined && children.length === 1) return only;
    const clash = clashing(children);
    const common = children.filter((child) => !clash.has(child));
    const largest = [...children].sort((left, right) => right.all.size - left.all.size)[0];
    const all = largest?.all ?? new Map<string, Definitions>();
    for (const child of children) if (child !== largest) absorb(all, child.all, contentsOf);
    return { name, own: common.flatMap(({ own }) => own), alternatives: [...common.flatMap(({ alternatives }) => alternatives), ...clash], all };
  };

  const read = (folder: Folder): Child => {
    const files = [...folder.files].map(([path, group]) => readFile(path, group));
    const folders = [...folder.folders.values()].map(read);
    return join(folder.name, [...files, ...folders].sort((left, right) => (left.name < right.name ? -1 : 1)));
  };
  return read(plant(resources));
}

const isSame = (left: ReadonlySet<number>, right: ReadonlySet<number>): boolean =>
  left.size === right.size && [...left].every((content) => right.has(content));

function absorb(all: Map<string, Definitions>, other: ReadonlyMap<string, Definitions>, contentsOf: (definitions: Definitions) => Set<number>): void {
  for (const [key, definitions] of other) {
    const known = all.get(key);
    if (known === undefined) all.set(key, definitions);
    else for (const content of contentsOf(definitions)) contentsOf(known).add(content);
  }
}
