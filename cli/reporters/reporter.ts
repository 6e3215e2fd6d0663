import type { Report, RuleSource } from '#engine/index.js';

/** How a report is to look. Only the text format asks for most of it. */
export interface Look {
  readonly colours: boolean;
  /** Whether source excerpts are shown. */
  readonly excerpts: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** The text of a file that was read. */
  textOf(file: string): string | undefined;
  /** The rules that there are: SARIF describes those that reported. */
  readonly rules: readonly RuleSource[];
}

/** A report in the bytes of one format. */
export type Reporter = (report: Report, look: Look) => string;
