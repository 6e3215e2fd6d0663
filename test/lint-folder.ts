import { readFiles } from '#cli/files.js';
import { readLibrary } from '#cli/library.js';
import { lint, type Report, type SourceFile } from '#engine/index.js';

const library = readLibrary();

/** What kubelore says of these files, as `kubelore lint --format json` would: default options, English. */
export const lintFiles = (files: readonly SourceFile[]): Report => lint(files, library, {
  kubernetesVersion: library.kubernetes.versions.at(-1) ?? '',
  severities: {}, namespace: '', provided: [], language: 'en', version: 'test', notes: [],
});

/** What kubelore says of a folder. Paths in the report are relative to it. */
export const lintFolder = (folder: string): Report =>
  lintFiles(readFiles([], { folder, exclude: [], stdinFilename: '', input: () => '' }).files);
