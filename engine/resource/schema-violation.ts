import type { FieldPath } from '#engine/apimachinery/field-path.js';

/** One thing that strict decoding does not take. Words are made of it by the rule of the same subject. */
export interface SchemaViolation {
  readonly code: 'unknown-field' | 'field-type' | 'field-required' | 'field-not-supported' | 'duplicate-list-key' | 'field-name-case';
  readonly path: FieldPath;
  readonly on: 'key' | 'value';
  /** The value as written, shortened; the field's name for an unknown field. */
  readonly found: string;
  /** What would be right: types, enum values, field names; best first. */
  readonly allowed: readonly string[];
  /** The nearest of `allowed`, where one is near. */
  readonly nearest: string | undefined;
  /** What would hold an unknown field rightly, as `spec.containers[]` (the object itself: empty); undefined where none is near. */
  readonly home?: string;
  /** The other place that matters (the first of two equal list keys). */
  readonly other?: FieldPath;
}
