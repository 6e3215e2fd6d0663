import { isList, isObject, parseJson } from '#engine/apimachinery/json.js';
import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import { COMPARISON_GATE, validateTolerations } from '#engine/resource/validation/core/pods/tolerations.js';
import type { Json, JsonObject } from '#engine/apimachinery/json.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { Toleration } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const TEXTS = ['key', 'operator', 'value', 'effect'] as const;

/** JSON without regard to the letters' case of its names, as Go reads a type without tags. */
const lowerCased = (object: JsonObject): JsonObject => Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));

function readToleration(value: Json): Toleration | undefined {
  if (value === null) return {};
  if (!isObject(value)) return undefined;
  const fields = lowerCased(value);
  const { tolerationseconds: tolerationSeconds } = fields;
  const texts: { [name: string]: string } = {};
  for (const name of TEXTS) {
    const text = fields[name] ?? '';
    if (typeof text !== 'string') return undefined;
    texts[name] = text;
  }
  if (tolerationSeconds === undefined || tolerationSeconds === null) return texts;
  return typeof tolerationSeconds === 'number' && Number.isInteger(tolerationSeconds) ? { ...texts, tolerationSeconds } : undefined;
}

function readTolerations(text: string): readonly Toleration[] | undefined {
  const value = parseJson(text);
  if (value === null) return [];
  if (!isList(value)) return undefined;
  const read = value.map(readToleration);
  const tolerations = read.flatMap((toleration) => toleration ?? []);
  return tolerations.length === read.length ? tolerations : undefined;
}

/** Tolerations as JSON in an annotation. Follows pkg/apis/core/validation.ValidateTolerationsInPodAnnotations. */
export function validateTolerationsInPodAnnotations(text: string, name: string, at: Field, context: ValidationContext): void {
  if (text === '') return;
  const tolerations = readTolerations(text);
  if (tolerations === undefined) context.errors.push(invalid(at, name, 'must be a JSON list of tolerations', { place: [...pathOf(at), name] }));
  else validateTolerations(tolerations, child(at, name), context.errors, context.isOn(COMPARISON_GATE));
}
