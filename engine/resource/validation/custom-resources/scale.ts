import { asString, isObject, jsonText } from '#engine/apimachinery/json.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const stepsOf = (path: string): readonly string[] => path.split('.').filter((step) => step !== '');

/** The value at a path; undefined where there is none, and where something else than an object stands in the way, that in a list, which is of no type that is wanted. Follows unstructured.NestedFieldNoCopy. */
function valueAt(object: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = object;
  for (const step of stepsOf(path)) {
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) return [value];
    value = value[step];
  }
  return value;
}

/** The number of replicas at a path of the scale subresource, such as `.spec.replicas`: the error's field has the leading dot. */
function validateReplicas(object: JsonObject, path: string, errors: FieldError[]): void {
  const value = valueAt(object, path);
  if (value === undefined) return;
  const at = child(ROOT, path);
  const place = stepsOf(path);
  if (typeof value !== 'number' || !Number.isInteger(value)) errors.push(invalid(at, 0, `${path} accessor error: ${jsonText(value)} is of the type ${typeof value}, expected int64`, { place }));
  else if (value < 0) errors.push(invalid(at, value, 'should be a non-negative integer', { place }));
  else if (value > 2147483647) errors.push(invalid(at, value, 'should be less than or equal to 2147483647', { place }));
}

/** What the scale subresource of a version demands of its objects. Follows customResourceValidator.ValidateScaleSpec and ValidateScaleStatus. */
export function validateScale(object: JsonObject, scale: JsonObject, errors: FieldError[]): void {
  for (const name of ['specReplicasPath', 'statusReplicasPath']) {
    const path = asString(scale[name]);
    if (path !== undefined) validateReplicas(object, path, errors);
  }
  const selectorPath = asString(scale['labelSelectorPath']);
  const selector = selectorPath === undefined ? undefined : valueAt(object, selectorPath);
  if (selectorPath !== undefined && selector !== undefined && typeof selector !== 'string')
    errors.push(invalid(child(ROOT, selectorPath), '', `${selectorPath} accessor error: ${jsonText(selector)} is of the type ${typeof selector}, expected string`, { place: stepsOf(selectorPath) }));
}
