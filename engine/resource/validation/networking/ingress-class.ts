import { child } from '#engine/apimachinery/validation/field.js';
import { invalid, required } from '#engine/apimachinery/validation/field-error.js';
import { isDns1123Subdomain } from '#engine/apimachinery/validation/names.js';
import type { Field } from '#engine/apimachinery/validation/field.js';
import type { FieldError } from '#engine/apimachinery/validation/field-error.js';
import type { IngressClassSpec } from '#engine/generated/kubernetes.js';
import type { Validator } from '#engine/resource/validation/validation-context.js';

const PATH = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** `example.com/controller`. Follows k8s.io/apimachinery/pkg/util/validation.IsDomainPrefixedPath. */
function validateDomainPrefixedPath(text: string, at: Field, errors: FieldError[]): void {
  if (text === '') return void errors.push(required(at));
  const slash = text.indexOf('/');
  const [domain, path] = [text.slice(0, Math.max(0, slash)), text.slice(slash + 1)];
  if (slash === -1 || domain === '' || path === '') return void errors.push(invalid(at, text, 'must be a domain-prefixed path (such as "acme.io/foo")'));
  for (const message of isDns1123Subdomain(domain)) errors.push(invalid(at, domain, message));
  if (!PATH.test(path)) errors.push(invalid(at, path, "Invalid path (regex used for validation is '[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+')"));
}

/** Follows pkg/apis/networking/validation.validateIngressClassSpec. */
export const validateIngressClassSpec: Validator<IngressClassSpec> = ({ controller = '' }, at, { errors }) => {
  validateDomainPrefixedPath(controller, child(at, 'controller'), errors);
};
