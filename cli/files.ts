import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import micromatch from 'micromatch';
import { nearestWord, type SourceFile } from '#engine/index.js';
import { filesUnder, systemWord, type InputNote } from '#cli/walk.js';

export type { InputNote } from '#cli/walk.js';

/** What is to be read besides the paths. */
export interface FileOptions {
  /** The working folder: paths are relative to it, in and out. */
  readonly folder: string;
  /** Globs of paths that are left out. One without a slash matches a name at any depth. */
  readonly exclude: readonly string[];
  /** The path that standard input is given. */
  readonly stdinFilename: string;
  /** All of standard input; asked once, and only for the path `-`. */
  input(): string;
}

/** What was read. */
export interface ReadFiles {
  /** By path, each path once. */
  readonly files: readonly SourceFile[];
  readonly notes: readonly InputNote[];
  /** Paths that are not there, and globs that match nothing, with what may have been meant. */
  readonly missing: readonly { readonly path: string; readonly nearest: string | undefined }[];
}

/** Bytes of a file beyond which it is not read. */
const mostBytes = 128 * 1024 * 1024;
const globCharacter = /[*?[\]{}()!]/;

const slashed = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));
const shown = (path: string, folder: string): string => slashed(relative(folder, path));
const without = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** A glob, compiled once: it matches paths, and whatever lies under a folder that it matches. */
function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const matchers = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/+$/, '');
    const anywhere = plain.includes('/') ? plain : `{,**/}${plain}`;
    return [anywhere, `${anywhere}/**`].map((pattern) => micromatch.matcher(pattern, { dot: true }));
  });
  return (path) => matchers.some((matches) => matches(path));
}

/** The nearest path that is there: as given up to the first part that is not, that part corrected. */
function nearestPath(path: string, folder: string): string | undefined {
  const absolute = resolve(folder, path);
  let parent = dirname(absolute);
  while (!existsSync(parent)) parent = dirname(parent);
  const [wrong = '', ...rest] = relative(parent, absolute).split(sep);
  try {
    const right = nearestWord(wrong, readdirSync(parent).sort());
    if (right === undefined) return undefined;
    const whole = join(parent, right, ...rest);
    return shown(existsSync(whole) ? whole : join(parent, right), folder);
  } catch {
    return undefined;
  }
}

function decoded(bytes: Buffer, path: string, notes: InputNote[]): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (encoding === undefined) return without(bytes.toString('utf8'));
  notes.push({ path, why: 'utf-16', detail: encoding });
  return new TextDecoder(encoding).decode(bytes);
}

function readSource(path: string, folder: string, notes: InputNote[]): SourceFile | undefined {
  const name = shown(path, folder);
  try {
    const { size } = statSync(path);
    if (size <= mostBytes) return { path: name, text: decoded(readFileSync(path), name, notes) };
    notes.push({ path: name, why: 'too-large', detail: String(size) });
  } catch (error) {
    notes.push({ path: name, why: 'unreadable', detail: systemWord(error) });
  }
  return undefined;
}

/** The part of a glob before its first special part: the folder to look in. */
function folderOfGlob(glob: string): string {
  const parts = glob.split('/');
  const first = parts.findIndex((part) => globCharacter.test(part));
  return parts.slice(0, first).join('/') || (glob.startsWith('/') ? '/' : '.');
}

function filesOfGlob(glob: string, folder: string, under: (path: string) => readonly string[]): readonly string[] {
  const start = resolve(folder, folderOfGlob(glob));
  if (!existsSync(start) || !statSync(start).isDirectory()) return [];
  const rest = slashed(relative(start, resolve(folder, glob)));
  const matchers = [rest, `${rest}/**`].map((pattern) => micromatch.matcher(pattern, { dot: true }));
  return under(start).filter((path) => matchers.some((matches) => matches(slashed(relative(start, path)))));
}

/**
 * Reads what is named: files as they are, folders through and through, globs, `-` for standard input; the working folder where nothing
 * is named. Throws nothing: what cannot be read is in `notes`, what is not there in `missing`.
 */
export function readFiles(paths: readonly string[], options: FileOptions): ReadFiles {
  const { folder } = options;
  const [notes, missing]: [InputNote[], ReadFiles['missing'][number][]] = [[], []];
  const texts = new Map<string, SourceFile>();
  const isExcluded = matcherOf(options.exclude);
  const under = (path: string): readonly string[] => {
    const found = filesUnder(path, (candidate) => isExcluded(shown(candidate, folder)));
    notes.push(...found.notes.map((note) => ({ ...note, path: shown(note.path, folder) })));
    return found.files;
  };
  const read = (path: string): void => {
    const file = texts.has(shown(path, folder)) ? undefined : readSource(path, folder, notes);
    if (file !== undefined) texts.set(file.path, file);
  };
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(folder, path);
    if (path === '-') texts.set(options.stdinFilename, { path: options.stdinFilename, text: without(options.input()) });
    else if (existsSync(absolute)) (statSync(absolute).isDirectory() ? under(absolute) : [absolute].filter((file) => !isExcluded(shown(file, folder)))).forEach(read);
    else {
      const matched = globCharacter.test(path) ? filesOfGlob(path, folder, under) : [];
      matched.forEach(read);
      if (matched.length === 0) missing.push({ path, nearest: nearestPath(path, folder) });
    }
  }
  return { files: [...texts.values()].sort((one, other) => (one.path < other.path ? -1 : 1)), notes, missing };
}
