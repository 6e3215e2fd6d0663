import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName, isValidLabelValue } from '#engine/apimachinery/validation/names.js';
import type { FieldPath } from '#engine/apimachinery/field-path.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { Taint } from '#engine/generated/kubernetes.js';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
const EFFECT_NAMES: ReadonlySet<string> = new Set(EFFECTS);

/** Taints; `place`: where the list is written, which is not where the server says it is. Follows pkg/apis/core/validation.validateNodeTaints. */
export function validateNodeTaints(taints: readonly Taint[], at: Field, place: FieldPath, errors: FieldError[]): void {
  const first = new Map<string, number>();
  for (const [index, taint] of taints.entries()) {
    const { key = '', value = '', effect = '' } = taint;
    const field = item(at, index);
    const inside = (name: string): { readonly place: FieldPath } => ({ place: [...place, index, name] });
    for (const message of isQualifiedName(key)) errors.push(invalid(child(field, 'key'), key, message, inside('key')));
    const messages = isValidLabelValue(value);
    if (messages.length > 0) errors.push(invalid(child(field, 'value'), value, messages.join(';'), inside('value')));
    if (effect === '') errors.push(required(child(field, 'effect'), '', inside('effect')));
    else if (!EFFECT_NAMES.has(effect)) errors.push(notSupported(child(field, 'effect'), effect, EFFECTS, inside('effect')));
    const identity = `${key} ${effect}`;
    const other = first.get(identity);
    if (other === undefined) first.set(identity, index);
    else errors.push({ ...duplicate(field, { key, value, effect }, { place: [...place, index], other: item(at, other) }), detail: 'taints must be unique by key and effect pair' });
  }
}

/** Where taints of a Node are written. */
export const placeOfTaints = (node: Field): FieldPath => [...pathOf(node), 'spec', 'taints'];
