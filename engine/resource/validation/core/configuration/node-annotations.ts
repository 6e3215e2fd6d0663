import { asObject, asString, isList, isObject, parseJson } from '#engine/apimachinery/json.js';
import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { validateNodeTaints } from '#engine/resource/validation/core/configuration/node-taints.js';
import type { Json } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Node, Taint } from '#engine/generated/kubernetes.js';

const TAINTS = 'scheduler.alpha.kubernetes.io/taints';
const AVOID_PODS = 'scheduler.alpha.kubernetes.io/preferAvoidPods';

const isText = (value: Json | undefined): boolean => value === undefined || value === null || typeof value === 'string';

/** The taints in a JSON text; undefined where it holds none. */
function taintsOf(text: string): readonly Taint[] | undefined {
  const value = parseJson(text);
  if (value === null) return [];
  if (!isList(value)) return undefined;
  const taints: Taint[] = [];
  for (const entry of value) {
    if (!isObject(entry) && entry !== null) return undefined;
    const { key, value: word, effect } = entry ?? {};
    if (!isText(key) || !isText(word) || !isText(effect)) return undefined;
    taints.push({ key: asString(key) ?? '', value: asString(word) ?? '', effect: asString(effect) ?? '' });
  }
  return taints;
}

/** Follows pkg/apis/core/validation.ValidateTaintsInNodeAnnotations. */
function validateTaints(text: string, at: Field, errors: FieldError[]): void {
  const place = [...pathOf(at), TAINTS];
  const taints = taintsOf(text);
  if (taints === undefined) errors.push(invalid(at, TAINTS, 'json: cannot unmarshal into Go value of type []core.Taint', { place }));
  else {
    const known = errors.length;
    validateNodeTaints(taints, child(at, TAINTS), place, errors);
    for (const error of errors.splice(known)) errors.push({ ...error, place });
  }
}

/** Follows pkg/apis/core/validation.ValidateAvoidPodsInNodeAnnotations and validatePreferAvoidPodsEntry. */
function validateAvoidPods(text: string, at: Field, errors: FieldError[]): void {
  const place = [...pathOf(at), AVOID_PODS];
  const value = parseJson(text);
  const entries = isObject(value) ? value['preferAvoidPods'] ?? [] : value === null ? [] : undefined;
  if (!isList(entries) || !entries.every((entry) => isObject(entry) || entry === null))
    return void errors.push(invalid(child(at, 'AvoidPods'), AVOID_PODS, 'json: cannot unmarshal into Go value of type v1.AvoidPods', { place }));
  for (const [index, entry] of entries.entries()) {
    const signature = child(item(child(at, AVOID_PODS), index), 'PodSignature');
    const controller = asObject(asObject(asObject(entry)?.['podSignature'])?.['podController']);
    if (controller === undefined) errors.push(required(signature, '', { place }));
    else if (controller['controller'] !== true) errors.push(invalid(child(child(signature, 'PodController'), 'Controller'), controller['controller'], 'must point to a controller', { place }));
  }
}

/** Follows pkg/apis/core/validation.ValidateNodeSpecificAnnotations. */
export function validateNodeSpecificAnnotations({ metadata }: Node, at: Field, errors: FieldError[]): void {
  const annotations = metadata?.annotations;
  if (annotations === undefined) return;
  const place = child(child(at, 'metadata'), 'annotations');
  const taints = annotations[TAINTS] ?? '';
  const avoided = annotations[AVOID_PODS] ?? '';
  if (taints !== '') validateTaints(taints, place, errors);
  if (avoided !== '') validateAvoidPods(avoided, place, errors);
}
