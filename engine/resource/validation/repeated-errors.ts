import { fieldText } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const identityOf = ({ type, field, value, detail, allowed }: FieldError): string => JSON.stringify([type, fieldText(field), value ?? null, detail, allowed], (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));

/** Takes errors away that say the same as one before: what two validators judge is reported once. Follows k8s.io/apimachinery/pkg/api/errors.NewInvalid. */
export function dropRepeats(errors: FieldError[]): void {
  if (errors.length < 2) return;
  const seen = new Set<string>();
  let kept = 0;
  for (const error of errors) {
    const identity = identityOf(error);
    if (seen.has(identity)) continue;
    seen.add(identity);
    errors[kept] = error;
    kept += 1;
  }
  errors.length = kept;
}
