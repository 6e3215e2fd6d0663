/** A mistake of an expression's author, met while it was evaluated: no such key, division by zero, a value of the wrong type. */
export class CelError extends Error {
  /** Offsets in the expression of the part that failed; undefined where a function failed and its caller is not known yet. */
  readonly start: number | undefined;
  readonly end: number | undefined;

  constructor(message: string, start?: number, end?: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}
