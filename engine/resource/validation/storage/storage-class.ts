import { child, item, ROOT } from '#engine/apimachinery/validation/field.js';
import { duplicate, invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isQualifiedName } from '#engine/apimachinery/validation/names.js';
import { deprecatedNodeLabel } from '#engine/resource/validation/core/deprecated-node-label.js';
import { validateParameters } from '#engine/resource/validation/storage/parameters.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { StorageClass, TopologySelectorLabelRequirement, TopologySelectorTerm, VolumeAttributesClass } from '#engine/generated/kubernetes.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const NO_VALUES: readonly string[] = [];

/** Follows pkg/apis/core/validation.validateTopologySelectorLabelRequirement. */
function validateTopologySelectorLabelRequirement({ key = '', values = NO_VALUES }: TopologySelectorLabelRequirement, at: Field, errors: FieldError[]): void {
  const place = child(at, 'values');
  if (values.length === 0) errors.push(required(place));
  for (const [index, value] of values.entries())
    if (values.indexOf(value) < index) errors.push(duplicate(item(place, index), value, { other: item(place, values.indexOf(value)) }));
  for (const message of isQualifiedName(key)) errors.push(invalid(child(at, 'key'), key, message));
}

/** Follows pkg/apis/core/validation.ValidateTopologySelectorTerm. */
function validateTopologySelectorTerm({ matchLabelExpressions = [] }: TopologySelectorTerm, at: Field, errors: FieldError[]): void {
  const list = child(at, 'matchLabelExpressions');
  for (const [index, requirement] of matchLabelExpressions.entries()) {
    validateTopologySelectorLabelRequirement(requirement, item(list, index), errors);
    const first = matchLabelExpressions.findIndex(({ key = '' }) => key === (requirement.key ?? ''));
    if (first < index) errors.push(duplicate(child(item(list, index), 'key'), requirement.key ?? '', { other: item(list, first) }));
  }
}

/** The values of each key, whatever their order, as one text; of the expressions for a key the last one counts. */
function identityOf({ matchLabelExpressions = [] }: TopologySelectorTerm): string {
  const byKey = new Map(matchLabelExpressions.map(({ key = '', values = NO_VALUES }) => [key, [...new Set(values)].sort()]));
  return JSON.stringify([...byKey].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Terms that say the same are refused, and, as the API server compares with terms yet to come, each one that says nothing. Follows pkg/apis/storage/validation.validateAllowedTopologies. */
function validateAllowedTopologies(terms: readonly TopologySelectorTerm[], { errors }: ValidationContext): void {
  const list = child(ROOT, 'allowedTopologies');
  const known: string[] = [];
  for (const [index, term] of terms.entries()) {
    const at = item(list, index);
    validateTopologySelectorTerm(term, at, errors);
    const identity = identityOf(term);
    const alike = known.filter((other) => other === identity).length + ((term.matchLabelExpressions ?? []).length === 0 ? terms.length : 0);
    for (let time = 0; time < alike; time++) errors.push(duplicate(child(at, 'matchLabelExpressions'), ''));
    known.push(identity);
  }
}

/** Follows pkg/api/storage.GetWarningsForStorageClass. */
function warnOfStorageClass(terms: readonly TopologySelectorTerm[], { warnings }: ValidationContext): void {
  for (const [i, { matchLabelExpressions = [] }] of terms.entries())
    for (const [j, { key = '' }] of matchLabelExpressions.entries()) {
      const message = deprecatedNodeLabel(key);
      const field = child(item(child(item(child(ROOT, 'allowedTopologies'), i), 'matchLabelExpressions'), j), 'key');
      if (message !== undefined) warnings.push({ field, message: `allowedTopologies[${i}].matchLabelExpressions[${j}].key: ${message}` });
    }
}

/** Follows pkg/apis/storage/validation.ValidateStorageClass. */
export function validateStorageClass({ parameters, allowedTopologies }: StorageClass, _at: Field, context: ValidationContext): void {
  validateParameters(parameters, context.errors, true);
  if (allowedTopologies === undefined) return;
  validateAllowedTopologies(allowedTopologies, context);
  warnOfStorageClass(allowedTopologies, context);
}

/** Follows pkg/apis/storage/validation.ValidateVolumeAttributesClass. */
export function validateVolumeAttributesClass({ parameters }: VolumeAttributesClass, _at: Field, context: ValidationContext): void {
  validateParameters(parameters, context.errors, false);
}
