import { child, pathOf } from '#engine/apimachinery/validation/field.js';
import { invalid, required, tooLong } from '#engine/apimachinery/validation/field-error.js';
import { byteLength, isCIdentifier, isDns1123Label, isDns1123Subdomain, isQualifiedName } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError, FieldErrorExtras } from '#engine/apimachinery/validation/field-error.js';

const MOST_IN_IDENTIFIER = 32;
const MOST_IN_DRIVER_NAME = 63;
const MOST_IN_POOL_NAME = 253;

/** A name in lower case without dots: of a request, a device. */
export function validateLabelName(name: string, at: Field, errors: FieldError[]): void {
  for (const message of isDns1123Label(name)) errors.push(invalid(at, name, message));
}

/** Follows pkg/apis/core/validation.ValidateCSIDriverName. */
export function validateDriverName(name: string, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  if (name === '') return void errors.push(required(at, '', extras));
  if (byteLength(name) > MOST_IN_DRIVER_NAME) errors.push(tooLong(at, MOST_IN_DRIVER_NAME, extras));
  for (const message of isDns1123Subdomain(name.toLowerCase())) errors.push(invalid(at, name, message, extras));
}

/** Words of DNS names with slashes between them. Follows pkg/apis/resource/validation.validatePoolName. */
export function validatePoolName(name: string, at: Field, errors: FieldError[]): void {
  if (name === '') return void errors.push(required(at));
  if (byteLength(name) > MOST_IN_POOL_NAME) errors.push(tooLong(at, MOST_IN_POOL_NAME));
  for (const part of name.split('/')) for (const message of isDns1123Subdomain(part)) errors.push(invalid(at, part, message));
}

function validateCIdentifier(text: string, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  if (byteLength(text) > MOST_IN_IDENTIFIER) errors.push(tooLong(at, MOST_IN_IDENTIFIER, extras));
  for (const message of isCIdentifier(text)) errors.push(invalid(at, text, message, extras));
}

/** `model` or `gpu.example.com/model`; what has more slashes is not looked at. Follows pkg/apis/resource/validation.validateQualifiedName. */
function validateQualifiedName(name: string, at: Field, errors: FieldError[], extras?: FieldErrorExtras): void {
  const [first = '', second, third] = name.split('/');
  if (third !== undefined) return;
  if (second === undefined) return validateCIdentifier(first, at, errors, extras);
  if (first === '') errors.push(invalid(at, '', 'the domain must not be empty', extras));
  else validateDriverName(first, at, errors, extras);
  if (second === '') errors.push(invalid(at, '', 'the name must not be empty', extras));
  else validateCIdentifier(second, at, errors, extras);
}

/** A name that says its domain. Follows pkg/apis/resource/validation.validateFullyQualifiedName. */
export function validateFullyQualifiedName(name: string, at: Field, errors: FieldError[]): void {
  validateQualifiedName(name, at, errors);
  if (!name.includes('/')) errors.push(invalid(at, name, 'a fully qualified name must be a domain and a name separated by a slash'));
}

/** Keys of attributes and capacities; they are reported at the map. */
export function validateQualifiedKeys(map: { readonly [name: string]: unknown }, at: Field, errors: FieldError[]): void {
  for (const name of Object.keys(map)) {
    const known = errors.length;
    validateQualifiedName(name, at, errors);
    for (const error of errors.splice(known)) errors.push({ ...error, place: [...pathOf(at), name], on: 'key' });
  }
}

/** The resource by which Pods ask for devices of a class: `example.com/gpu`. Follows k8s.io/apimachinery/pkg/api/validate.ExtendedResourceName. */
export function validateExtendedResourceName(name: string, holder: Field, errors: FieldError[]): void {
  const at = child(holder, 'extendedResourceName');
  if (!name.includes('/')) errors.push(invalid(at, name, "a name must be a domain-prefixed path, such as 'example.com/my-prop'"));
  else if (name.includes('kubernetes.io/')) errors.push(invalid(at, name, 'must not have "kubernetes.io/" domain'));
  if (name.startsWith('requests.')) errors.push(invalid(at, name, 'must not have "requests." prefix'));
  for (const message of isQualifiedName(`requests.${name}`)) errors.push(invalid(at, name, message));
}
