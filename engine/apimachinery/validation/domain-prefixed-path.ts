import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';

const PATH = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** `example.com/path`. Follows k8s.io/apimachinery/pkg/util/validation.IsDomainPrefixedPath. */
export function validateDomainPrefixedPath(text: string, at: Field, errors: FieldError[]): void {
  if (text === '') return void errors.push(required(at));
  const slash = text.indexOf('/');
  const [host, path] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash + 1)];
  if (host === '' || path === '') return void errors.push(invalid(at, text, 'must be a domain-prefixed path (such as "acme.io/foo")'));
  for (const message of isDns1123Subdomain(host)) errors.push(invalid(at, host, message));
  if (!PATH.test(path)) errors.push(invalid(at, path, "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')"));
}
