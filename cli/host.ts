import type { Language } from '#engine/index.js';

/** What a command may use of the world. `main.ts` fills it in from the process; tests from values. */
export interface Host {
  /** Prints to standard output. */
  out(text: string): void;
  /** Prints a line to standard error. */
  complain(line: string): void;
  /** Whether standard output is a terminal: source excerpts are shown. */
  readonly terminal: boolean;
  /** Whether colours are wanted: a terminal, and no NO_COLOR. */
  readonly colours: boolean;
  /** The language of the locale. */
  readonly language: Language;
  /** The folder that paths are relative to. */
  readonly folder: string;
  /** Everything on standard input. */
  input(): string;
  /** The text of a file, its path relative to `folder`. Throws where it cannot be read. */
  read(path: string): string;
  /** Writes a file, its path relative to `folder`. Throws where it cannot. */
  write(path: string, text: string): void;
}

/** How a command ends: 0 nothing to complain of, 1 findings, 2 wrong use, 3 a fault of kubelore. */
export type ExitCode = 0 | 1 | 2 | 3;

/** The language of a locale as POSIX names it: `ja_JP.UTF-8` is Japanese, everything else English. */
export function languageOfLocale(variables: { readonly [name: string]: string | undefined }): Language {
  const locale = [variables['LC_ALL'], variables['LC_MESSAGES'], variables['LANG']].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^ja(?:[_.@-]|$)/i.test(locale) ? 'ja' : 'en';
}
