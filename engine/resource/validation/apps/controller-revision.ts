import { isObject, type JsonObject } from '#engine/apimachinery/json.js';
import { child } from '#engine/apimachinery/validation/field.js';
import { required } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What a revision keeps is an object. Follows pkg/apis/apps/validation.ValidateControllerRevisionCreate. */
export function validateControllerRevision(revision: JsonObject, at: Field, { errors, old }: ValidationContext): void {
  const data = revision['data'];
  if (old === undefined && data !== undefined && data !== null && !isObject(data)) errors.push(required(child(at, 'data'), 'data must be a valid JSON object'));
}
