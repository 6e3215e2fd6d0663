import type { Language } from '#engine/report/language.js';

/** A word and what is to be said of it: an id with its sentence, a command with what it does. */
export interface ExplanationRow {
  readonly word: string;
  readonly text: string;
}

/** What a section holds: prose, source to be shown as it stands, or rows. */
export type ExplanationBlock =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'rows'; readonly rows: readonly ExplanationRow[] };

/** A headed part of an explanation. Readers of JSON find it by `id`, which no language changes. */
export interface ExplanationSection {
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly ExplanationBlock[];
}

/** What there is to say of one rule or one term, in one language; what `explain --format json` prints. */
export interface Explanation {
  readonly type: 'rule' | 'term';
  /** Id of the rule or term. */
  readonly word: string;
  readonly language: Language;
  /** The rule's id, the term's name. */
  readonly title: string;
  /** What it is: `rule, networking, error`. */
  readonly about: readonly string[];
  readonly sections: readonly ExplanationSection[];
}

/** A word that is neither a rule nor a term, with what may have been meant, the nearest first. */
export interface UnknownWord {
  readonly type: 'unknown';
  readonly word: string;
  readonly nearest: readonly string[];
  /** The same in words, for standard error. */
  readonly lines: readonly string[];
}

/** A section of blocks, or none where there is nothing in them. */
export const section = (id: string, heading: string, ...blocks: readonly ExplanationBlock[]): readonly ExplanationSection[] =>
  blocks.length === 0 ? [] : [{ id, heading, blocks }];

/** Prose as a block, or no block where there is none. */
export const textBlock = (text: string | undefined): readonly ExplanationBlock[] =>
  text === undefined || text.trim() === '' ? [] : [{ type: 'text', text: text.trim() }];

/** Rows as a block, or no block where there are none. */
export const rowsBlock = (rows: readonly ExplanationRow[]): readonly ExplanationBlock[] => (rows.length === 0 ? [] : [{ type: 'rows', rows }]);
