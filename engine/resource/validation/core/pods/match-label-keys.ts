import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { forbidden, invalid } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { LabelSelector } from '#engine/generated/kubernetes.js';

/** What selects Pods: a term of Pod affinity, or a topology spread constraint. */
interface Selecting {
  readonly labelSelector?: LabelSelector;
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

const WITHOUT_SELECTOR = 'must not be specified when labelSelector is not set';
const IN_BOTH = 'exists in both matchLabelKeys and labelSelector';

/** Follows pkg/apis/core/validation.validateLabelKeys. */
function validateLabelKeys(keys: readonly string[], at: Field, selector: LabelSelector | undefined, errors: FieldError[]): void {
  if (keys.length === 0) return;
  if (selector === undefined) return void errors.push(forbidden(at, WITHOUT_SELECTOR));
  for (const [index, name] of keys.entries())
    for (const message of isQualifiedName(name)) errors.push(invalid(item(at, index), name, message));
}

/** The server has added the keys to the selector before: what the selector then has twice was there already. */
function validateKeysOnce(matchLabelKeys: readonly string[], selector: LabelSelector, at: Field, errors: FieldError[]): void {
  const seen = new Set(Object.keys(selector.matchLabels ?? {}));
  for (const { key = '' } of selector.matchExpressions ?? []) {
    const index = matchLabelKeys.lastIndexOf(key);
    if (index >= 0 && seen.has(key)) errors.push(invalid(item(at, index), key, IN_BOTH, { place: [...pathOf(at), 'matchLabelKeys', index] }));
    seen.add(key);
  }
}

const NO_KEYS: readonly string[] = [];

/** Keys whose value is the incoming Pod's own. Follows pkg/apis/core/validation.ValidateMatchLabelKeysAndMismatchLabelKeys. */
export function validateMatchLabelKeysAndMismatchLabelKeys(selecting: Selecting, at: Field, errors: FieldError[]): void {
  const { labelSelector, matchLabelKeys = NO_KEYS, mismatchLabelKeys = NO_KEYS } = selecting;
  if (matchLabelKeys.length === 0 && mismatchLabelKeys.length === 0) return;
  validateLabelKeys(matchLabelKeys, child(at, 'matchLabelKeys'), labelSelector, errors);
  validateLabelKeys(mismatchLabelKeys, child(at, 'mismatchLabelKeys'), labelSelector, errors);
  if (labelSelector !== undefined) validateKeysOnce(matchLabelKeys, labelSelector, at, errors);
  for (const [index, name] of matchLabelKeys.entries())
    if (mismatchLabelKeys.includes(name)) errors.push(invalid(item(child(at, 'matchLabelKeys'), index), name, 'exists in both matchLabelKeys and mismatchLabelKeys'));
}

/** The older form, before the server added the keys to the selector. Follows pkg/apis/core/validation.ValidateMatchLabelKeysInTopologySpread. */
export function validateMatchLabelKeysInTopologySpread({ labelSelector, matchLabelKeys = NO_KEYS }: Selecting, at: Field, errors: FieldError[]): void {
  if (matchLabelKeys.length === 0) return;
  const place = child(at, 'matchLabelKeys');
  validateLabelKeys(matchLabelKeys, place, labelSelector, errors);
  if (labelSelector === undefined) return;
  const { matchLabels = {}, matchExpressions = [] } = labelSelector;
  for (const [index, name] of matchLabelKeys.entries())
    if (Object.hasOwn(matchLabels, name) || matchExpressions.some(({ key }) => key === name)) errors.push(invalid(item(place, index), name, IN_BOTH));
}
