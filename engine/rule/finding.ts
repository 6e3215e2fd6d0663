import type { Column, Fact, Place } from '#engine/fact/fact.js';
import type { RuleSource, Severity } from '#engine/rule/rule.js';

/** A rule that held for a fact. No words yet. */
export interface Finding {
  readonly rule: RuleSource;
  readonly severity: Exclude<Severity, 'off'>;
  readonly fact: Fact;
  readonly at: Place;
  readonly arguments: { readonly [name: string]: Column };
  /** Stable over unrelated edits: rule, object, field path by list-map keys, identity columns. Hexadecimal. */
  readonly fingerprint: string;
}
