import { child, item, pathOf } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, notSupported, required } from '#engine/apimachinery/validation/field-error.js';
import { validateMatchLabelKeysAndMismatchLabelKeys, validateMatchLabelKeysInTopologySpread } from '#engine/resource/validation/core/pods/match-label-keys.js';
import { validateLabelSelector } from '#engine/resource/validation/meta/label-selector.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { TopologySpreadConstraint } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

type Constraints = readonly TopologySpreadConstraint[];

const WHEN_UNSATISFIABLE = ['DoNotSchedule', 'ScheduleAnyway'] as const;
const POLICIES = ['Honor', 'Ignore'] as const;
const NOT_POSITIVE = 'must be greater than zero';

const has = (allowed: readonly string[], value: string): boolean => allowed.includes(value);

function validateMinDomains(minDomains: number, whenUnsatisfiable: string, at: Field, errors: FieldError[]): void {
  if (minDomains <= 0) errors.push(invalid(at, minDomains, NOT_POSITIVE));
  if (whenUnsatisfiable !== 'DoNotSchedule')
    errors.push(invalid(at, minDomains, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`));
}

/** Follows pkg/apis/core/validation.validateNodeInclusionPolicy. */
function validateNodeInclusionPolicy(policy: string | undefined, at: Field, name: string, errors: FieldError[]): void {
  if (policy !== undefined && !has(POLICIES, policy)) errors.push(notSupported(child(at, name), policy, POLICIES));
}

/** Reported at the earlier one of two. Follows pkg/apis/core/validation.ValidateSpreadConstraintNotRepeat. */
function validateNotRepeated(constraints: Constraints, index: number, at: Field, errors: FieldError[]): void {
  const { topologyKey = '', whenUnsatisfiable = '' } = constraints[index] ?? {};
  for (let later = index + 1; later < constraints.length; later++) {
    const other = constraints[later];
    if (other === undefined || (other.topologyKey ?? '') !== topologyKey || (other.whenUnsatisfiable ?? '') !== whenUnsatisfiable) continue;
    const place = item(at, index);
    errors.push(duplicate(child(place, '{topologyKey, whenUnsatisfiable}'), `{${topologyKey}, ${whenUnsatisfiable}}`, { place: pathOf(place), other: item(at, later) }));
    return;
  }
}

function validateConstraint(constraint: TopologySpreadConstraint, at: Field, errors: FieldError[]): void {
  const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', minDomains } = constraint;
  if (maxSkew <= 0) errors.push(invalid(child(at, 'maxSkew'), maxSkew, NOT_POSITIVE));
  if (topologyKey === '') errors.push(required(child(at, 'topologyKey'), 'can not be empty'));
  if (!has(WHEN_UNSATISFIABLE, whenUnsatisfiable)) errors.push(notSupported(child(at, 'whenUnsatisfiable'), whenUnsatisfiable, WHEN_UNSATISFIABLE));
  if (minDomains !== undefined) validateMinDomains(minDomains, whenUnsatisfiable, child(at, 'minDomains'), errors);
  validateNodeInclusionPolicy(constraint.nodeAffinityPolicy, at, 'nodeAffinityPolicy', errors);
  validateNodeInclusionPolicy(constraint.nodeTaintsPolicy, at, 'nodeTaintsPolicy', errors);
}

type KeysCheck = (constraint: TopologySpreadConstraint, at: Field, errors: FieldError[]) => void;

function isWrong(constraints: Constraints | undefined, at: Field, check: KeysCheck): boolean {
  if (constraints === undefined) return false;
  const errors: FieldError[] = [];
  for (const constraint of constraints) check(constraint, at, errors);
  return errors.length > 0;
}

const selectorCheck: KeysCheck = ({ labelSelector }, at, errors) => {
  if (labelSelector !== undefined) validateLabelSelector(labelSelector, child(at, 'labelSelector'), errors);
};

const noCheck: KeysCheck = () => undefined;

/** How `matchLabelKeys` is judged: what was wrong by one form before is judged by the other. */
function keysCheckOf(context: ValidationContext, at: Field, old: Constraints | undefined): KeysCheck {
  if (!context.isOn('MatchLabelKeysInPodTopologySpread')) return noCheck;
  const isMerged = context.isOn('MatchLabelKeysInPodTopologySpreadSelectorMerge');
  const [usual, other] = isMerged ? [validateMatchLabelKeysAndMismatchLabelKeys, validateMatchLabelKeysInTopologySpread]
    : [validateMatchLabelKeysInTopologySpread, validateMatchLabelKeysAndMismatchLabelKeys];
  return isWrong(old, at, usual) ? other : usual;
}

/** How Pods spread over nodes. Follows pkg/apis/core/validation.validateTopologySpreadConstraints. */
export function validateTopologySpreadConstraints(constraints: Constraints, at: Field, context: ValidationContext, old: Constraints | undefined): void {
  const checkKeys = keysCheckOf(context, at, old);
  const checkSelector = isWrong(old, at, selectorCheck) ? noCheck : selectorCheck;
  for (const [index, constraint] of constraints.entries()) {
    const place = item(at, index);
    validateConstraint(constraint, place, context.errors);
    validateNotRepeated(constraints, index, at, context.errors);
    checkKeys(constraint, place, context.errors);
    checkSelector(constraint, place, context.errors);
  }
}
