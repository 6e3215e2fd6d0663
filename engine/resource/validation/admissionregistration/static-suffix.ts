import { asObject, asString } from '#engine/apimachinery/json.js';
import { ROOT, child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

const SUFFIX = '.static.k8s.io';
const RESERVED = 'names ending with ".static.k8s.io" are reserved for static manifest-based configurations and cannot be managed via the API';
const NAME = child(child(ROOT, 'metadata'), 'name');

/** The names of configurations that the API server reads from files. Follows pkg/registry/admissionregistration.ValidateStaticSuffix and WarningsForStaticSuffix. */
export function validateStaticSuffix({ object, old, errors, warnings, isOn }: ValidationContext): void {
  const name = asString(asObject(object['metadata'])?.['name']) ?? '';
  if (!name.endsWith(SUFFIX)) return;
  if (old === undefined && isOn('ManifestBasedAdmissionControlConfig')) errors.push(invalid(NAME, name, RESERVED));
  else warnings.push({ field: NAME, message: `metadata.name: ${RESERVED}` });
}
