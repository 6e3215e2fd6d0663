import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';

/** Kinds of errors, by the names of field.ErrorType. */
export type FieldErrorType =
  | 'Required' | 'Invalid' | 'NotSupported' | 'Forbidden' | 'Duplicate' | 'TooLong' | 'TooMany' | 'TypeInvalid' | 'NotFound' | 'InternalError';

/** What an error may say besides. */
export interface FieldErrorExtras {
  /** Where it is in the source, when that is not where the API server says it is. */
  readonly place?: FieldPath;
  /** `key`: the wrong thing is the name that leads there (a label's key), not the value. */
  readonly on?: 'key' | 'value';
  /** The id of the rule that explains this mistake in words of its own. */
  readonly rule?: string;
  /** Another place that matters: the first of two that are alike. */
  readonly other?: Field;
}

/** One cause for which the API server refuses an object. Follows k8s.io/apimachinery/pkg/util/validation/field.Error. */
export interface FieldError extends FieldErrorExtras {
  readonly type: FieldErrorType;
  readonly field: Field;
  readonly value: Json | undefined;
  /** In the API server's words; may be empty. */
  readonly detail: string;
  /** What would be right, for `NotSupported`. */
  readonly allowed: readonly string[];
}

const NONE: readonly string[] = [];

/** A value that must be there is not. */
export const required = (field: Field, detail = '', extras?: FieldErrorExtras): FieldError =>
  ({ type: 'Required', field, value: undefined, detail, allowed: NONE, ...extras });

/** A value that is not right. */
export const invalid = (field: Field, value: Json | undefined, detail: string, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'Invalid', field, value, detail, allowed: NONE, ...extras });

/** A value that is none of the `allowed`. */
export const notSupported = (field: Field, value: Json | undefined, allowed: Iterable<string>, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'NotSupported', field, value, detail: '', allowed: [...allowed], ...extras });

/** A value that may not be there, or a change that may not be made. */
export const forbidden = (field: Field, detail: string, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'Forbidden', field, value: undefined, detail, allowed: NONE, ...extras });

/** A value that another one already has. */
export const duplicate = (field: Field, value: Json | undefined, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'Duplicate', field, value, detail: '', allowed: NONE, ...extras });

/** `1 byte`, `2 bytes`. */
const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A text that is longer than `most` bytes. */
export const tooLong = (field: Field, most: number, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'TooLong', field, value: undefined, detail: `may not be more than ${counted(most, 'byte')}`, allowed: NONE, ...extras });

/** A list or map that has more than `most` items. */
export const tooMany = (field: Field, found: number, most: number, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'TooMany', field, value: found, detail: `must have at most ${counted(most, 'item')}`, allowed: NONE, ...extras });

/** A value that is of none of the `allowed` types. */
export const typeInvalid = (field: Field, value: Json | undefined, allowed: readonly string[], detail: string): FieldError =>
  ({ type: 'TypeInvalid', field, value, detail, allowed });

/** A name that nothing in the object has. */
export const notFound = (field: Field, value: Json | undefined, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'NotFound', field, value, detail: '', allowed: NONE, ...extras });

/** The server failed while it judged the value. */
export const internalError = (field: Field, detail: string, extras?: FieldErrorExtras): FieldError =>
  ({ type: 'InternalError', field, value: undefined, detail, allowed: NONE, ...extras });
