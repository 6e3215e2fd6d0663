import { UNDECIDED } from '#engine/cel/undecided.js';

/** The values of an expression's variables as CEL sees them, made once for all expressions that ask about them. */
export type CelContext = Readonly<Record<string, unknown>>;

/** The sentinel that an expression meets where it reads what is undecided: CEL's logic absorbs it as it absorbs every error. */
export class UndecidedError extends Error {}

const SENTINEL = new UndecidedError('undecided');

function readUndecided(): never {
  throw SENTINEL;
}

/** A value of JSON: whole numbers are `int` (BigInt); a list with an undecided element is undecided. */
function celValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.includes(UNDECIDED) ? UNDECIDED : value.map(celValue);
  return typeof value === 'object' && value !== null ? celContext(value) : value;
}

/** The fields of an object as CEL sees them; one that is `UNDECIDED` throws the sentinel when it is read. */
export function celContext(values: object): CelContext {
  const view: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(values)) {
    const seen = celValue(value);
    if (seen === UNDECIDED) Object.defineProperty(view, key, { enumerable: true, get: readUndecided });
    else if (key === '__proto__') Object.defineProperty(view, key, { enumerable: true, value: seen });
    else view[key] = seen;
  }
  return view;
}
