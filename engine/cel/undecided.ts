/** A value that cannot be known from the input. Reading it in a condition makes the condition undecided, unless the rest decides it. */
export const UNDECIDED: unique symbol = Symbol('undecided');

/** Whether the value, or an element of it at any depth, is undecided. */
export function holdsUndecided(value: unknown): boolean {
  if (value === UNDECIDED) return true;
  if (Array.isArray(value)) return value.some(holdsUndecided);
  if (typeof value === 'object' && value !== null) return Object.values(value).some(holdsUndecided);
  return false;
}
