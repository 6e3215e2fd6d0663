import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` files that speak of a folder, the nearest last. */
export type IgnoreFiles = readonly { readonly folder: string; readonly rules: Ignore }[];

const slashed = (path: string): string => path.split(sep).join('/');

/** The ignore files of the folders above, and the one of this folder if it has one. An unreadable one counts as none. */
export function withIgnoreFileOf(folder: string, above: IgnoreFiles): IgnoreFiles {
  try {
    return [...above, { folder, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return above;
  }
}

/** Whether git would leave a path out: the nearest ignore file that speaks of it decides. */
export function isIgnored(path: string, isFolder: boolean, files: IgnoreFiles): boolean {
  for (const { folder, rules } of files.toReversed()) {
    const { ignored, unignored } = rules.test(slashed(relative(folder, path)) + (isFolder ? '/' : ''));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** The ignore files of the folders that hold this one, up to the root of the git work tree; none where there is no work tree. */
export function ignoreFilesAbove(folder: string): IgnoreFiles {
  const folders: string[] = [];
  for (let at = folder; !existsSync(join(at, '.git')); at = dirname(at)) {
    if (dirname(at) === at) return [];
    folders.unshift(dirname(at));
  }
  return folders.reduce<IgnoreFiles>((above, at) => withIgnoreFileOf(at, above), []);
}
