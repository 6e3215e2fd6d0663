import type { ValidatedObject, ValidationStatus } from '#engine/index.js';

/** How many objects there are of each status, and in how many files. */
export type ValidationCounts = { readonly [status in ValidationStatus]: number } & { readonly files: number };

/** How verdicts are to be shown. */
export interface ValidationLook {
  readonly counts: ValidationCounts;
  readonly summary: boolean;
  /** What is valid or passed over is shown too. */
  readonly verbose: boolean;
  readonly colours: boolean;
}

/** Turns verdicts into the text of one format. */
export type ValidationReporter = (objects: readonly ValidatedObject[], look: ValidationLook) => string;

/** Counts the objects by status. */
export function countsOf(objects: readonly ValidatedObject[], files: number): ValidationCounts {
  const counts = { valid: 0, invalid: 0, error: 0, skipped: 0 };
  for (const { status } of objects) counts[status] += 1;
  return { ...counts, files };
}

/** `Deployment shop/web`; a document that is no object by its place alone. */
export const titleOf = ({ kind, namespace, name }: ValidatedObject): string =>
  kind === '' ? 'document' : `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`.trimEnd();

/** `2 resources found in 1 file - Valid: 1, Invalid: 1, Errors: 0, Skipped: 0` */
export function summaryLine({ valid, invalid, error, skipped, files }: ValidationCounts): string {
  const all = valid + invalid + error + skipped;
  return `Summary: ${all} ${all === 1 ? 'resource' : 'resources'} found in ${files} ${files === 1 ? 'file' : 'files'} - Valid: ${valid}, Invalid: ${invalid}, Errors: ${error}, Skipped: ${skipped}`;
}
