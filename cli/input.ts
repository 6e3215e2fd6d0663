import type { SourceFile } from '#engine/index.js';
import type { InputOptions } from '#cli/arguments.js';
import { readFiles, type InputNote } from '#cli/files.js';
import type { Host } from '#cli/host.js';
import { didYouMean, UsageError } from '#cli/usage-error.js';

/** What a command works on. */
export interface Input {
  readonly files: readonly SourceFile[];
  /** What was left out and why. */
  readonly notes: readonly InputNote[];
}

const plain = (path: string): string => path.replace(/^\.\//, '');

/** Reads what the paths name. A path that is not there, or a file named outright that cannot be read, is the user's to mend: all are told at once. */
export function readInput(paths: readonly string[], given: InputOptions, host: Host): Input {
  const { files, notes, missing } = readFiles(paths, {
    folder: host.folder,
    exclude: given.exclude,
    stdinFilename: given.stdinFilename ?? '<stdin>',
    input: () => host.input(),
  });
  const named = new Set(paths.map(plain));
  const complaints = [
    ...missing.map(({ path, nearest }) => `${path}: no such file or folder${didYouMean(nearest)}`),
    ...notes.filter(({ path, why }) => why === 'unreadable' && named.has(path)).map(({ path, detail }) => `${path}: cannot be read (${detail})`),
  ];
  if (complaints.length > 0) throw new UsageError(...complaints);
  return { files, notes };
}
