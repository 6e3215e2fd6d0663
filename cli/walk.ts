import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ignoreFilesAbove, isIgnored, withIgnoreFileOf, type IgnoreFiles } from '#cli/ignored.js';

/** Something of the input that was not read, or not as it stands. `detail` is the system's word, or the place a link leads to. */
export interface InputNote {
  readonly path: string;
  readonly why: 'link-outside' | 'unreadable' | 'too-large' | 'utf-16';
  readonly detail: string;
}

interface Walk {
  /** The folder's real path: links may lead anywhere inside. */
  readonly root: string;
  readonly isExcluded: (path: string) => boolean;
  readonly seen: Set<string>;
  readonly links: { readonly path: string; readonly above: IgnoreFiles }[];
  readonly files: string[];
  readonly notes: InputNote[];
}

const isRead = (name: string): boolean => /\.(?:yaml|yml|json)$/.test(name) || name === 'Kustomization';
const isNeverEntered = (name: string): boolean => name === '.git' || name === 'node_modules';
const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** The code of a system's error, such as `EACCES`. */
export const systemWord = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

function entriesOf(folder: string, walk: Walk): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (error) {
    walk.notes.push({ path: folder, why: 'unreadable', detail: systemWord(error) });
    return [];
  }
}

function walkFolder(folder: string, real: string, above: IgnoreFiles, walk: Walk): void {
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  const ignoring = withIgnoreFileOf(folder, above);
  for (const entry of entriesOf(folder, walk)) {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    const isLink = entry.isSymbolicLink();
    if (isFolder ? isNeverEntered(entry.name) : !isLink && !isRead(entry.name)) continue;
    if (walk.isExcluded(path) || isIgnored(path, isFolder, ignoring)) continue;
    if (isLink) walk.links.push({ path, above: ignoring });
    else if (isFolder) walkFolder(path, join(real, entry.name), ignoring, walk);
    else if (entry.isFile()) addFile(path, join(real, entry.name), walk);
  }
}

function addFile(path: string, real: string, walk: Walk): void {
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  walk.files.push(path);
}

function followLink(path: string, above: IgnoreFiles, walk: Walk): void {
  try {
    const real = realpathSync(path);
    const isFolder = statSync(real).isDirectory();
    if (!isFolder && !isRead(path)) return;
    if (!isInside(real, walk.root)) walk.notes.push({ path, why: 'link-outside', detail: real });
    else if (relative(walk.root, real).split(sep).some(isNeverEntered)) return;
    else if (isFolder) walkFolder(path, real, above, walk);
    else addFile(path, real, walk);
  } catch (error) {
    if (isRead(path)) walk.notes.push({ path, why: 'unreadable', detail: systemWord(error) });
  }
}

/**
 * The YAML and JSON files under a folder, in a fixed order, without `.git`, `node_modules` and what `.gitignore` files name. Links to
 * what was not met otherwise are followed once, those that leave the folder are noted. A folder that is itself ignored was asked for: what
 * stands above it does not count then.
 */
export function filesUnder(folder: string, isExcluded: (path: string) => boolean): { readonly files: readonly string[]; readonly notes: readonly InputNote[] } {
  const walk: Walk = { root: realpathSync(folder), isExcluded, seen: new Set(), links: [], files: [], notes: [] };
  const above = ignoreFilesAbove(folder);
  walkFolder(folder, walk.root, isIgnored(folder, true, above) ? [] : above, walk);
  for (const { path, above: ignoring } of walk.links) followLink(path, ignoring, walk);
  return { files: walk.files, notes: walk.notes };
}
