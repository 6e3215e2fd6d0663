import { forbidden, notSupported } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const ACCESS_MODES = ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod'];

/** The access modes of a volume or a claim, at `at`. Follows parts of pkg/apis/core/validation.ValidatePersistentVolumeSpec and …ClaimSpec. */
export function validateAccessModes(modes: readonly string[] | undefined, at: Field, errors: FieldError[]): void {
  if (modes === undefined) return;
  let isOncePod = false;
  let isOther = false;
  for (const mode of modes) {
    if (!ACCESS_MODES.includes(mode)) errors.push(notSupported(at, mode, ACCESS_MODES, { rule: 'access-mode-invalid' }));
    else if (mode === 'ReadWriteOncePod') isOncePod = true;
    else isOther = true;
  }
  if (isOncePod && isOther) errors.push(forbidden(at, 'may not use ReadWriteOncePod with other access modes', { rule: 'access-mode-invalid' }));
}
