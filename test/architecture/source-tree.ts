import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A TypeScript file of the project with its text; the path is relative to the project's root, with `/`. */
export interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/** All hand-written TypeScript files below these folders, in the order of their paths. Run from the project's root. */
export function codeFiles(...folders: readonly string[]): readonly CodeFile[] {
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith('engine/generated/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The project's own files that a file imports at run time (`import type` left out), as paths. */
export const importsOf = ({ text }: CodeFile): readonly string[] =>
  [...text.matchAll(/^(?:import|export)\s+(?!type\s)[^;]*?from\s+'#((?:engine|cli|test)\/[^']+)\.js';/gms)].map((match) => `${match[1] ?? ''}.ts`);
