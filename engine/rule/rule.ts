/** A text in the languages that kubelore speaks. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}

/** How much a rule promises (design: a sound, deployable set gets no `error`). */
export type Severity = 'error' | 'warning' | 'info' | 'off';

/** One rule, as its file says it (`schemas/rule.schema.json`), before its condition is compiled. */
export interface RuleSource {
  readonly id: string;
  /** Folder under `rules/`. */
  readonly subject: string;
  readonly severity: Severity;
  readonly terms: readonly string[];
  /** The fact, and columns that must equal these values. */
  readonly match: { readonly fact: string } & { readonly [column: string]: string | number | boolean };
  readonly when: string;
  /** `fact.<place>`; default `fact.at`. */
  readonly at: string;
  /** Columns that tell two findings of one field apart, for the fingerprint. */
  readonly identity: readonly string[];
  readonly message: Words;
  readonly why: Words;
  readonly fix: Words;
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** Manifests of an example, and, where no comment can stand, the lines that are expected to report. */
export interface Example {
  readonly manifests: string;
  /** 1-based lines. */
  readonly expect: readonly number[];
}
