import { Optional } from '@marcbachmann/cel-js';

/** A value that may not be there, as expressions see it. */
export const optionalOf = (value: unknown): unknown => (value === undefined ? Optional.none() : Optional.of(value));
