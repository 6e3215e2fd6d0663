import type { Words } from '#engine/rule/rule.js';

/** A command that a reader can run, and what it does. */
export interface TermCommand extends Words {
  readonly run: string;
}

/** A belief that was true once, or never, and its correction in one line. `claim` is its row in `test/glossary.test.ts`. */
export interface OutdatedBelief extends Words {
  readonly claim: number;
}

/** One entry of the glossary, as its file says it (`schemas/term.schema.json`). */
export interface Term {
  /** Kebab case, unique over all topics: `explain persistent-volume-claim`. */
  readonly id: string;
  /** The file under `rules/glossary/` that holds it. */
  readonly topic: string;
  readonly name: Words;
  /** Other words that lead here: short names (`pvc`), older names (`master node`). */
  readonly aliases: readonly string[];
  /** One or two sentences. The first stands alone. */
  readonly meaning: Words;
  /** What is worth knowing beyond that. */
  readonly more: Words | undefined;
  readonly commands: readonly TermCommand[];
  readonly outdated: readonly OutdatedBelief[];
  /** Rows of `test/glossary.test.ts` that `meaning` or `more` settle. */
  readonly claims: readonly number[];
  /** Ids of related terms. */
  readonly see: readonly string[];
  /** Path on kubernetes.io. */
  readonly link: string | undefined;
}
