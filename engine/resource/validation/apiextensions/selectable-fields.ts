import { child, item } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, required, tooMany } from '#engine/apimachinery/validation/field-error.js';
import { validFieldPath } from '#engine/resource/validation/apiextensions/field-path.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { SelectableField } from '#engine/generated/kubernetes.js';
import type { JSONSchemaProps } from '#engine/resource/validation/apiextensions/json-schema.js';

const MOST = 8;
const SELECTABLE = new Set(['string', 'boolean', 'integer']);

/** The fields that field selectors may name. Follows apiextensions validation.ValidateCustomResourceSelectableFields. */
export function validateSelectableFields(fields: readonly SelectableField[], schema: JSONSchemaProps, at: Field, limitsCount: boolean, errors: FieldError[]): void {
  const known = new Set<string>();
  for (const [index, { jsonPath = '' }] of fields.entries()) {
    const place = child(item(at, index), 'jsonPath');
    if (jsonPath === '') {
      errors.push(required(place));
      continue;
    }
    const found = validFieldPath(jsonPath, schema, false);
    if ('message' in found) {
      errors.push(invalid(place, jsonPath, `is an invalid path: ${found.message}`));
      continue;
    }
    if (found.names[0] === 'metadata') errors.push(invalid(place, jsonPath, 'must not point to fields in metadata'));
    if (!SELECTABLE.has(found.schema.type ?? '')) errors.push(invalid(place, jsonPath, 'must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.'));
    const path = found.names.join('.');
    if (known.has(path)) errors.push(duplicate(place, jsonPath));
    known.add(path);
  }
  if (limitsCount && known.size > MOST) errors.push(tooMany(at, known.size, MOST));
}
