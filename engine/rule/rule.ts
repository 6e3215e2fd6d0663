import type { JsonObject } from '#engine/apimachinery/json.js';

/** A text in the languages that kubelore speaks. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}

/** How much a rule promises (design: a sound, deployable set gets no `error`). */
export type Severity = 'error' | 'warning' | 'info' | 'off';

/** The severities, from the strongest promise to none. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'off'];

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
  /** Off unless it is switched on by name; its severity is then the one above. */
  readonly default?: 'off';
  /** Values that the condition reads as `params.x`: numbers and words that a user may want otherwise. */
  readonly params?: JsonObject;
  /** JSON Patch against the object that the finding stands at. */
  readonly patch?: readonly JsonObject[];
  /** Paths on kubernetes.io or whole addresses. */
  readonly links?: readonly string[];
}

/** Manifests of an example, and, where no comment can stand, the lines that are expected to report. */
export interface Example {
  readonly manifests: string;
  /** 1-based lines. */
  readonly expect: readonly number[];
}
