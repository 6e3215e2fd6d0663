import type { FieldPath } from '#engine/apimachinery/field-path.js';

/** One thing that the API server does not take: in strict decoding, or in the validation behind it. Words are made of it by the rule of the same subject. */
export interface SchemaViolation {
  readonly code:
    | 'unknown-field' | 'field-name-case' | 'field-type' | 'field-required' | 'field-invalid' | 'field-not-supported' | 'field-forbidden'
    | 'field-duplicate' | 'field-too-long' | 'field-too-many' | 'field-not-found';
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
  /** What the API server says of it, in its own words; absent where decoding fails. */
  readonly detail?: string;
  /** The id of the rule that explains this mistake in words of its own. */
  readonly rule?: string;
  /** The other place that matters (the first of two equal list keys). */
  readonly other?: FieldPath;
}

/** What could not be read as it stands: the object has not got what the source says there. What validation refuses is in the object. */
export const unreadable = (violations: readonly SchemaViolation[]): readonly SchemaViolation[] =>
  violations.length === 0 ? violations : violations.filter(({ code, detail }) => (code === 'field-type' && detail === undefined) || code === 'unknown-field' || code === 'field-name-case');
