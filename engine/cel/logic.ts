import { CelError } from '#engine/cel/cel-error.js';
import { attempt } from '#engine/cel/step.js';
import type { Step } from '#engine/cel/step.js';
import { UNDECIDED } from '#engine/cel/undecided.js';
import { typeName } from '#engine/cel/value.js';

/** A boolean or the undecided; any other value is an error. */
export function asTruth(value: unknown): boolean | typeof UNDECIDED {
  if (typeof value === 'boolean' || value === UNDECIDED) return value;
  throw new CelError(`expected bool, got ${typeName(value)}`);
}

/** The two values where neither decides: an error comes before the undecided, so that none hides behind it. */
function undecidedOrError(left: unknown, right: unknown): typeof UNDECIDED {
  if (left instanceof CelError) throw left;
  if (right instanceof CelError) throw right;
  asTruth(left);
  asTruth(right);
  return UNDECIDED;
}

function logical(decisive: boolean, left: Step, right: Step): Step {
  return (slots) => {
    const one = attempt(left, slots);
    if (one === decisive) return decisive;
    if (one === !decisive) return asTruth(right(slots));
    const other = attempt(right, slots);
    return other === decisive ? decisive : undecidedOrError(one, other);
  };
}

/** `left && right`: false where either is false, whatever the other is. */
export const and = (left: Step, right: Step): Step => logical(false, left, right);

/** `left || right`: true where either is true, whatever the other is. */
export const or = (left: Step, right: Step): Step => logical(true, left, right);

/** `!operand` */
export const not = (operand: Step): Step => (slots) => {
  const value = asTruth(operand(slots));
  return value === UNDECIDED ? UNDECIDED : !value;
};

/** `condition ? yes : no`: undecided where the condition is, even if both branches agree. */
export const conditional = (condition: Step, yes: Step, no: Step): Step => (slots) => {
  const value = asTruth(condition(slots));
  return value === UNDECIDED ? UNDECIDED : value ? yes(slots) : no(slots);
};
