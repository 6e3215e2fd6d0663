import type { Kustomization } from '#engine/graph/kustomization.js';
import { readKustomization } from '#engine/graph/kustomization.js';
import { groupBy } from '#engine/graph/group-by.js';
import { memoized } from '#engine/graph/memoized.js';
import type { Document } from '#engine/source/document.js';
import { folderOf } from '#engine/source/relative-path.js';

/** A kustomization that no other one includes, and all that it includes. */
export interface KustomizeRoot {
  readonly kustomization: Kustomization;
  /** Itself first, then what it includes, each once. */
  readonly members: readonly Kustomization[];
  /** Why objects may come of it that the input does not show: a remote base, a chart, a file that is not here. Undefined: all is here. */
  readonly openBy: string | undefined;
}

/** How the kustomizations of the input include one another. */
export interface KustomizeTree {
  readonly roots: readonly KustomizeRoot[];
  /** Whether a kustomization names the file. */
  isNamed(path: string): boolean;
  /** The kustomizations that name the file, and those that include these: whose changes the file's objects undergo. */
  above(path: string): readonly Kustomization[];
  /** A kustomization of the file's folder that does not name it: what the file is for is not known then. */
  beside(path: string): Kustomization | undefined;
  /** The roots that the file's objects end up in. */
  rootsOf(path: string): readonly KustomizeRoot[];
}

/** What follows from `start` by `next`, itself first, each once. */
function reach(start: Kustomization, next: (from: Kustomization) => readonly Kustomization[]): Kustomization[] {
  const found = new Set<Kustomization>([start]);
  for (const from of found) for (const to of next(from)) found.add(to);
  return [...found];
}

function openBy(members: readonly Kustomization[], isHere: (name: string) => boolean): string | undefined {
  for (const member of members) {
    const gone = member.remotes[0] ?? member.names.find((name) => !isHere(name));
    if (gone !== undefined) return gone;
    if (member.hasUnknownResources) return member.path;
  }
  return undefined;
}

/** Reads the kustomizations among the documents and how they include one another. Of a ring, the first by path counts as its root. */
export function kustomizeTree(documents: readonly Document[]): KustomizeTree {
  const byPath = groupBy(documents, ({ file }) => file.path);
  const documentsOf = (path: string): readonly Document[] => byPath.get(path) ?? [];
  const kustomizations = documents.filter(({ role }) => role === 'kustomization').map((document) => readKustomization(document, documentsOf));
  const byFolder = groupBy(kustomizations, ({ folder }) => folder);
  const naming = new Map<string, Kustomization[]>();
  for (const kustomization of kustomizations)
    for (const name of kustomization.names) naming.set(name, [...(naming.get(name) ?? []), kustomization]);
  const included = (from: Kustomization): readonly Kustomization[] => from.names.flatMap((name) => byFolder.get(name) ?? []);
  const including = (of: Kustomization): readonly Kustomization[] => naming.get(of.folder) ?? [];
  const isHere = (name: string): boolean => byPath.has(name) || byFolder.has(name);
  const rootOf = memoized((kustomization: Kustomization): KustomizeRoot => {
    const members = reach(kustomization, included);
    const isComponent = kustomization.isComponent ? kustomization.path : undefined;
    return { kustomization, members, openBy: isComponent ?? openBy(members, isHere) };
  });
  const tops = new Set(kustomizations.filter((kustomization) => !including(kustomization).some((other) => other !== kustomization)));
  const reached = new Set([...tops].flatMap((top) => reach(top, included)));
  for (const kustomization of kustomizations)
    if (!reached.has(kustomization)) {
      tops.add(kustomization);
      for (const member of reach(kustomization, included)) reached.add(member);
    }
  const above = memoized((path: string) => [...new Set((naming.get(path) ?? []).flatMap((kustomization) => reach(kustomization, including)))]);
  return {
    roots: [...tops].map(rootOf),
    isNamed: (path) => naming.has(path),
    beside: (path) => (naming.has(path) ? undefined : byFolder.get(folderOf(path))?.[0]),
    above,
    rootsOf: memoized((path: string) => above(path).filter((one) => tops.has(one)).map(rootOf)),
  };
}
