/** A value that cannot be known from the input. Reading it in a condition makes the condition undecided, unless the rest decides it. */
export const UNDECIDED: unique symbol = Symbol('undecided');
