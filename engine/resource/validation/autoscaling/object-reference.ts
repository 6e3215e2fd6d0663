import { child } from '#engine/apimachinery/validation/field.js';
import { invalid } from '#engine/apimachinery/validation/field-error.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { ValidationContext } from '#engine/resource/validation/validation-context.js';

/** What is wrong with an apiVersion; undefined where nothing is. Follows pkg/apis/autoscaling/validation.ValidateAPIVersion. */
export function apiVersionError(apiVersion: string, allowsEmptyGroup: boolean): string | undefined {
  const parts = apiVersion.split('/');
  if (parts.length > 2) return `unexpected GroupVersion string: ${apiVersion}`;
  return allowsEmptyGroup || (parts.length === 2 && parts[0] !== '') ? undefined : 'apiVersion must specify API group';
}

/** The first minor that looks at the apiVersions of references. */
const SINCE = 34;

/** The group and version of what a reference leads to; its kind and name are rows. Follows pkg/apis/autoscaling/validation.ValidateCrossVersionObjectReference. */
export function validateApiVersion(apiVersion: string, allowsEmptyGroup: boolean, at: Field, { minor, errors }: ValidationContext): void {
  if (minor < SINCE) return;
  const message = apiVersionError(apiVersion, allowsEmptyGroup);
  if (message !== undefined) errors.push(invalid(child(at, 'apiVersion'), apiVersion, message));
}
