import { pathOf } from '#engine/apimachinery/validation/field.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** The version whose form of claims and devices is that of resource.k8s.io/v1; undefined where the cluster has none. */
const presentVersion = (minor: number): string | undefined => (minor >= 34 ? 'v1' : minor === 33 ? 'v1beta2' : undefined);

/**
 * Judges a part in the form that it has in resource.k8s.io/v1, as the API server converts it first; `placeOf` tells where a part of that form
 * stands in the source. Yields false where no such form is known.
 */
export function validateConverted(type: string, value: JsonObject, at: Field, context: ValidationContext, placeOf: (path: FieldPath) => FieldPath): boolean {
  const version = presentVersion(context.minor);
  if (version === undefined) return false;
  const known = context.errors.length;
  context.walk(`io.k8s.api.resource.${version}.${type}`, value, at, context);
  for (const error of context.errors.splice(known)) context.errors.push({ ...error, place: placeOf(error.place ?? pathOf(error.field)) });
  return true;
}
