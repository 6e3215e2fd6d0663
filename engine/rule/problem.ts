import type { Span } from '#engine/source/node.js';
import { positionAt } from '#engine/source/source-file.js';
import type { SourceFile } from '#engine/source/source-file.js';

/** What is wrong with a file of `rules/` or with a user's rule: told to its author, with the place and the nearest right word. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The key that it is about, such as `message.ja` or `bad[0]`; empty for the file as a whole. */
  readonly field: string;
  readonly message: string;
}

/** Collects what is wrong with one file. */
export interface ProblemLog {
  readonly file: SourceFile;
  /** `offset`: where in the file's text. */
  add(field: string, place: Span | number, message: string): void;
}

/** A log that writes into a list shared by all files. */
export function problemLog(file: SourceFile, problems: RuleProblem[]): ProblemLog {
  return {
    file,
    add: (field, place, message) => {
      const { line, column } = positionAt(file, typeof place === 'number' ? place : place.start);
      problems.push({ file: file.path, line, column, field, message });
    },
  };
}

/** One line, as compilers print it: `rules/x/y.yaml:5:3: when: unknown field selctor, did you mean selector?` */
export const formatProblem = ({ file, line, column, field, message }: RuleProblem): string =>
  `${file}:${line}:${column}: ${field === '' ? '' : `${field}: `}${message}`;
