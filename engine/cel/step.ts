import { CelError } from '#engine/cel/cel-error.js';

/** A compiled part of an expression: the values of all variables in, its value out. Throws CelError. */
export type Step = (slots: unknown[]) => unknown;

/** The step's value, or the error that it met: what CEL's logical operators may absorb. */
export function attempt(step: Step, slots: unknown[]): unknown {
  try {
    return step(slots);
  } catch (error) {
    if (error instanceof CelError) return error;
    throw error;
  }
}
